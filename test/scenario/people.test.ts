/**
 * What a person decides about people, over real backgrounds: a name of their own that stands everywhere, invitations that are not asked about,
 * somebody to whom nothing is sent, and two own accounts that know nothing of each other's people.
 */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { ContactName, Person } from '../../lib/rpc/thread-types.ts';
import { threadOf } from '../background/world/keeping.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, MALLORY, said, TAB, twoPeople, twoProtected, User } from '../background/world/user.ts';

const list = async (user: User): Promise<readonly Person[]> => (await user.window('people.list', {})).people;
const contactOf = ({ ref }: User): ContactName => ({
  site: ref.site,
  ownId: ref.ownId ?? '',
  peerId: ref.peerId ?? '',
});
const rename = (user: User, name: string) => user.window('people.rename', { contact: contactOf(user), name });
const mute = (user: User, muted: boolean) => user.window('people.mute', { contact: contactOf(user), muted });
const block = (user: User, blocked: boolean) => user.window('people.block', { contact: contactOf(user), blocked });
const tabThread = (user: User) => user.window('tab.thread', { tabId: TAB });
const pageThread = (user: User) => user.page('page.thread', { ref: user.ref });
const send = (user: User, text: string) => user.composer('composer.send', { text });
const forget = (user: User) => user.window('thread.forget', { thread: threadOf(user) });

test('R-PEOPLE-1: a name that the person gave stands in every place, and goes again', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(bob, 'good evening');
  alice.profile.news.length = 0;
  expect(await rename(alice, ' Bob\u202E from\nthe choir ')).toEqual({ name: 'Bob from the choir' });
  expect(alice.profile.news).toContain('people');

  const rows = await alice.read(site.armored());
  expect(rows.map((row) => ('name' in row ? row.name : null))).toEqual([
    'Bob from the choir',
    'Bob from the choir',
    'Bob from the choir',
  ]);
  expect(await alice.composer('composer.state', {})).toMatchObject({ kind: 'open', name: 'Bob from the choir' });
  expect(await tabThread(alice)).toMatchObject({ name: 'Bob from the choir', peerHandle: 'bob' });
  expect(await alice.window('verify.state', { thread: threadOf(alice) })).toMatchObject({ name: 'Bob from the choir' });
  const { hits } = await alice.window('archive.search', { query: 'evening', after: null });
  expect(hits).toMatchObject([{ name: 'Bob from the choir' }]);
  const copy = await alice.window('export.thread', { ...contactOf(alice), code: CODE, form: 'json' });
  expect(copy.name).toContain('Bob-from-the-choir');
  expect(site.everything()).not.toContain('choir');

  expect(await rename(alice, ' \u200b ')).toEqual({ name: null });
  expect(await alice.composer('composer.state', {})).toMatchObject({ name: '@bob' });
  expect((await alice.read(site.armored()))[2]).toMatchObject({ name: '@bob' });
  await expect(rename(alice, 'x'.repeat(61))).rejects.toThrow('rpc/bad-request');
});

test('a name is kept through a lock, and nobody is renamed while the vault is locked', async () => {
  const { alice } = await twoProtected(new Site());
  await rename(alice, 'Bob from the choir');
  await alice.window('vault.lock', {});
  for (const act of [rename(alice, 'Mallory'), mute(alice, true), block(alice, true)])
    await expect(act).rejects.toThrow('vault/locked');
  expect(await tabThread(alice)).toMatchObject({ name: null });
  alice.profile.restartBrowser();
  await alice.window('vault.unlock', { code: CODE });
  expect(await list(alice)).toMatchObject([{ name: 'Bob from the choir', handle: 'bob' }]);
});

test('R-PEOPLE-2: an invitation of somebody who is muted makes no prompt, stands in the list, and can be accepted', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  expect(await pageThread(bob)).toEqual({ kind: 'open', state: 'invitation-received', guarded: false });
  expect(bob.profile.badges.get(TAB)).toBe('•');

  await mute(bob, true);
  expect(await pageThread(bob)).toEqual({ kind: 'off' });
  expect([bob.profile.badges.get(TAB), bob.profile.titles.get(TAB)]).toEqual(['', 'Sotto']);
  expect(await list(bob)).toMatchObject([{ state: 'invitation-received', muted: true, verified: null }]);
  expect(await tabThread(bob)).toMatchObject({ state: 'invitation-received', canAccept: true, held: { muted: true } });

  // Invitations expire; that they are muted does not.
  bob.profile.now += 31 * 86_400;
  expect(await list(bob)).toMatchObject([{ state: 'off', muted: true, since: null }]);
  bob.profile.now -= 31 * 86_400;
  await mute(bob, false);
  expect(await pageThread(bob)).toMatchObject({ state: 'invitation-received' });
  await mute(bob, true);
  expect(await bob.window('thread.accept', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await pageThread(bob)).toEqual({ kind: 'open', state: 'protected', guarded: true });
});

