/**
 * Every decoder that a page or a peer feeds, against damaged copies of what is good. None may throw, hang, or take bytes that it would
 * write in another way. 20,000 inputs; `SOTTO_FUZZ_INPUTS` asks for more. A failure names the decoder and the input in hexadecimal.
 */
import { describe, expect, it } from 'vitest';
import { unwrapArmor, wrapArmor } from '../../../lib/core/armor/armor.ts';
import { findArmor } from '../../../lib/core/armor/find.ts';
import { concat, equal, fromUtf8, utf8 } from '../../../lib/core/bytes.ts';
import { openAcceptance } from '../../../lib/core/handshake/acceptance.ts';
import { readInvitation } from '../../../lib/core/handshake/invitation.ts';
import { siteTag } from '../../../lib/core/identity.ts';
import { MAX_TRIES } from '../../../lib/core/limits.ts';
import { pad, unpad } from '../../../lib/core/padding.ts';
import type { Random } from '../../../lib/core/random.ts';
import { readOverSessions } from '../../../lib/core/ratchet/session-set.ts';
import { encodeCode, noInvitation, readCode, showCode } from '../../../lib/core/verification/scan.ts';
import { decodeAcceptance, encodeAcceptanceHeader } from '../../../lib/core/wire/acceptance-form.ts';
import { decodeChunk, encodeChunk } from '../../../lib/core/wire/chunk-form.ts';
import { callSteps, decodeContent, encodeContent } from '../../../lib/core/wire/content.ts';
import { decodeInvitationFields, encodeInvitationFields } from '../../../lib/core/wire/invitation-form.ts';
import { decodeHeader, decodeMessage, encodeHeader, encodeMessage } from '../../../lib/core/wire/message-form.ts';
import { decodePart, encodePart, joinPart, splitPayload, type Unfinished } from '../../../lib/core/wire/parts.ts';
import { payloadKind } from '../../../lib/core/wire/payload.ts';
import { connected, inviter, NOON, person, says } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const INPUTS = Number(process.env['SOTTO_FUZZ_INPUTS'] ?? 20_000);

const [alice, bob] = [person('Alice'), person('Bob')];
const { invitation, acceptance, secrets, ours, theirs } = connected(alice, bob);
const message = ours.send('hello');
const said = { time: NOON, sequence: 0 };
const bytes16 = bob.random.bytes(16);

/** What is done to bytes; null when they are refused. The answer must be the bytes themselves. */
type Decoder = (bytes: Uint8Array) => Uint8Array | null;

/** Decodes and writes again. */
function strict<T>(
  decode: (bytes: Uint8Array) => T | null,
  encode: (value: T, bytes: Uint8Array) => Uint8Array,
): Decoder {
  return (bytes) => {
    const value = decode(bytes);
    return value === null ? null : encode(value, bytes);
  };
}

/** What only must not throw. */
function harmless(take: (bytes: Uint8Array) => unknown): Decoder {
  return (bytes) => {
    take(bytes);
    return null;
  };
}

let unfinished: Unfinished = [];

interface Target {
  readonly decode: Decoder;
  readonly good: readonly Uint8Array[];
  /** Of how many inputs one is given to it: some cost a signature or a key agreement. */
  readonly every?: number;
}

const targets: Readonly<Record<string, Target>> = {
  invitation: {
    decode: strict(decodeInvitationFields, (fields) => concat(encodeInvitationFields(fields), fields.signature)),
    good: [invitation],
  },
  acceptance: {
    decode: strict(decodeAcceptance, (fields) => concat(encodeAcceptanceHeader(fields), fields.message)),
    good: [acceptance],
  },
  message: { decode: strict(decodeMessage, encodeMessage), good: [message] },
  header: {
    decode: strict(decodeHeader, encodeHeader),
    good: [
      encodeHeader({ ratchetKey: theirs.session.receiving.nextHeaderKey as never, n: 1, previousCount: 2, epoch: 3 }),
    ],
  },
  padding: {
    decode: strict(unpad, ({ content, area }) => pad(content, 32, area)),
    good: [pad(bytes16), pad(bytes16, 32)],
  },
  chunk: {
    decode: strict(decodeChunk, (chunk, bytes) => {
      const written = chunk === 'none' ? new Uint8Array(0) : encodeChunk(chunk);
      return concat(written, new Uint8Array(bytes.length - written.length));
    }),
    good: [encodeChunk({ exchange: 1, kind: 'key', index: 3, bytes: bob.random.bytes(112) })],
  },
  content: {
    decode: strict(decodeContent, encodeContent),
    good: [
      says('hello'),
      { kind: 'reply', text: 'é', to: bytes16, ...said } as const,
      { kind: 'reaction', reaction: '😀', to: bytes16, ...said } as const,
      ...callSteps.map((step) => ({ kind: 'call', call: bytes16, step, signal: bytes16, ...said }) as const),
      { kind: 'timer', seconds: 60, ...said } as const,
    ].map(encodeContent),
  },
  part: { decode: strict(decodePart, encodePart), good: splitPayload(invitation, 400) },
  'joined parts': {
    decode: harmless((bytes) => {
      unfinished = joinPart(unfinished, bytes).unfinished;
    }),
    good: splitPayload(invitation, 400),
  },
  code: {
    decode: strict(readCode, encodeCode),
    good: [
      showCode(
        { site: siteTag('x'), tag: bob.tag, identity: bob.identity.publicKey, invitation: noInvitation, now: NOON },
        bob.random,
      ).bytes,
    ],
  },
  UTF8: { decode: strict(fromUtf8, utf8), good: [utf8('hé😀\u{10ffff}\uFEFF')] },
  armor: {
    decode: strict(
      (bytes) => unwrapArmor(Buffer.from(bytes).toString('latin1')),
      (payload) => Buffer.from(wrapArmor(payload)),
    ),
    good: [message, bytes16].map((payload) => Buffer.from(wrapArmor(payload))),
  },
  'text of a page': {
    decode: harmless((bytes) => findArmor(Buffer.from(bytes).toString('utf8'))),
    good: [Buffer.from(`x ${wrapArmor(bytes16)}\u00ad y ${wrapArmor(message)}`)],
  },
  kind: { decode: harmless(payloadKind), good: [message] },
  'whole invitation': { decode: harmless((bytes) => readInvitation(bytes, NOON)), good: [invitation], every: 50 },
  'whole acceptance': {
    decode: harmless((bytes) => openAcceptance(bytes, inviter(alice, bob, secrets))),
    good: [acceptance],
    every: 50,
  },
  'whole message': {
    decode: harmless((bytes) => {
      const read = readOverSessions([{ session: theirs.session, heardAt: 0 }], bytes, NOON);
      if (read.kind === 'message' && !equal(bytes, message)) throw new Error('taken');
      if (read.tries > MAX_TRIES) throw new Error('too many tries');
    }),
    good: [message],
    every: 10,
  },
};

