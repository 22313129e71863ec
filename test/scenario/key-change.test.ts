/**
 * Another key appears for a contact: because the contact set Sotto up anew, or because the site made it up. What the person then decides, over
 * real backgrounds: the key that is known is kept and nothing was lost, or the other one is taken and is not called verified.
 */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { unwrapArmor, wrapArmor } from '../../lib/core/armor/armor.ts';
import { accountTag, siteTag } from '../../lib/core/identity.ts';
import type { IdentityPublicKey } from '../../lib/core/keys.ts';
import { contactCodeText } from '../../lib/core/verification/contact-code.ts';
import { encodeCode, noInvitation } from '../../lib/core/verification/scan.ts';
import type { KeyChange } from '../../lib/rpc/thread-types.ts';
import { restore, takeBackup } from '../background/world/backups.ts';
import { setTimer, threadOf } from '../background/world/keeping.ts';
import { Profile } from '../background/world/profile.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, tabOf, twoProtected, User } from '../background/world/user.ts';
import { accept, DAY, invite, NOON, person, read } from '../support/people.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
  await say(alice, 'before');
  await say(bob, 'answer before');
  for (const user of [alice, bob]) await rows(user);
});

const say = (user: User, text: string) => user.composer('composer.send', { text });
const rows = async (user: User) => (await user.read(site.armored())).map(said);
const row = async (user: User, text: string) => (await user.read(site.armored())).find((one) => said(one) === text);
const stateOf = async (user: User) => (await tabOf(user)).state;
const change = async (user: User): Promise<KeyChange> => {
  const { held } = await tabOf(user);
  if (held?.keyChange === undefined) throw new Error('nothing is to be decided');
  return held.keyChange;
};
const keep = async (user: User) => user.window('key.keep', { thread: threadOf(user), key: (await change(user)).id });
const take = async (user: User) => user.window('key.take', { tabId: TAB, key: (await change(user)).id ?? '' });
const unwrapped = (armored: string): Uint8Array => unwrapArmor(armored) ?? new Uint8Array();
const compared = (user: User) => user.window('verify.compared', { thread: threadOf(user) });

/** What the screen of Alice shows, if that is her key. */
const codeUnder = (identity: IdentityPublicKey): string => {
  const shown = { secret: new Uint8Array(16).fill(5), invitation: noInvitation, shownAt: NOON };
  return contactCodeText(encodeCode({ site: siteTag('x'), tag: accountTag('x', ALICE.id), identity, ...shown }));
};

/** An invitation that the site makes up, as if it came from Bob. It stands in the thread for good. */
const forge = (run: string, at = NOON): void => {
  const { payload } = invite(person(BOB.id, run), person(ALICE.id), at);
  site.posted.push({ from: BOB.handle, text: wrapArmor(payload) });
};

/** Bob has lost his profile, has no backup, and invites under a new key. */
const bobAnew = async (): Promise<User> => {
  const anew = new User(BOB, ALICE, site, new Profile('bob anew'));
  anew.profile.now = alice.profile.now;
  await anew.window('vault.create', { code: CODE });
  await rows(anew);
  await anew.window('thread.protect', { tabId: TAB });
  return anew;
};

test('a timer that holds is told again to whoever begins anew: under another key, and out of a backup', async () => {
  const timerOf = async (user: User) => (await tabOf(user)).held?.timer;
  await setTimer(alice, DAY);
  await rows(bob);
  const anew = await bobAnew();
  await rows(alice);
  expect(await take(alice)).toEqual({ kind: 'sent' });
  await rows(anew);
  for (const user of [alice, anew]) expect(await timerOf(user)).toBe(DAY);

  const bytes = await takeBackup(anew);
  await setTimer(alice, 3_600);
  const restored = new User(BOB, ALICE, site, new Profile('bob restored'));
  for (const { profile } of [restored, alice]) profile.now = alice.profile.now + 60;
  await restore(restored, bytes, { secret: CODE, code: null });
  await restored.window('thread.protect', { tabId: TAB });
  await rows(alice);
  await alice.window('thread.accept', { tabId: TAB });
  await rows(restored);
  for (const user of [alice, restored]) expect(await timerOf(user)).toBe(3_600);
});

test('a page that takes no acceptance gets it with the next message, and the timer after it, once', async () => {
  await setTimer(alice, DAY);
  await rows(bob);
  const anew = await bobAnew();
  await rows(alice);
  site.refusal = 'page/layout';
  expect(await take(alice)).toMatchObject({ kind: 'failed', code: 'page/layout' });
  site.refusal = null;
  expect(await say(alice, 'after all')).toEqual({ kind: 'sent' });
  expect((await rows(anew)).slice(-3)).toEqual(['them: [accepted]', `them: [timer ${DAY}]`, 'them: after all']);
  expect((await tabOf(anew)).held?.timer).toBe(DAY);
});