test('R-PEOPLE-2: who has invited, too, goes on seeing that', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  await mute(bob, true);
  bob.profile.now += 86_400; // whoever's turn it was at first
  expect(await pageThread(bob)).toMatchObject({ state: 'invited' });
});

test('R-PEOPLE-3: to somebody who is blocked nothing is sent, what was said stays readable, and it can be undone', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(bob, 'before');
  await alice.read(site.armored());
  site.refusal = 'page/not-seen';
  const waiting = await send(alice, 'was to be sent');
  site.refusal = null;
  if (waiting.kind !== 'failed') throw new Error('it was sent');
  await alice.composer('composer.draft', { text: 'half a sentence' });
  await block(alice, true);

  const posted = site.posted.length;
  expect(await alice.composer('composer.state', {})).toEqual({ kind: 'barred', name: '@bob' });
  expect(await pageThread(alice)).toMatchObject({ guarded: true }); // nor does anything leave in clear
  const { id } = waiting;
  const acts = [
    () => send(alice, 'and on'),
    () => alice.composer('composer.retry', { id }),
    () => alice.window('thread.timer', { tabId: TAB, seconds: 300 }),
    () => alice.window('thread.protect', { tabId: TAB }),
    () => alice.window('thread.accept', { tabId: TAB }),
    () => alice.window('thread.renew', { tabId: TAB }),
    () => alice.window('verify.scan', { tabId: TAB, thread: threadOf(alice), text: 'anything' }),
  ];
  for (const act of acts) await expect(act()).rejects.toThrow('thread/barred');
  expect(site.posted).toHaveLength(posted);
  await send(bob, 'written while blocked');
  expect((await alice.read(site.armored())).map(said).slice(-2)).toEqual(['them: before', '(barred)']);
  expect(await list(alice)).toMatchObject([{ barred: true, state: 'protected' }]);

  // Across a restart, too.
  alice.profile.start();
  expect(await alice.composer('composer.state', {})).toMatchObject({ kind: 'barred' });
  await block(alice, false);
  expect(await alice.composer('composer.state', {})).toMatchObject({
    kind: 'open',
    draft: 'half a sentence',
    unsent: { text: 'was to be sent' },
  });
  expect(await alice.composer('composer.retry', { id })).toEqual({ kind: 'sent' });
  expect((await bob.read(site.armored().slice(-1))).map(said)).toEqual(['them: was to be sent']);
  expect((await alice.read(site.armored())).map(said).slice(-2)).toEqual([
    'them: written while blocked',
    'us: was to be sent',
  ]);
});

test('R-PEOPLE-3: a scan that waits to be told is not told to somebody who is blocked', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const { text } = await alice.window('verify.show', { thread: threadOf(alice) });
  site.refusal = 'page/not-seen';
  expect(await bob.window('verify.scan', { tabId: TAB, thread: threadOf(bob), text })).toMatchObject({
    kind: 'checked',
    sent: { kind: 'failed' },
  });
  site.refusal = null;
  await block(bob, true);
  await expect(bob.window('verify.send', { tabId: TAB })).rejects.toThrow('thread/barred');
  await block(bob, false);
  expect(await bob.window('verify.send', { tabId: TAB })).toEqual({ kind: 'sent' });
});

test('R-PEOPLE-3: what is leaving has left before somebody is said to be blocked, and nothing leaves after that', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  const [sent] = await Promise.allSettled([send(alice, 'at the same moment'), block(alice, true)]);
  const posted = site.posted.length;
  expect(sent.status).toBe('fulfilled');
  await expect(send(alice, 'too late')).rejects.toThrow('thread/barred');
  expect(site.posted).toHaveLength(posted);
});

test('R-PEOPLE-3: nothing of somebody who is blocked is asked, in a thread without protection either', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  await block(bob, true);
  expect(await pageThread(bob)).toEqual({ kind: 'off' });
  expect(bob.profile.badges.get(TAB)).toBe('');
  await expect(bob.window('thread.accept', { tabId: TAB })).rejects.toThrow('thread/barred');
  await expect(bob.window('thread.protect', { tabId: TAB })).rejects.toThrow('thread/barred');
  expect(site.posted).toHaveLength(1);
});