/** Numbers below a bound, drawn in blocks. */
function dice(random: Random): (below: number) => number {
  let block = new Uint8Array(0);
  let at = 0;
  return (below) => {
    if (at + 4 > block.length) {
      block = Uint8Array.from(random.bytes(8_192));
      at = 0;
    }
    const drawn = new DataView(block.buffer).getUint32(at);
    at += 4;
    return drawn % below;
  };
}

type Roll = ReturnType<typeof dice>;
const interesting = [0, 1, 2, 3, 4, 0x17, 0x18, 0x1b, 0x1f, 0x40, 0x7f, 0x80, 0x9f, 0xbf, 0xc0, 0xf6, 0xf7, 0xfb, 0xff];

/** One of the changes that break decoders: bits, telling values, lengths, pieces moved, doubled, dropped or taken from elsewhere. */
function change(bytes: Uint8Array, other: Uint8Array, roll: Roll): Uint8Array {
  const at = roll(bytes.length + 1);
  const length = roll(8) === 0 ? roll(bytes.length + 1) : roll(9);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + length))];
  const piece = bytes.subarray(at, at + length);
  const one = Uint8Array.of(interesting[roll(interesting.length)] ?? 0);
  switch (roll(8)) {
    case 0:
      return concat(
        before,
        piece.map((byte) => byte ^ (1 << roll(8))),
        after,
      );
    case 1:
      return concat(before, one, bytes.subarray(at + 1));
    case 2:
      return concat(before, one, bytes.subarray(at));
    case 3:
      return before.slice();
    case 4:
      return concat(before, after);
    case 5:
      return concat(before, piece, piece, after);
    case 6:
      return concat(before, other.subarray(roll(other.length + 1)));
    default:
      return concat(
        before,
        Uint8Array.from({ length }, () => roll(256)),
        after,
      );
  }
}

function damaged(good: readonly Uint8Array[], roll: Roll): Uint8Array {
  const pick = () => good[roll(good.length)] ?? new Uint8Array(0);
  let bytes = pick();
  for (let changes = roll(4); changes >= 0; changes--) bytes = change(bytes, pick(), roll);
  return bytes.slice(0, 40_000);
}

/** What went wrong with an input, or null. */
function complaint(decode: Decoder, bytes: Uint8Array): string | null {
  try {
    const written = decode(bytes);
    return written === null || equal(written, bytes)
      ? null
      : `written otherwise: ${Buffer.from(bytes).toString('hex')}`;
  } catch (error) {
    return `${String(error)}: ${Buffer.from(bytes).toString('hex')}`;
  }
}

describe('a decoder', () => {
  const cheap = Object.values(targets).filter(({ every }) => every === undefined).length;
  it.each(Object.entries(targets))(
    'of %s takes only what it would write, and never throws',
    (name, { decode, good, every = 1 }) => {
      const roll = dice(seededRandom(`fuzz ${name} ${process.env['SOTTO_FUZZ_SEED'] ?? ''}`));
      for (const bytes of good) expect(complaint(decode, bytes)).toBeNull();
      const inputs = Math.ceil(INPUTS / cheap / every);
      for (let input = 0; input < inputs; input++) {
        const found = complaint(decode, damaged(good, roll));
        if (found !== null) throw new Error(found);
      }
    },
    3_600_000,
  );
});
