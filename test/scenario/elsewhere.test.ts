/** Somebody who has Sotto on another computer, and lies about who is who that a site can tell without any key. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { takeBackup } from '../background/world/backups.ts';
import { threadOf } from '../background/world/keeping.ts';
import { Profile } from '../background/world/profile.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, tabOf, twoPeople, twoProtected, User } from '../background/world/user.ts';

const rows = async (user: User, site: Site) => (await user.read(site.armored())).map(said);
const secondComputer = async (account: typeof ALICE, peer: typeof BOB, site: Site): Promise<User> => {
  const user = new User(account, peer, site, new Profile(`${account.handle} elsewhere`));
  await user.window('vault.create', { code: CODE });
  return user;
};

test('R-LIE-9: one’s own second computer is told to restore the backup, by the inviter’s side and by the acceptor’s', async () => {
  const site = new Site();
  await twoProtected(site);
  for (const [account, peer] of [
    [ALICE, BOB],
    [BOB, ALICE],
  ] as const) {
    const second = await secondComputer(account, peer, site);
    expect((await tabOf(second)).held?.isElsewhere).toBeUndefined();
    await rows(second, site);
    expect([account.handle, (await tabOf(second)).held]).toMatchObject([account.handle, { isElsewhere: true }]);
  }
});

test('R-LIE-9: the restored backup goes on under the same identity, and the contact sees no other key', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  for (const user of [alice, bob]) await user.window('verify.compared', { thread: threadOf(user) });
  const bytes = await takeBackup(alice);
  const second = await secondComputer(ALICE, BOB, site);
  await rows(second, site);
  second.profile.now += 60;
  bob.profile.now += 60;
  second.profile.chosen.bytes = bytes.slice();
  await second.window('backup.restore', { secret: CODE, code: null });
  expect(await tabOf(second)).toMatchObject({ state: 'restored' });
  expect((await tabOf(second)).held?.isElsewhere).toBeUndefined();
  await second.window('thread.protect', { tabId: TAB });
  expect((await rows(bob, site)).at(-1)).toBe('them: [invitation-received]');
  expect(await tabOf(bob)).toMatchObject({ state: 'verified', held: { isInvitedAnew: true } });
  await bob.window('thread.accept', { tabId: TAB });
  await rows(second, site);
  for (const user of [second, bob]) expect((await tabOf(user)).state).toBe('verified');
});

test('R-LIE-9: where the vault has the account’s own key, nobody is told of another computer', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  await rows(alice, site);
  const other = await secondComputer(ALICE, BOB, site);
  await other.window('thread.protect', { tabId: TAB });
  expect((await rows(alice, site)).at(-1)).toBe('(other-device)');
  expect((await tabOf(alice)).held?.isElsewhere).toBeUndefined();
});

test('R-LIE-10: another handle for a known account is said, and the name that is known stays', async () => {
  const { alice } = await twoProtected(new Site());
  expect((await tabOf(alice)).oddity).toBeUndefined();
  alice.ref = { ...alice.ref, peerHandle: 'Bob' };
  expect((await tabOf(alice)).oddity).toBeUndefined(); // as the site writes it now
  alice.ref = { ...alice.ref, peerHandle: 'carol' };
  expect(await tabOf(alice)).toMatchObject({ peerHandle: 'bob', oddity: { kind: 'renamed', shown: 'carol' } });
  alice.ref = { ...alice.ref, peerHandle: null };
  expect((await tabOf(alice)).oddity).toBeUndefined();
});

test('a handle that the page says only after its rows stands in the popup that asks about the invitation', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  bob.ref = { ...bob.ref, peerHandle: null };
  await rows(bob, site);
  expect(await tabOf(bob)).toMatchObject({ state: 'invitation-received', peerHandle: null });
  bob.ref = { ...bob.ref, peerHandle: 'alice' };
  expect(await tabOf(bob)).toMatchObject({ state: 'invitation-received', peerHandle: 'alice' });
});

test('R-LIE-10: a known handle over another number is said, before and after its invitation', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  const falseBob = { id: '9009', handle: 'bob' };
  const there = new Site();
  const elsewhere = new User(ALICE, falseBob, there, alice.profile);
  expect(await tabOf(elsewhere)).toMatchObject({ state: 'off', oddity: { kind: 'namesake', name: '@bob' } });
  const mallory = new User(falseBob, ALICE, there, new Profile('mallory'));
  await mallory.window('vault.create', { code: CODE });
  await mallory.window('thread.protect', { tabId: TAB });
  await rows(elsewhere, there);
  expect(await tabOf(elsewhere)).toMatchObject({ state: 'invitation-received', oddity: { kind: 'namesake' } });
});

test('R-LIE-10: a handle that nobody is known by says nothing', async () => {
  const { alice } = await twoPeople(new Site());
  expect((await tabOf(alice)).oddity).toBeUndefined();
});
