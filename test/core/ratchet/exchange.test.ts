/** What arrives in pieces is believed only whole and checked: a wrong key or ciphertext is forgotten, and the right one still agrees. */
import { describe, expect, it } from 'vitest';
import { concat } from '../../../lib/core/bytes.ts';
import { sha256 } from '../../../lib/core/primitives.ts';
import {
  type Exchange,
  mixAtOurTurn,
  mixAtTheirTurn,
  prepare,
  withReceived,
} from '../../../lib/core/ratchet/exchange.ts';
import { nothingOf } from '../../../lib/core/ratchet/gathered.ts';
import { CHECK_BYTES, type ChunkKind } from '../../../lib/core/wire/chunk-form.ts';
import { withByte } from '../../support/attack.ts';
import { NOON } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const random = seededRandom('exchange');
const idle: Exchange = { kind: 'idle' };

type Offering = Extract<Exchange, { kind: 'offering' }>;
type Answering = Extract<Exchange, { kind: 'answering' }>;

/** The acceptor holds the first exchange. */
const offer = (): Offering => {
  const offered = prepare(idle, { role: 'acceptor', number: 1, now: NOON }, random);
  if (offered.kind !== 'offering') throw new Error(offered.kind);
  return offered;
};
const whole = (kind: ChunkKind, bytes: Uint8Array) => ({ exchange: 1, kind, index: 0, bytes });
const answerTo = (offering: Offering): Answering => {
  const { exchange } = withReceived(idle, whole('key', offering.object));
  const answering = prepare(exchange, { role: 'inviter', number: 1, now: NOON }, random);
  if (answering.kind !== 'answering') throw new Error(answering.kind);
  return answering;
};

describe('a key', () => {
  const { object } = offer();
  const keyBytes = object.length - CHECK_BYTES;

  it('is taken when it is whole and one', () => {
    expect(withReceived(idle, whole('key', object))).toMatchObject({ exchange: { kind: 'gathering' }, spent: [] });
  });

  it('that comes again is nothing to who answers it already, offers one, or has agreed', () => {
    const offering = offer();
    const answering = answerTo(offering);
    const agreed = withReceived(offering, whole('ciphertext', answering.object)).exchange;
    for (const exchange of [offering, answering, agreed])
      expect(withReceived(exchange, whole('key', object))).toEqual({ exchange, spent: [] });
  });

  it('is forgotten when its check is another’s', () => {
    for (const index of [0, keyBytes - 1, keyBytes, object.length - 1]) {
      const bad = withByte(object, index, (object[index] ?? 0) ^ 1);
      expect(withReceived(idle, whole('key', bad))).toEqual({ exchange: idle, spent: [] });
    }
  });

  it('is forgotten when it is none, though its check is right', () => {
    const none = new Uint8Array(keyBytes).fill(0xff); // coefficients above the modulus
    const bad = concat(none, sha256(none).subarray(0, CHECK_BYTES));
    expect(withReceived(idle, whole('key', bad))).toEqual({ exchange: idle, spent: [] });
  });
});

describe('a ciphertext', () => {
  it('agrees when it is for this key, and spends the seed', () => {
    const offering = offer();
    const answering = answerTo(offering);
    const { exchange, spent } = withReceived(offering, whole('ciphertext', answering.object));
    expect(exchange).toEqual({ kind: 'agreed', secret: answering.secret, binding: answering.binding });
    expect(spent).toEqual([offering.seed]);
  });

  it('is forgotten when it is damaged or for another key, and the right one agrees afterwards', () => {
    const offering = offer();
    const answering = answerTo(offering);
    const { object } = answering;
    const damaged = withByte(object, 9, (object[9] ?? 0) ^ 1);
    for (const bad of [damaged, answerTo(offer()).object]) {
      const refused = withReceived(offering, whole('ciphertext', bad));
      expect(refused).toEqual({ exchange: { ...offering, ciphertext: nothingOf('ciphertext') }, spent: [] });
      const { exchange } = withReceived(refused.exchange, whole('ciphertext', object));
      expect(exchange).toMatchObject({ kind: 'agreed', secret: answering.secret });
    }
  });

  it('is nothing to whoever has offered no key', () => {
    const { object } = answerTo(offer());
    expect(withReceived(idle, whole('ciphertext', object))).toEqual({ exchange: idle, spent: [] });
  });
});

describe('what enters the root', () => {
  const offering = offer();
  const answering = answerTo(offering);

  it('at our turn is what was agreed, and nothing before', () => {
    const { exchange } = withReceived(offering, whole('ciphertext', answering.object));
    expect(mixAtOurTurn(exchange)).toEqual(exchange);
    for (const other of [idle, offering, answering]) expect(mixAtOurTurn(other)).toBeNull();
  });

  it('at theirs is what we answered, only into the next epoch, and nothing while they stay in this one', () => {
    expect(mixAtTheirTurn(answering, 0, 1)).toBe(answering);
    expect(mixAtTheirTurn(answering, 0, 0)).toBe('nothing');
    expect(mixAtTheirTurn(answering, 0, 2)).toBeNull();
    for (const other of [idle, offering]) expect(mixAtTheirTurn(other, 0, 1)).toBeNull();
  });
});