test('R-LIE-7: an invitation that the site made up is dismissed, and the thread goes on under the key of before, with nothing lost', async () => {
  await compared(alice);
  forge('impostor');
  expect((await rows(alice)).at(-1)).toBe('(key-changed)');
  expect(await stateOf(alice)).toBe('blocked');
  expect(await change(alice)).toMatchObject({ via: 'invitation', isOneOfMany: false, wasVerified: true });
  expect(await alice.composer('composer.state', {})).toEqual({ kind: 'blocked', name: '@bob' });
  await say(bob, 'sent meanwhile');
  expect(await row(alice, 'them: sent meanwhile')).toMatchObject({ notes: ['while-stopped'] });

  await keep(alice);
  expect(await stateOf(alice)).toBe('verified');
  alice.profile.start();
  expect((await rows(alice)).filter((one) => one.startsWith('('))).toEqual(['(key-refused)']);
  expect(await stateOf(alice)).toBe('verified'); // the row stands there still, and stops nothing
  expect(await say(alice, 'as before')).toEqual({ kind: 'sent' });
  expect((await rows(bob)).at(-1)).toBe('them: as before');
  await say(bob, 'and on');
  expect(await row(alice, 'them: and on')).toMatchObject({ notes: [] });
});

test('R-LIE-7: what was given up stops nothing, however far ahead its clock is; a newer one under it, or another, stops the thread again', async () => {
  forge('impostor', NOON + 3_600);
  await rows(alice);
  await keep(alice);
  await rows(alice);
  expect(await stateOf(alice)).toBe('protected');
  alice.profile.now += 7_200;
  forge('impostor', alice.profile.now);
  await rows(alice);
  expect(await stateOf(alice)).toBe('blocked');
  await keep(alice);
  forge('another impostor', NOON);
  await rows(alice);
  expect(await stateOf(alice)).toBe('blocked');
});

test('R-LIE-8: a key is decided about as the person saw it: not one that came meanwhile, and none where nothing is stopped', async () => {
  forge('first');
  await rows(alice);
  const { id: first } = await change(alice);
  forge('second');
  await rows(alice);
  const { id: second, isOneOfMany } = await change(alice);
  expect(second).not.toBe(first);
  expect(isOneOfMany).toBe(true);
  const stale = 'thread/other-key-since';
  await expect(alice.window('key.take', { tabId: TAB, key: first ?? '' })).rejects.toThrow(stale);
  await expect(alice.window('key.keep', { thread: threadOf(alice), key: first })).rejects.toThrow(stale);
  await expect(alice.window('key.keep', { thread: threadOf(alice), key: null })).rejects.toThrow(stale);
  expect(await stateOf(alice)).toBe('blocked');
  await keep(alice);
  await expect(alice.window('key.take', { tabId: TAB, key: second ?? '' })).rejects.toThrow(stale);
  await expect(alice.window('key.keep', { thread: threadOf(alice), key: second })).rejects.toThrow(stale);
  expect((await rows(alice)).filter((one) => one === '(key-refused)')).toHaveLength(2);
});

test('R-LIE-8: a new key is taken by consent, protects and is not verified, though the one before was', async () => {
  await compared(alice);
  const anew = await bobAnew();
  site.refusal = 'page/layout';
  await say(alice, 'never arrived');
  site.refusal = null;
  await rows(alice);
  expect(await stateOf(alice)).toBe('blocked');
  const sent = site.posted.length;
  expect(await take(alice)).toEqual({ kind: 'sent' });
  expect(site.posted).toHaveLength(sent + 1);
  expect(await tabOf(alice)).toMatchObject({
    state: 'protected',
    held: { session: 'in-use', keyTaken: { at: alice.profile.now, wasVerified: true } },
  });
  // What was sealed for the key of before was never sent, and is a draft again.
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: 'never arrived', unsent: null });
  expect((await rows(alice)).slice(-2)).toEqual(['them: [invitation-received]', 'us: [key-taken]']);

  expect((await rows(anew)).at(-1)).toBe('them: [accepted]');
  await say(anew, 'under the new key');
  expect(await row(alice, 'them: under the new key')).toMatchObject({ notes: [] });
  await say(alice, 'to the new key');
  expect((await rows(anew)).at(-1)).toBe('them: to the new key');
  expect(await stateOf(alice)).toBe('protected');

  // Whoever still has the old profile is read, and named.
  await say(bob, 'from the old profile');
  expect(await row(alice, 'them: from the old profile')).toMatchObject({ notes: ['old-key'] });
  await say(alice, 'still to the new key');
  expect((await rows(bob)).at(-1)).not.toBe('them: still to the new key');

  await compared(alice);
  expect(await tabOf(alice)).toMatchObject({ state: 'verified' });
  expect((await tabOf(alice)).held?.keyTaken).toBeUndefined();
});

