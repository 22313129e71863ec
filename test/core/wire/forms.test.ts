import { describe, expect, it } from 'vitest';
import { wrapArmor } from '../../../lib/core/armor/armor.ts';
import { MAX_PAYLOAD_BYTES } from '../../../lib/core/armor/frame.ts';
import { concat } from '../../../lib/core/bytes.ts';
import { named } from '../../../lib/core/keys.ts';
import { MAX_TEXT_BYTES } from '../../../lib/core/limits.ts';
import { COMPACT_BUCKET } from '../../../lib/core/padding.ts';
import { decodeAcceptance, encodeAcceptanceHeader } from '../../../lib/core/wire/acceptance-form.ts';
import { decodeChunk, encodeChunk, unitsIn } from '../../../lib/core/wire/chunk-form.ts';
import { decodeInvitationFields, encodeInvitationFields } from '../../../lib/core/wire/invitation-form.ts';
import { decodeHeader, decodeMessage, encodeHeader, encodeMessage } from '../../../lib/core/wire/message-form.ts';
import { payloadHash, payloadKind } from '../../../lib/core/wire/payload.ts';
import { append, expectStrict, truncations, withByte } from '../../support/attack.ts';
import { connected } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const { invitation, acceptance, ours } = connected();
const message = ours.send('hello');
const random = seededRandom('forms');

describe('payloads', () => {
  it('say what they are in their first bytes', () => {
    expect([invitation, acceptance, message].map(payloadKind)).toEqual(['invitation', 'acceptance', 'message']);
    expect([invitation, acceptance, message].map((payload) => payload[0])).toEqual([1, 2, 3]);
  });

  it('of a newer Sotto, and garbage, are unknown', () => {
    const unknown = [
      new Uint8Array(0),
      Uint8Array.of(0),
      Uint8Array.of(1),
      Uint8Array.of(5, 1),
      withByte(invitation, 1, 2),
      withByte(acceptance, 1, 0),
      withByte(message, 0, 255),
    ];
    for (const payload of unknown) expect(payloadKind(payload)).toBe('unknown');
  });

  it('have one name each', () => {
    expect(payloadHash(message)).toHaveLength(32);
    expect(payloadHash(message)).toEqual(payloadHash(message.slice()));
    expect(payloadHash(message)).not.toEqual(payloadHash(withByte(message, 9, 0)));
  });

  it('keep the sizes that sites allow', () => {
    const length = (payload: Uint8Array) => wrapArmor(payload).length;
    expect(invitation).toHaveLength(1_346);
    expect(acceptance).toHaveLength(1_198 + 230);
    expect(message).toHaveLength(230);
    expect(length(invitation)).toBe(1_821);
    expect(length(acceptance)).toBe(1_931);
    expect(length(message)).toBe(322);
    expect(length(ours.send('hello', { bucket: COMPACT_BUCKET }))).toBe(150);
    expect(length(ours.send('x'.repeat(280)))).toBeLessThanOrEqual(540);
  });

  it('carry the longest text', () => {
    const longest = ours.send('😀'.repeat(MAX_TEXT_BYTES / 4));
    expect(longest.length).toBeLessThanOrEqual(MAX_PAYLOAD_BYTES);
    expect(() => wrapArmor(longest)).not.toThrow();
  });
});

describe('an invitation', () => {
  it('is strict in its form', () => {
    expectStrict(invitation, decodeInvitationFields, ({ signature, signed: _, ...fields }) =>
      concat(encodeInvitationFields(fields), signature),
    );
    for (const payload of [...truncations(invitation), append(invitation, 0)]) {
      expect(decodeInvitationFields(payload)).toBeNull();
    }
  });
});

