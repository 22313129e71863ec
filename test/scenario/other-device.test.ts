/** What another device of one's own has begun is not for this one: one sentence for one fact, in whatever order rows are read. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, tabOf, twoProtected, User } from '../background/world/user.ts';

const send = (user: User, text: string) => user.composer('composer.send', { text });
const saidIn = async (user: User, armored: readonly string[]) => (await user.read(armored)).map(said);

/** Alice and Bob have written, and Alice has set up a second computer without restoring anything. */
const withFreshDevice = async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(alice, 'from the old one');
  await bob.read(site.armored());
  await send(bob, 'to the old one');
  await alice.read(site.armored());
  const before = site.armored();
  const fresh = new User(ALICE, BOB, site);
  await fresh.window('vault.create', { code: CODE });
  return { site, alice, bob, fresh, before };
};

const allNotForHere = (armored: readonly string[]) => armored.map(() => '(other-device)');

test('a fresh device says it of every row, when it has invited and when it has a session, too', async () => {
  const { site, bob, fresh, before } = await withFreshDevice();
  expect(await saidIn(fresh, before)).toEqual(allNotForHere(before));
  await fresh.window('thread.protect', { tabId: TAB });
  expect(await saidIn(fresh, before)).toEqual(allNotForHere(before));
  fresh.profile.start(); // nothing is remembered but what is stored
  expect(await saidIn(fresh, before)).toEqual(allNotForHere(before));

  await bob.read(site.armored());
  const { id } = (await tabOf(bob)).held?.keyChange ?? {};
  await bob.window('key.take', { tabId: TAB, key: id ?? '' });
  await send(bob, 'to the new one');
  const rows = await saidIn(fresh, site.armored());
  expect(rows.slice(0, before.length)).toEqual(allNotForHere(before));
  expect(rows.slice(-2)).toEqual(['them: [accepted]', 'them: to the new one']);
});

test('the old device says the same of what the new one begins and of what is said there, whichever is read first', async () => {
  const { site, alice, bob, fresh, before } = await withFreshDevice();
  await fresh.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  const { id } = (await tabOf(bob)).held?.keyChange ?? {};
  await bob.window('key.take', { tabId: TAB, key: id ?? '' });
  await fresh.read(site.armored());
  await send(bob, 'to the new one');
  await fresh.read(site.armored());
  await send(fresh, 'from the new one');

  const [invitation = '', acceptance = '', ...messages] = site.armored().slice(before.length);
  expect(await saidIn(alice, messages)).toEqual(['(wrong-key)', '(wrong-key)']);
  alice.profile.news.length = 0;
  expect(await saidIn(alice, [invitation, acceptance])).toEqual(['(other-device)', '(other-device)']);
  expect(alice.profile.news).toContain('thread'); // so that the glass asks again
  expect(await saidIn(alice, messages)).toEqual(['(other-device)', '(other-device)']);
  expect((await saidIn(alice, before)).slice(-2)).toEqual(['us: from the old one', 'them: to the old one']);
});
