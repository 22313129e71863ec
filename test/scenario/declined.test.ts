/** An invitation is declined, over real backgrounds: it is asked about no more, the other side hears nothing, and it can be undone. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { restore, takeBackup } from '../background/world/backups.ts';
import { threadOf } from '../background/world/keeping.ts';
import { Profile } from '../background/world/profile.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, tabOf, twoPeople, twoProtected, User } from '../background/world/user.ts';

let site: Site;
let alice: User;
let bob: User;

/** Alice has invited, and Bob has seen it. */
beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoPeople(site));
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
});

const decline = (user: User, declined = true) => user.window('thread.decline', { thread: threadOf(user), declined });
const accept = (user: User) => user.window('thread.accept', { tabId: TAB });
const pageThread = (user: User) => user.page('page.thread', { ref: user.ref });
const list = async (user: User) => (await user.window('people.list', {})).people;

test('R-PEOPLE-4: declined, it makes no prompt and cannot be accepted, nothing is sent, and the list says so', async () => {
  expect(await pageThread(bob)).toMatchObject({ state: 'invitation-received' });
  const posted = site.posted.length;
  bob.profile.news.length = 0;
  await decline(bob);
  expect(bob.profile.news).toEqual(['thread', 'people']);
  expect(await pageThread(bob)).toEqual({ kind: 'off' });
  expect(bob.profile.badges.get(TAB)).toBe('');
  expect(await tabOf(bob)).toMatchObject({
    state: 'off',
    canAccept: false,
    invitedAt: null,
    held: { isDeclined: true },
  });
  expect(await list(bob)).toMatchObject([{ state: 'off', declined: true, muted: false }]);
  await expect(accept(bob)).rejects.toThrow('thread/no-invitation');
  expect(site.posted).toHaveLength(posted);
  expect(await tabOf(alice)).toMatchObject({ state: 'invited' });

  // The row is seen again, and the worker starts anew.
  bob.profile.start();
  await bob.read(site.armored());
  expect(await pageThread(bob)).toEqual({ kind: 'off' });
});

test('R-PEOPLE-4: the person takes it back, and accepts after all', async () => {
  await decline(bob);
  await decline(bob, false);
  expect(await pageThread(bob)).toMatchObject({ state: 'invitation-received' });
  expect((await list(bob))[0]).not.toHaveProperty('declined');
  expect(await accept(bob)).toEqual({ kind: 'sent' });
  await alice.read(site.armored());
  await alice.composer('composer.send', { text: 'good morning' });
  expect((await bob.read(site.armored())).map(said).at(-1)).toBe('them: good morning');
});

test('a newer invitation is another one, and one’s own begins the thread from the other side', async () => {
  await decline(bob);
  alice.profile.now += 60;
  bob.profile.now += 60;
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  expect(await tabOf(bob)).toMatchObject({ state: 'invitation-received', canAccept: true });
  expect((await tabOf(bob)).held).not.toHaveProperty('isDeclined');

  await decline(bob);
  await bob.window('thread.protect', { tabId: TAB });
  expect(await tabOf(bob)).toMatchObject({ state: 'invited' });
  await alice.read(site.armored());
  for (const { profile } of [alice, bob]) profile.now += 86_400; // whoever's turn it was at first
  expect(await pageThread(bob)).toMatchObject({ state: 'invited' });
  expect(await accept(alice)).toEqual({ kind: 'sent' });
  await bob.read(site.armored());
  expect(await tabOf(bob)).toMatchObject({ state: 'protected' });
});

test('what was declined stays declined in a backup, and is nothing any more once it would have expired', async () => {
  await decline(bob);
  const bytes = await takeBackup(bob);
  const restored = new User(BOB, ALICE, site, new Profile('bob restored'));
  restored.profile.now = bob.profile.now;
  await restore(restored, bytes, { secret: CODE, code: null });
  expect(await list(restored)).toMatchObject([{ state: 'off', declined: true }]);
  bob.profile.now += 31 * 86_400;
  expect(await list(bob)).toEqual([]);
  expect((await tabOf(bob)).held).not.toHaveProperty('isDeclined');
  await expect(decline(bob, false)).rejects.toThrow('thread/no-invitation');
});

test('only what is offered can be declined, and only by a window', async () => {
  await expect(decline(alice)).rejects.toThrow('thread/no-invitation');
  await expect(decline(bob, false)).rejects.toThrow('thread/no-invitation');
  await expect(bob.ask(bob.pageSender(), 'thread.decline', { thread: threadOf(bob), declined: true })).rejects.toThrow(
    'rpc/forbidden',
  );
  await bob.window('vault.lock', {});
  await expect(decline(bob)).rejects.toThrow('vault/locked');
});

test('an invitation that begins a protected thread anew is no such question', async () => {
  const anew = new Site();
  const two = await twoProtected(anew);
  const bytes = await takeBackup(two.alice);
  const restored = new User(ALICE, BOB, anew, new Profile('alice restored'));
  for (const { profile } of [restored, two.bob]) profile.now = two.bob.profile.now + 3_600;
  await restore(restored, bytes, { secret: CODE, code: null });
  await restored.window('thread.protect', { tabId: TAB });
  await two.bob.read(anew.armored());
  expect(await tabOf(two.bob)).toMatchObject({ held: { isInvitedAnew: true } });
  await expect(decline(two.bob)).rejects.toThrow('thread/no-invitation');
});
