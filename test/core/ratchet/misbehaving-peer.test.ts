/** Mallory holds a session of her own with Bob and breaks its rules: every such message is refused and changes nothing (R-KEY-2). */
import { describe, expect, it } from 'vitest';
import { concat } from '../../../lib/core/bytes.ts';
import { type AgreementKeyPair, type AgreementPublicKey, named } from '../../../lib/core/keys.ts';
import { MAX_CHAIN_LENGTH, MAX_JUMP } from '../../../lib/core/limits.ts';
import { BUCKET, COMPACT_BUCKET, pad } from '../../../lib/core/padding.ts';
import { agree, agreementKeyPair } from '../../../lib/core/primitives.ts';
import { chainStep, rootStep } from '../../../lib/core/ratchet/chain.ts';
import { sealMessage } from '../../../lib/core/ratchet/seal.ts';
import { decryptMessage, type Session } from '../../../lib/core/ratchet/session.ts';
import { encodeChunk, unitsIn } from '../../../lib/core/wire/chunk-form.ts';
import { encodeContent } from '../../../lib/core/wire/content.ts';
import { encodeHeader, encodeMessage } from '../../../lib/core/wire/message-form.ts';
import { withByte } from '../../support/attack.ts';
import { connected, NOON, person, says } from '../../support/people.ts';

const mallory = person('Mallory');
const bob = person('Bob');
const padded = pad(encodeContent(says('hello')));

/** Bob's answer to a payload, with the check that a refusal changed nothing. */
function bobSays(session: Session, payload: Uint8Array): string {
  const copy = structuredClone(session);
  const result = decryptMessage(session, payload, NOON);
  expect(session).toEqual(copy);
  return result.kind === 'refused' ? result.code : result.kind;
}

interface Forged {
  readonly n?: number;
  readonly previousCount?: number;
  readonly epoch?: number;
  readonly body?: Uint8Array;
}

/** A message on the chain that Mallory has open, with whatever header and body she likes. */
function onOpenChain(session: Session, { n, previousCount, epoch = 0, body = padded }: Forged): Uint8Array {
  const { sending, context } = session;
  if (sending.kind !== 'open') throw new Error('no chain is open');
  const { messageKey } = chainStep(sending.chainKey);
  const header = encodeHeader({
    ratchetKey: sending.ratchet.publicKey,
    n: n ?? sending.n,
    previousCount: previousCount ?? sending.previousCount,
    epoch,
  });
  return encodeMessage(sealMessage({ headerKey: sending.headerKey, messageKey, context }, { header, body }));
}

/** A first message of a new chain, turned as Mallory likes, against the ratchet key that Bob last sent. */
function onNewChain(
  session: Session,
  theirs: AgreementPublicKey,
  { previousCount = 0, n = 0, epoch = 0 }: Forged,
  ratchet: AgreementKeyPair,
) {
  const shared = agree(ratchet.secretKey, theirs);
  if (shared === null) throw new Error('no secret');
  let step = chainStep(rootStep(session.rootKey, shared).chainKey);
  for (let passed = 0; passed < n; passed++) step = chainStep(step.next);
  const header = encodeHeader({ ratchetKey: ratchet.publicKey, n, previousCount, epoch });
  const keys = { headerKey: session.nextSendingHeaderKey, messageKey: step.messageKey, context: session.context };
  return encodeMessage(sealMessage(keys, { header, body: padded }));
}

const freshRatchet = () => agreementKeyPair(named('agreement secret key', mallory.random.bytes(32)));

describe('on her open chain', () => {
  const { theirs: mallorys, ours: bobs } = connected(bob, mallory);
  const saysTo = (forged: Forged) => bobSays(bobs.session, onOpenChain(mallorys.session, forged));

  it('a message that keeps the rules is read', () => {
    expect(saysTo({})).toBe('message');
  });

  it('no number is taken that does not exist, and no epoch', () => {
    expect(saysTo({ n: MAX_CHAIN_LENGTH })).toBe('malformed');
    expect(saysTo({ epoch: 1 })).toBe('malformed');
    expect(saysTo({ n: MAX_CHAIN_LENGTH - 1 })).toBe('too-far-ahead');
  });

  it('no chunk is taken that Bob’s side would have to send, or of another exchange, or that does not fill its room', () => {
    const content = encodeContent(says('hello'));
    const piece = (exchange: number, kind: 'key' | 'ciphertext', index = 0) => {
      const bytes = mallory.random.bytes(8 * unitsIn(kind, padded.length - 2 - content.length));
      return pad(content, BUCKET, encodeChunk({ exchange, kind, index, bytes }));
    };
    // Mallory accepted: the key of the first exchange is hers to make.
    expect(saysTo({ body: piece(1, 'key') })).toBe('message');
    expect(saysTo({ body: piece(1, 'key', 148) })).toBe('message');
    expect(saysTo({ body: piece(1, 'ciphertext') })).toBe('malformed');
    expect(saysTo({ body: piece(0, 'key') })).toBe('malformed');
    expect(saysTo({ body: piece(2, 'ciphertext') })).toBe('malformed');
    expect(saysTo({ body: withByte(piece(1, 'key'), 2 + content.length + 1, 3) })).toBe('malformed');
    expect(saysTo({ body: withByte(piece(1, 'key'), 2 + content.length + 2, 149) })).toBe('malformed');
    expect(saysTo({ body: withByte(piece(1, 'key'), padded.length - 1, 1) })).toBe('malformed');
  });

  it('no padding is taken that is none, and no content that says nothing', () => {
    const bodies = [
      new Uint8Array(COMPACT_BUCKET),
      new Uint8Array(COMPACT_BUCKET).fill(255),
      withByte(padded, padded.length - 1, 1),
      pad(Uint8Array.of(0x80)),
      pad(Uint8Array.of(0x84, 0, 0, 0, 0x60)),
    ];
    for (const body of bodies) expect(saysTo({ body })).toBe('malformed');
    expect(saysTo({ body: new Uint8Array(0) })).toBe('malformed');
    expect(saysTo({ body: concat(padded, new Uint8Array(1)) })).toBe('malformed');
    expect(saysTo({ body: concat(padded, new Uint8Array(COMPACT_BUCKET)) })).toBe('message');
  });
});