test('another key stops the thread of somebody who is blocked as well, and that is what the composer says', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  await block(alice, true);
  const other = new User(BOB, ALICE, site);
  await other.window('vault.create', { code: CODE });
  await other.window('thread.protect', { tabId: TAB });
  await alice.read(site.armored());
  expect(await alice.composer('composer.state', {})).toMatchObject({ kind: 'blocked' });
  expect(await list(alice)).toMatchObject([{ state: 'blocked', barred: true }]);
});

test('who is forgotten is gone with name and block, and what is decided about nobody says so', async () => {
  const { alice } = await twoProtected(new Site());
  await rename(alice, 'Bob from the choir');
  await block(alice, true);
  await forget(alice);
  expect(await list(alice)).toEqual([]);
  for (const act of [rename(alice, 'Bob'), mute(alice, true), block(alice, false)])
    await expect(act).rejects.toThrow('contact/unknown');
  expect(await alice.window('thread.protect', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await list(alice)).toMatchObject([{ name: null, barred: false, handle: 'bob', state: 'invited' }]);
});

test('the list says since when and when they last wrote', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const since = alice.profile.now;
  for (const user of [alice, bob]) user.profile.now += 3 * 86_400;
  await send(bob, 'still here');
  await alice.read(site.armored());
  expect(await list(alice)).toEqual([
    {
      ...contactOf(alice),
      conversationId: '1001-2002',
      handle: 'bob',
      name: null,
      state: 'protected',
      verified: false,
      since,
      heardAt: since + 3 * 86_400,
      muted: false,
      barred: false,
    },
  ]);
  expect((await list(bob))[0]).toMatchObject({ heardAt: null }); // an invitation was no message
});

test('two own accounts have each an identity, and know the same person each for itself', async () => {
  const [first, second] = [new Site(), new Site()];
  const { alice, bob } = await twoProtected(first);
  const work = { id: '1009', handle: 'alice-at-work' };
  const atWork = new User(work, BOB, second, alice.profile, 8);
  const bobAgain = new User(BOB, work, second, bob.profile, 8);
  await atWork.window('thread.protect', { tabId: 8 });
  await bobAgain.read(second.armored());
  await bobAgain.window('thread.accept', { tabId: 8 });
  await atWork.read(second.armored());

  const { accounts, people } = await alice.window('people.list', {});
  expect(accounts.map(({ ownId }) => ownId).sort()).toEqual(['1001', '1009']);
  expect(people.map(({ ownId, peerId }) => `${ownId} ${peerId}`).sort()).toEqual(['1001 2002', '1009 2002']);
  const numberOf = async (user: User) => (await user.window('verify.state', { thread: threadOf(user) })).number;
  expect(await numberOf(alice)).not.toBe(await numberOf(atWork));
  expect(await numberOf(atWork)).toBe(await numberOf(bobAgain));

  await rename(atWork, 'Robert');
  await block(atWork, true);
  await alice.window('verify.compared', { thread: threadOf(alice) });
  expect(await alice.composer('composer.state', {})).toMatchObject({ kind: 'open', name: '@bob' });
  expect(await atWork.composer('composer.state', {})).toEqual({ kind: 'barred', name: 'Robert' });
  await send(alice, 'from one of two');
  await forget(atWork);
  expect(await list(alice)).toMatchObject([{ ownId: '1001', verified: true, state: 'verified' }]);
  expect((await bob.read(first.armored().slice(-1))).map(said)).toEqual(['them: from one of two']);
});

test('a person of another site is another person', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  const elsewhere = new User(ALICE, MALLORY, new Site(), alice.profile, 9);
  elsewhere.ref = { ...elsewhere.ref, site: 'elsewhere' };
  const tab = alice.profile.tabs.get(9);
  if (tab !== undefined) alice.profile.tabs.set(9, { ...tab, url: 'https://elsewhere/i/chat' });
  await elsewhere.window('thread.protect', { tabId: 9 });
  await mute(elsewhere, true);
  expect((await list(alice)).map((person) => [person.site, person.muted]).sort()).toEqual([
    ['elsewhere', true],
    ['x', false],
  ]);
  const { accounts } = await alice.window('people.list', {});
  expect(accounts.map(({ site: name, ownId }) => `${name} ${ownId}`).sort()).toEqual(['elsewhere 1001', 'x 1001']);
});