describe('an acceptance', () => {
  it('is strict in its form, and holds whatever message follows its header', () => {
    expectStrict(acceptance, decodeAcceptance, ({ message: embedded, header: _, ...fields }) =>
      concat(encodeAcceptanceHeader(fields), embedded),
    );
    for (const payload of truncations(acceptance.slice(0, 1_198))) expect(decodeAcceptance(payload)).toBeNull();
    const decoded = decodeAcceptance(acceptance);
    expect(decoded?.header).toEqual(acceptance.slice(0, 1_198));
    expect(decoded?.message).toEqual(acceptance.slice(1_198));
  });
});

describe('a message', () => {
  it('is strict in its form', () => {
    expectStrict(message, decodeMessage, encodeMessage);
    const lengths = truncations(message).filter((payload) => decodeMessage(payload) !== null);
    expect(lengths.map((payload) => payload.length - 70)).toEqual([32, 64, 96, 128]);
    expect(decodeMessage(append(message, 0))).toBeNull();
  });

  it('ends where armor does', () => {
    const form = (padded: number) => concat(Uint8Array.of(3), new Uint8Array(69 + padded));
    expect(decodeMessage(form(29_600))).not.toBeNull();
    expect(decodeMessage(form(29_632))).toBeNull();
  });
});

describe('a header', () => {
  const ratchetKey = named('agreement public key', random.bytes(32));
  const header = { ratchetKey, n: 0x0102, previousCount: 0xffff, epoch: 0xfe };

  it('is written in 37 bytes', () => {
    expect(encodeHeader(header)).toEqual(concat(ratchetKey, Uint8Array.of(1, 2, 0xff, 0xff, 0xfe)));
    expect(decodeHeader(encodeHeader(header))).toEqual(header);
  });

  it('is strict', () => {
    expectStrict(encodeHeader(header), decodeHeader, encodeHeader);
  });

  it('has no number 65,535', () => {
    expect(decodeHeader(encodeHeader({ ...header, n: 65_534 }))).not.toBeNull();
    expect(decodeHeader(encodeHeader({ ...header, n: 65_535 }))).toBeNull();
  });
});

describe('a chunk', () => {
  const bytes = random.bytes(112);
  const chunk = { exchange: 7, kind: 'key', index: 3, bytes } as const;
  const area = (piece: Uint8Array, length: number) => concat(piece, new Uint8Array(length - piece.length));

  it('is written in three bytes and its piece', () => {
    expect(encodeChunk(chunk)).toEqual(concat(Uint8Array.of(7, 1, 3), bytes));
    expect(encodeChunk({ ...chunk, kind: 'ciphertext' })[1]).toBe(2);
    expect(decodeChunk(encodeChunk(chunk))).toEqual(chunk);
    expect(decodeChunk(area(encodeChunk(chunk), 122))).toEqual(chunk);
    expect(decodeChunk(new Uint8Array(0))).toBe('none');
    expect(decodeChunk(new Uint8Array(149))).toBe('none');
  });

  it('is strict', () => {
    const rooms = [115, 120, 122];
    for (const room of rooms) {
      const decodeIn = (bytes: Uint8Array) => {
        const found = decodeChunk(bytes);
        return found === null || found === 'none' ? null : { found, room: bytes.length };
      };
      expectStrict(area(encodeChunk(chunk), room), decodeIn, (read) => area(encodeChunk(read.found), read.room));
    }
  });

  it('fills its room, up to its whole object', () => {
    expect([10, 11, 18, 19, 5_000].map((area) => unitsIn('key', area))).toEqual([0, 1, 1, 2, 149]);
    expect(unitsIn('ciphertext', 5_000)).toBe(137);
    expect(decodeChunk(withByte(encodeChunk(chunk), 2, 148))).not.toBeNull();
    expect(decodeChunk(withByte(encodeChunk(chunk), 2, 149))).toBeNull();
    expect(decodeChunk(withByte(withByte(encodeChunk(chunk), 1, 2), 2, 137))).toBeNull();
    expect(decodeChunk(concat(encodeChunk(chunk), new Uint8Array(8)))).not.toEqual(chunk);
  });
});