describe('on a new chain', () => {
  /** Bob has read two messages of Mallory's chain and answered; Mallory has read the answer and may turn. */
  function turning() {
    const { theirs: mallorys, ours: bobs } = connected(bob, mallory);
    bobs.receive(mallorys.send('one more'));
    mallorys.receive(bobs.send('answer'));
    const { sending } = mallorys.session;
    if (sending.kind !== 'due') throw new Error('no turn is due');
    return { mallorys: mallorys.session, bobs: bobs.session, theirs: sending.theirRatchetKey };
  }

  it('the length of the one before must be what was read of it, or more, but not much more', () => {
    const { mallorys, bobs, theirs } = turning();
    const withCount = (previousCount: number) =>
      bobSays(bobs, onNewChain(mallorys, theirs, { previousCount }, freshRatchet()));
    expect(withCount(2)).toBe('message');
    expect(withCount(1)).toBe('malformed');
    expect(withCount(0)).toBe('malformed');
    expect(withCount(2 + MAX_JUMP)).toBe('message');
    expect(withCount(3 + MAX_JUMP)).toBe('too-far-ahead');
    expect(withCount(65_535)).toBe('too-far-ahead');
  });

  it('no epoch is taken that Bob has no secret for', () => {
    const { mallorys, bobs, theirs } = turning();
    for (const epoch of [1, 2, 255])
      expect(bobSays(bobs, onNewChain(mallorys, theirs, { previousCount: 2, epoch }, freshRatchet()))).toBe(
        'malformed',
      );
  });

  it('the gap at its start is bounded like any other', () => {
    const { mallorys, bobs, theirs } = turning();
    const withNumber = (n: number) =>
      bobSays(bobs, onNewChain(mallorys, theirs, { previousCount: 2, n }, freshRatchet()));
    expect(withNumber(MAX_JUMP)).toBe('message');
    expect(withNumber(MAX_JUMP + 1)).toBe('too-far-ahead');
  });

  it('a ratchet key that gives no secret is no key', () => {
    const { mallorys, bobs, theirs } = turning();
    for (const bytes of [new Uint8Array(32), new Uint8Array(32).fill(255)]) {
      const ratchet = { ...freshRatchet(), publicKey: named('agreement public key', bytes) };
      expect(bobSays(bobs, onNewChain(mallorys, theirs, { previousCount: 2 }, ratchet))).toBe('malformed');
    }
  });

  it('nothing is taken before Bob has answered the one before', () => {
    const { mallorys, bobs, theirs } = turning();
    const ratchet = freshRatchet();
    const turned = decryptMessage(bobs, onNewChain(mallorys, theirs, { previousCount: 2 }, ratchet), NOON);
    if (turned.kind !== 'message') throw new Error(turned.kind);
    const shared = agree(ratchet.secretKey, theirs);
    if (shared === null) throw new Error('no secret');
    const { rootKey, nextHeaderKey } = rootStep(mallorys.rootKey, shared);
    const again = { ...mallorys, rootKey, nextSendingHeaderKey: nextHeaderKey };
    expect(bobSays(turned.next, onNewChain(again, theirs, { previousCount: 1 }, freshRatchet()))).toBe('malformed');
  });

  it('the first of all has none before it', () => {
    const { ours: mallorys, theirs: bobs } = connected(mallory, bob);
    const { sending } = mallorys.session;
    if (sending.kind !== 'due') throw new Error('no turn is due');
    const withCount = (previousCount: number) =>
      bobSays(bobs.session, onNewChain(mallorys.session, sending.theirRatchetKey, { previousCount }, freshRatchet()));
    expect(withCount(0)).toBe('message');
    expect(withCount(1)).toBe('malformed');
  });
});

describe('a number beyond the jump', () => {
  it('costs no key derivation', () => {
    const { theirs: mallorys, ours: bobs } = connected(bob, mallory);
    const far = onOpenChain(mallorys.session, { n: MAX_CHAIN_LENGTH - 1 });
    const started = performance.now();
    for (let time = 0; time < 50; time++) expect(decryptMessage(bobs.session, far, NOON).kind).toBe('refused');
    // Deriving 65,533 keys fifty times would take half a minute.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
