/** Both sides make the same session or none; an acceptance between other accounts says so (R-LIE-3). */
import { describe, expect, it } from 'vitest';
import { concat } from '../../../lib/core/bytes.ts';
import { ProtocolError } from '../../../lib/core/errors.ts';
import {
  acceptanceInvitationHash,
  createAcceptance,
  type Inviter,
  openAcceptance,
} from '../../../lib/core/handshake/acceptance.ts';
import { createDeviceId, siteTag, unknownAccount } from '../../../lib/core/identity.ts';
import { named } from '../../../lib/core/keys.ts';
import { append, flipBit, truncations, withByte } from '../../support/attack.ts';
import { accept, connected, DAY, invite, inviter, NOON, person, read, talker } from '../../support/people.ts';

const alice = person('Alice');
const bob = person('Bob');
const mallory = person('Mallory');
const { payload: invitation, secrets } = invite(alice, bob);
const { payload: acceptance, session: bobsSession } = accept(bob, invitation);
const waiting = inviter(alice, bob, secrets);

/** The outcome in one word. */
function opens(payload: Uint8Array, changes: Partial<Inviter> = {}): string {
  const result = openAcceptance(payload, { ...waiting, ...changes });
  return result.kind === 'refused' ? result.code : result.kind;
}

/** Byte offsets of the fields (docs/protocol.md, *Acceptance*). */
const offset = {
  reference: 2,
  site: 18,
  acceptorTag: 26,
  inviterTag: 34,
  identity: 42,
  deviceId: 74,
  ephemeralKey: 78,
  ciphertext: 110,
  message: 1_198,
};

describe('an acceptance', () => {
  it('gives both sides the same session', () => {
    const result = openAcceptance(acceptance, waiting);
    expect(result).toMatchObject({
      kind: 'accepted',
      theirIdentity: bob.identity.publicKey,
      theirDeviceId: bob.deviceId,
      theirTag: bob.tag,
      content: { kind: 'control', control: 'accepted', time: NOON, sequence: 0 },
    });
    if (result.kind !== 'accepted') throw new Error(result.code);
    const { session } = result;
    expect(session.id).toEqual(bobsSession.id);
    expect(session.context).toEqual(bobsSession.context);
    expect(session).toMatchObject({ role: 'inviter', confirmed: true, createdAt: NOON, lastReceivedAt: NOON });
    expect(bobsSession).toMatchObject({ role: 'acceptor', confirmed: false, createdAt: NOON, lastReceivedAt: null });
    expect(session.ourIdentity).toEqual(bobsSession.theirIdentity);
    expect(session.theirIdentity).toEqual(bobsSession.ourIdentity);
    expect(session.ourDeviceId).toEqual(bobsSession.theirDeviceId);
  });

  it('names the invitation that it answers', () => {
    expect(acceptanceInvitationHash(acceptance)).toEqual(secrets.hash.slice(0, 16));
    expect(acceptanceInvitationHash(invitation)).toBeNull();
    expect(acceptanceInvitationHash(new Uint8Array(0))).toBeNull();
  });

  it('does not open when anything in it was changed', () => {
    for (let bit = 0; bit < acceptance.length * 8; bit += bit >> 3 < offset.ciphertext ? 9 : 61) {
      expect(openAcceptance(flipBit(acceptance, bit), waiting)).toMatchObject({ kind: 'refused' });
    }
    expect(opens(withByte(acceptance, offset.ciphertext, 0))).toBe('does-not-open');
    expect(opens(withByte(acceptance, offset.acceptorTag, 0))).toBe('does-not-open');
    expect(opens(withByte(acceptance, offset.site, 0))).toBe('does-not-open');
    expect(opens(withByte(acceptance, offset.deviceId, 0))).toBe('does-not-open');
    expect(opens(withByte(acceptance, offset.message + 100, 0))).toBe('does-not-open');
  });

  it('in any other length is malformed or does not open', () => {
    for (const shorter of truncations(acceptance.slice(0, offset.message))) expect(opens(shorter)).toBe('malformed');
    for (let end = offset.message; end < acceptance.length; end += 10)
      expect(opens(acceptance.slice(0, end))).toBe('does-not-open');
    expect(opens(append(acceptance, 0))).toBe('does-not-open');
    expect(opens(concat(acceptance, new Uint8Array(70_000)))).toBe('does-not-open');
    expect(opens(invitation)).toBe('malformed');
  });

  it('with keys that cannot be keys is refused', () => {
    const withField = (start: number, bytes: Uint8Array) => {
      const changed = acceptance.slice();
      changed.set(bytes, start);
      return opens(changed);
    };
    expect(withField(offset.identity, Uint8Array.of(1, ...new Uint8Array(31)))).toBe('bad-key');
    expect(withField(offset.identity, new Uint8Array(32).fill(255))).toBe('bad-key');
    expect(withField(offset.ephemeralKey, new Uint8Array(32))).toBe('bad-key');
    expect(withField(offset.ephemeralKey, new Uint8Array(32).fill(255))).toBe('bad-key');
    expect(withField(offset.identity, mallory.identity.publicKey)).toBe('does-not-open');
    expect(withField(offset.identity, alice.identity.publicKey)).toBe('own-identity');
  });

  it('opens only with the secrets of its own invitation, identity and device', () => {
    const other = invite(alice, bob);
    expect(opens(acceptance, { secrets: other.secrets })).toBe('not-ours');
    expect(opens(acceptance, { secrets: { ...secrets, payload: new Uint8Array(3) } })).toBe('not-ours');
    expect(opens(acceptance, { identity: mallory.identity })).toBe('not-ours');
    expect(opens(acceptance, { deviceId: createDeviceId(mallory.random) })).toBe('not-ours');
    expect(opens(acceptance, { secrets: { ...other.secrets, hash: secrets.hash, payload: secrets.payload } })).toBe(
      'does-not-open',
    );
    expect(opens(acceptance, { secrets: { ...secrets, kemSeed: other.secrets.kemSeed } })).toBe('does-not-open');
    expect(opens(acceptance, { secrets: { ...secrets, prekeySecret: other.secrets.prekeySecret } })).toBe(
      'does-not-open',
    );
  });

  it('is opened for thirty days, and late copies of it for a week after the first', () => {
    expect(opens(acceptance, { now: NOON + 30 * DAY })).toBe('accepted');
    expect(opens(acceptance, { now: NOON + 30 * DAY + 1 })).toBe('expired');
    const used = { ...secrets, usedAt: NOON + 28 * DAY };
    expect(opens(acceptance, { now: NOON + 35 * DAY, secrets: used })).toBe('accepted');
    expect(opens(acceptance, { now: NOON + 35 * DAY + 1, secrets: used })).toBe('expired');
  });

  it('between other accounts than ours says so, and only when it is authentic', () => {
    expect(opens(acceptance, { theirTag: mallory.tag })).toBe('other-account');
    expect(opens(acceptance, { ourTag: mallory.tag })).toBe('other-account');
    expect(opens(acceptance, { site: siteTag('y') })).toBe('other-account');
    expect(opens(withByte(acceptance, offset.message + 60, 0), { theirTag: mallory.tag })).toBe('does-not-open');
    expect(opens(acceptance, { ourTag: unknownAccount, theirTag: unknownAccount })).toBe('accepted');
  });

  it('tells the account that an open invitation did not know', () => {
    const open = invite(alice, { ...bob, tag: unknownAccount });
    const answer = accept(bob, open.payload);
    const result = openAcceptance(answer.payload, { ...inviter(alice, bob, open.secrets), theirTag: unknownAccount });
    expect(result).toMatchObject({ kind: 'accepted', theirTag: bob.tag });
    const answerOfMallory = accept(mallory, open.payload);
    expect(opens(answerOfMallory.payload, { secrets: open.secrets })).toBe('other-account');
  });

  it('carries a control as its first message, never text', () => {
    const session = talker(bob, bobsSession);
    const header = acceptance.slice(0, offset.message);
    expect(opens(concat(header, session.send('text in place of the control')))).toBe('malformed');
  });
});

