/** What own accounts are called in windows: as their pages call them, which is a name and nothing more. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, TAB, tabOf, twoProtected, User } from '../background/world/user.ts';

const accounts = async (user: User) => (await user.window('people.list', {})).accounts;

test('an own account has the handle that its page showed last beside the popup, and its key goes by the number', async () => {
  const { alice } = await twoProtected(new Site());
  expect(await accounts(alice)).toMatchObject([{ ownId: ALICE.id, handle: null }]); // no popup has been open
  await tabOf(alice);
  expect(await accounts(alice)).toMatchObject([{ ownId: ALICE.id, handle: 'alice' }]);
  alice.profile.start();
  alice.ownHandle = 'mallory';
  expect(await tabOf(alice)).toMatchObject({ state: 'protected', peerHandle: 'bob' });
  const { number } = await alice.window('verify.state', { thread: (await tabOf(alice)).held?.thread ?? noThread });
  alice.ownHandle = null; // a page that does not say it takes nothing back
  await tabOf(alice);
  expect(await accounts(alice)).toMatchObject([{ ownId: ALICE.id, handle: 'mallory' }]);
  expect((await alice.window('verify.state', { thread: (await tabOf(alice)).held?.thread ?? noThread })).number).toBe(
    number,
  );
});

const noThread = { site: 'x', ownId: '0', conversationId: '0-0' };

test('an account that has no key here is not remembered by its handle, and a locked vault remembers nothing', async () => {
  const alice = new User(ALICE, BOB, new Site());
  await alice.window('vault.create', { code: 'seven quiet tractors hum in the attic' });
  await alice.window('tab.thread', { tabId: TAB });
  expect(await accounts(alice)).toEqual([]);
  const two = await twoProtected(new Site());
  await two.bob.window('vault.lock', {});
  await two.bob.window('tab.thread', { tabId: TAB });
  await two.bob.window('vault.unlock', { code: 'seven quiet tractors hum in the attic' });
  expect(await accounts(two.bob)).toMatchObject([{ handle: null }]);
});