test('R-LIE-8: an old invitation under the key that was given up stops nothing', async () => {
  await bob.window('thread.protect', { tabId: TAB });
  const unseen = site.armored().slice(-1);
  await bobAnew();
  await alice.read(site.armored().slice(-1));
  await take(alice);
  expect((await alice.read(unseen)).map(said)).toEqual(['(key-refused)']);
  expect(await stateOf(alice)).toBe('protected');
  for (const user of [alice, bob]) user.profile.now += 2 * DAY;
  await bob.window('thread.protect', { tabId: TAB });
  expect((await alice.read(site.armored().slice(-1))).map(said)).toEqual(['(key-changed)']);
});

test('R-LIE-8: an answer under another key is taken as one: the session under it is there at once', async () => {
  for (const user of [alice, bob]) user.profile.now += 60;
  await alice.window('thread.protect', { tabId: TAB });
  const invitation = site.armored().at(-1) ?? '';
  const { payload } = accept(person(BOB.id, 'anew'), unwrapped(invitation), alice.profile.now);
  site.posted.push({ from: BOB.handle, text: wrapArmor(payload) });
  await rows(alice);
  expect(await change(alice)).toMatchObject({ via: 'acceptance' });
  const sent = site.posted.length;
  expect(await take(alice)).toEqual({ kind: 'sent' });
  expect(site.posted).toHaveLength(sent); // there is nothing to send: it was answered already
  expect(await tabOf(alice)).toMatchObject({ state: 'protected', held: { session: 'in-use' } });
  expect((await rows(alice)).at(-1)).toBe('them: [key-taken]');
});

test('R-LIE-8: a key that only a scan showed is taken with an invitation of ours; kept, the thread is verified no more', async () => {
  await compared(bob);
  const anew = new User(ALICE, BOB, site, new Profile('alice anew'));
  await anew.window('vault.create', { code: CODE });
  await anew.window('thread.protect', { tabId: TAB });
  const other = codeUnder(read(unwrapped(site.armored().at(-1) ?? '')).identity);
  expect(await bob.window('verify.scan', { tabId: TAB, thread: threadOf(bob), text: other })).toEqual({
    kind: 'refused',
    why: 'other-key',
  });
  expect(await change(bob)).toMatchObject({ via: 'scan', wasVerified: true });
  // What the page brings under yet another key is not offered in its place.
  const { payload } = invite(person(ALICE.id, 'impostor'), person(BOB.id));
  await bob.read([wrapArmor(payload)]);
  expect(await change(bob)).toMatchObject({ via: 'scan', isOneOfMany: true });
  await keep(bob);
  expect(await stateOf(bob)).toBe('protected');

  expect(await bob.window('verify.scan', { tabId: TAB, thread: threadOf(bob), text: other })).toEqual({
    kind: 'refused',
    why: 'other-key',
  });
  expect(await take(bob)).toEqual({ kind: 'sent' });
  expect(await tabOf(bob)).toMatchObject({ state: 'protected', held: { session: 'renewing' } });
  expect((await rows(anew)).at(-1)).toBe('them: [invitation-received]');
  anew.profile.now += 60; // both have invited, and the other side may go first
  await anew.window('thread.accept', { tabId: TAB });
  expect((await rows(bob)).at(-1)).toBe('them: [accepted]');
  expect(await tabOf(bob)).toMatchObject({ state: 'protected', held: { session: 'in-use' } });
});

test('R-LIE-8: a proof under the key of before verifies nobody', async () => {
  const anew = await bobAnew();
  await rows(alice);
  await take(alice);
  await rows(anew);
  const { text } = await alice.window('verify.show', { thread: threadOf(alice) });
  await bob.window('verify.scan', { tabId: TAB, thread: threadOf(bob), text });
  expect((await alice.read(site.armored().slice(-1)))[0]).toMatchObject({ card: 'scanned', outcome: 'wrong' });
  expect(await stateOf(alice)).toBe('protected');
});

test('R-LIE-7: what was decided about keys is in the backup: what was given up stops a restored thread no more', async () => {
  forge('impostor');
  await rows(alice);
  await keep(alice);
  const bytes = await takeBackup(alice);
  const restored = new User(ALICE, BOB, site, new Profile('alice restored'));
  restored.profile.now = alice.profile.now;
  await restore(restored, bytes, { secret: CODE, code: null });
  await rows(restored);
  expect(await stateOf(restored)).toBe('restored');
});

test('what is decided is in the vault: a worker that is stopped forgets nothing of it', async () => {
  forge('impostor');
  await rows(alice);
  alice.profile.start();
  expect(await change(alice)).toMatchObject({ via: 'invitation' });
  await keep(alice);
  alice.profile.start();
  await rows(alice);
  expect(await stateOf(alice)).toBe('protected');
});