describe('accepting', () => {
  const by = (who: typeof bob, tag = who.tag) =>
    createAcceptance(
      { invitation: read(invitation), identity: who.identity, deviceId: who.deviceId, ourTag: tag, now: NOON },
      who.random,
    );

  it('is refused to who made the invitation and to who is not invited', () => {
    expect(() => by(alice)).toThrow(new ProtocolError('own-identity'));
    expect(() => by(mallory)).toThrow(new ProtocolError('other-account'));
    expect(() => by(bob, mallory.tag)).toThrow(new ProtocolError('other-account'));
    expect(() => by(bob, unknownAccount)).not.toThrow();
  });

  it('of keys that nobody checked is a broken contract', () => {
    const { identity, deviceId, tag, random } = bob;
    const pointOfOrderTwo = Uint8Array.of(0xec, ...new Uint8Array(30).fill(0xff), 0x7f);
    for (const unchecked of [
      { ...read(invitation), prekey: named('agreement public key', new Uint8Array(32)) },
      { ...read(invitation), identity: named('identity public key', pointOfOrderTwo) },
    ])
      expect(() =>
        createAcceptance({ invitation: unchecked, identity, deviceId, ourTag: tag, now: NOON }, random),
      ).toThrow(new ProtocolError('bad-key'));
  });

  it('twice gives two sessions that share nothing', () => {
    const first = by(bob);
    const second = by(bob);
    expect(first.session.id).not.toEqual(second.session.id);
    expect(first.session.rootKey).not.toEqual(second.session.rootKey);
    expect(opens(first.payload)).toBe('accepted');
    expect(opens(second.payload)).toBe('accepted');
  });

  it('overwrites the secret of its ephemeral key, and keeps that of its first ratchet key', () => {
    const drawn: Uint8Array[] = [];
    const remembering = {
      bytes(length: number) {
        const bytes = bob.random.bytes(length);
        drawn.push(bytes);
        return bytes;
      },
    };
    const { identity, deviceId, tag: ourTag } = bob;
    const { session } = createAcceptance(
      { invitation: read(invitation), identity, deviceId, ourTag, now: NOON },
      remembering,
    );
    const [ephemeral, , ratchet] = drawn;
    expect(ephemeral).toEqual(new Uint8Array(32));
    expect(session.sending).toMatchObject({ kind: 'open', ratchet: { secretKey: ratchet } });
    expect(ratchet).not.toEqual(new Uint8Array(32));
  });

  it('gives equal bytes from equal randomness', () => {
    const run = () => connected(person('Alice', 'again'), person('Bob', 'again'));
    expect(run().acceptance).toEqual(run().acceptance);
    expect(run().ours.send('x')).toEqual(run().ours.send('x'));
  });
});
