/** Two people begin, and everything happens at once, twice, or to the wrong person. */
import { describe, expect, it } from 'vitest';
import { openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { readInvitation } from '../../lib/core/handshake/invitation.ts';
import { accept, connected, DAY, invite, inviter, NOON, person, talker } from '../support/people.ts';

const alice = person('Alice');
const bob = person('Bob');
const mallory = person('Mallory');

function open(payload: Uint8Array, view: Parameters<typeof openAcceptance>[1]) {
  const result = openAcceptance(payload, view);
  if (result.kind === 'refused') throw new Error(result.code);
  return result;
}

describe('Alice and Bob begin', () => {
  it('and Bob writes before Alice has read that he accepted', () => {
    const { payload, secrets } = invite(alice, bob);
    const accepted = accept(bob, payload);
    const bobs = talker(bob, accepted.session);
    const early = bobs.send('are you there?');
    const alices = talker(alice, open(accepted.payload, inviter(alice, bob, secrets)).session);
    expect(alices.receive(early)).toBe('are you there?');
    expect(bobs.receive(alices.send('yes'))).toBe('yes');
  });

  it('by inviting each other at the same time, and both sessions carry', () => {
    const fromAlice = invite(alice, bob);
    const fromBob = invite(bob, alice);
    const bobAccepts = accept(bob, fromAlice.payload);
    const aliceAccepts = accept(alice, fromBob.payload);
    const first = {
      alice: talker(alice, open(bobAccepts.payload, inviter(alice, bob, fromAlice.secrets)).session),
      bob: talker(bob, bobAccepts.session),
    };
    const second = {
      alice: talker(alice, aliceAccepts.session),
      bob: talker(bob, open(aliceAccepts.payload, inviter(bob, alice, fromBob.secrets)).session),
    };
    for (const pair of [first, second, first]) {
      expect(pair.bob.receive(pair.alice.send('hello'))).toBe('hello');
      expect(pair.alice.receive(pair.bob.send('hello'))).toBe('hello');
    }
    expect(first.alice.session.id).not.toEqual(second.alice.session.id);
    expect(second.bob.receive(first.alice.send('which session?'))).toBe('not-this-session');
  });

  it('with an acceptance that is shown twice, which is the same session and says so', () => {
    const { payload, secrets } = invite(alice, bob);
    const accepted = accept(bob, payload);
    const first = open(accepted.payload, inviter(alice, bob, secrets));
    const again = open(accepted.payload, inviter(alice, bob, { ...secrets, usedAt: NOON }, NOON + DAY));
    expect(again.session.id).toEqual(first.session.id);
    expect(again.session.rootKey).toEqual(first.session.rootKey);
  });

  it('with an acceptance whose message is shown again by itself, which is already read', () => {
    const { acceptance, ours: alices } = connected();
    expect(alices.receive(acceptance.slice(1_198))).toBe('already-read');
  });
});

describe('Mallory, who holds an account at the site,', () => {
  it('may accept an invitation that names nobody, under a key that is not Bob’s', () => {
    const openInvitation = invite(alice, { ...bob, tag: accountless });
    const fromBob = accept(bob, openInvitation.payload);
    const fromMallory = accept({ ...mallory, tag: bob.tag }, openInvitation.payload);
    const view = inviter(alice, bob, openInvitation.secrets);
    // Both open: which identity is believed is decided above the core, and it sees two.
    expect(open(fromBob.payload, view).theirIdentity).toEqual(bob.identity.publicKey);
    expect(open(fromMallory.payload, view).theirIdentity).toEqual(mallory.identity.publicKey);
  });

  it('cannot accept in Bob’s name with Bob’s public key', () => {
    const { payload, secrets } = invite(alice, bob);
    const impostor = { ...mallory, tag: bob.tag, identity: { ...mallory.identity, publicKey: bob.identity.publicKey } };
    const forged = accept(impostor, payload);
    expect(openAcceptance(forged.payload, inviter(alice, bob, secrets))).toEqual({
      kind: 'refused',
      code: 'does-not-open',
    });
  });

  it('cannot invite in Alice’s name, or change what Alice’s invitation says', () => {
    const impostor = {
      ...mallory,
      tag: alice.tag,
      identity: { ...mallory.identity, publicKey: alice.identity.publicKey },
    };
    expect(readInvitation(invite(impostor, bob).payload, NOON)).toEqual({ kind: 'refused', code: 'bad-signature' });
  });

  it('cannot read or write with a transcript alone', () => {
    const { invitation, acceptance, ours: alices } = connected(alice, bob);
    const reflected = openAcceptance(acceptance, inviter(mallory, alice, invite(mallory, alice).secrets));
    expect(reflected).toEqual({ kind: 'refused', code: 'not-ours' });
    expect(openAcceptance(invitation, inviter(alice, bob, invite(alice, bob).secrets))).toEqual({
      kind: 'refused',
      code: 'malformed',
    });
    expect(talker(mallory, connected(mallory, bob).ours.session).receive(alices.send('secret'))).toBe(
      'not-this-session',
    );
  });
});

const accountless = person('nobody').tag.map(() => 0) as typeof bob.tag;
