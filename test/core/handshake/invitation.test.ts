/** An invitation is read whole or refused with its reason; one for other accounts says so (R-LIE-3). */
import { describe, expect, it } from 'vitest';
import { ascii, concat } from '../../../lib/core/bytes.ts';
import { addressee, expiresAt, readInvitation, secretsExpireAt } from '../../../lib/core/handshake/invitation.ts';
import { siteTag, unknownAccount } from '../../../lib/core/identity.ts';
import { sign } from '../../../lib/core/primitives.ts';
import { payloadHash } from '../../../lib/core/wire/payload.ts';
import { append, flipBit, truncations, withByte } from '../../support/attack.ts';
import { DAY, invite, NOON, person, read, viewOf } from '../../support/people.ts';

const alice = person('Alice');
const bob = person('Bob');
const mallory = person('Mallory');
const { payload, secrets } = invite(alice, bob);

/** How the invitation reads after its maker changed some bytes and signed again. */
function resigned(offset: number, bytes: Uint8Array, now = NOON) {
  const signed = payload.slice(0, -64);
  signed.set(bytes, offset);
  const result = readInvitation(
    concat(signed, sign(alice.identity.secretKey, concat(ascii('Sotto/1 invitation'), signed))),
    now,
  );
  return result.kind === 'refused' ? result.code : result.kind;
}

/** Byte offsets of the fields (docs/protocol.md, *Invitation*). */
const offset = {
  site: 2,
  makerTag: 10,
  peerTag: 18,
  identity: 26,
  deviceId: 58,
  prekey: 62,
  kemKey: 94,
  createdAt: 1_278,
  signature: 1_282,
};

describe('an invitation', () => {
  it('says who invites whom, where and when', () => {
    const invitation = read(payload);
    expect(invitation).toMatchObject({
      ...viewOfMaker(),
      identity: alice.identity.publicKey,
      deviceId: alice.deviceId,
      createdAt: NOON,
    });
    expect(invitation.payload).toEqual(payload);
    expect(invitation.hash).toEqual(payloadHash(payload));
    expect(secrets).toMatchObject({ hash: invitation.hash, payload, createdAt: NOON, usedAt: null });
  });

  function viewOfMaker() {
    const { site, ourTag, theirTag } = viewOf(alice, bob);
    return { site, makerTag: ourTag, peerTag: theirTag };
  }

  it('is kept as it was read, whatever becomes of the bytes that it came in', () => {
    const received = payload.slice();
    const invitation = read(received);
    received.fill(0);
    expect(invitation.payload).toEqual(payload);
  });

  it('never uses a key twice', () => {
    const second = read(invite(alice, bob).payload);
    expect(second.prekey).not.toEqual(read(payload).prekey);
    expect(second.kemKey).not.toEqual(read(payload).kemKey);
  });

  it('is refused when anything in it was changed', () => {
    const inKemKey = (bit: number) => bit >> 3 >= offset.kemKey && bit >> 3 < offset.createdAt;
    for (let bit = 0; bit < payload.length * 8; bit += inKemKey(bit) ? 167 : 5) {
      const result = readInvitation(flipBit(payload, bit), NOON);
      expect(result).toMatchObject({ kind: 'refused' });
    }
    expect(readInvitation(withByte(payload, offset.peerTag, 0), NOON)).toEqual({
      kind: 'refused',
      code: 'bad-signature',
    });
    expect(readInvitation(withByte(payload, offset.signature, 0), NOON)).toEqual({
      kind: 'refused',
      code: 'bad-signature',
    });
  });

  it('is malformed in any other length', () => {
    const malformed = { kind: 'refused', code: 'malformed' };
    for (const shorter of truncations(payload)) expect(readInvitation(shorter, NOON)).toEqual(malformed);
    expect(readInvitation(append(payload, 0), NOON)).toEqual(malformed);
    expect(readInvitation(concat(payload, new Uint8Array(70_000)), NOON)).toEqual(malformed);
  });

  it('of a newer version is not called broken', () => {
    expect(readInvitation(withByte(payload, 1, 2), NOON)).toEqual({ kind: 'refused', code: 'newer-version' });
    expect(readInvitation(Uint8Array.of(1, 9), NOON)).toEqual({ kind: 'refused', code: 'newer-version' });
    expect(readInvitation(withByte(payload, 1, 0), NOON)).toEqual({ kind: 'refused', code: 'malformed' });
    expect(readInvitation(withByte(payload, 0, 2), NOON)).toEqual({ kind: 'refused', code: 'malformed' });
    expect(readInvitation(Uint8Array.of(2, 9), NOON)).toEqual({ kind: 'refused', code: 'malformed' });
  });

  it('with keys that cannot be keys is malformed, even when it is signed', () => {
    expect(resigned(offset.deviceId, Uint8Array.of(1, 2, 3, 4))).toBe('invitation');
    expect(resigned(offset.prekey, new Uint8Array(32))).toBe('malformed');
    expect(resigned(offset.prekey, new Uint8Array(32).fill(255))).toBe('malformed');
    expect(resigned(offset.kemKey, new Uint8Array(1_184).fill(255))).toBe('malformed');
    expect(resigned(offset.identity, Uint8Array.of(1, ...new Uint8Array(31)))).toBe('malformed');
    expect(resigned(offset.identity, mallory.identity.publicKey)).toBe('bad-signature');
  });

  it('R-LIE-6: lives for thirty days', () => {
    const at = (now: number) => {
      const result = readInvitation(payload, now);
      return result.kind === 'refused' ? result.code : result.kind;
    };
    expect(expiresAt(NOON)).toBe(NOON + 30 * DAY);
    expect(at(NOON + 30 * DAY)).toBe('invitation');
    expect(at(NOON + 30 * DAY + 1)).toBe('expired');
    expect(at(NOON - DAY)).toBe('invitation');
    expect(at(NOON - DAY - 1)).toBe('from-the-future');
  });

  it('leaves secrets that live on for a week after their first use', () => {
    expect(secretsExpireAt(secrets)).toBe(NOON + 30 * DAY);
    expect(secretsExpireAt({ ...secrets, usedAt: NOON + 29 * DAY })).toBe(NOON + 36 * DAY);
    expect(secretsExpireAt({ ...secrets, usedAt: NOON + DAY })).toBe(NOON + 8 * DAY);
  });
});

describe('whom an invitation is for', () => {
  const invitation = read(payload);
  const seenBy = (self: typeof bob, view: Partial<ReturnType<typeof viewOf>> = {}) =>
    addressee(invitation, { ...viewOf(self, alice), ...view, identity: self.identity });

  it('is said by its tags', () => {
    expect(seenBy(bob)).toBe('for-us');
    expect(seenBy(mallory)).toBe('other-account');
    expect(seenBy(bob, { theirTag: mallory.tag })).toBe('other-account');
    expect(seenBy(bob, { site: siteTag('y') })).toBe('other-account');
    expect(seenBy(alice)).toBe('ours');
  });

  it('stays open where a site shows no account', () => {
    expect(seenBy(bob, { ourTag: unknownAccount, theirTag: unknownAccount })).toBe('for-us');
    const open = read(invite({ ...alice, tag: unknownAccount }, { ...bob, tag: unknownAccount }).payload);
    expect(addressee(open, { ...viewOf(mallory, alice), identity: mallory.identity })).toBe('for-us');
  });
});
