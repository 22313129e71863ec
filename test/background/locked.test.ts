/** What stays known and closed while the vault is locked, what the windows are told, and when it locks by itself. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Site } from './world/site.ts';
import { BOB, CODE, MALLORY, TAB, twoPeople, twoProtected, User } from './world/user.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
});

const pageThread = (user: User, ref = user.ref) => user.page('page.thread', { ref });

test('R-TYPE-1: while the person writes, the next document of the tab is told, and no other tab', async () => {
  expect(await alice.page('page.guarded', {})).toMatchObject({ writing: false });
  await alice.page('page.writing', { writing: true });
  await alice.page('page.left', {});
  expect(await alice.page('page.guarded', {})).toEqual({ guarded: true, writing: true });
  expect(await bob.page('page.guarded', {})).toMatchObject({ writing: false });
  await alice.page('page.writing', { writing: false });
  expect(await alice.page('page.guarded', {})).toEqual({ guarded: false, writing: false });
});

test('R-TYPE-2: a locked vault still knows a protected thread, on both sides, and after the browser ended', async () => {
  for (const user of [alice, bob]) {
    await user.window('vault.lock', {});
    expect(await pageThread(user)).toEqual({ kind: 'locked' });
    user.profile.restartBrowser();
    expect(await pageThread(user)).toEqual({ kind: 'locked' });
    expect(await pageThread(user, { ...user.ref, ownId: null })).toEqual({ kind: 'locked' });
    expect(await pageThread(user, { ...user.ref, conversationId: '1-2' })).toEqual({ kind: 'off' });
    expect(await pageThread(user, { ...user.ref, conversationId: null })).toEqual({ kind: 'off' });
    expect(await user.page('page.guarded', {})).toMatchObject({ guarded: false });
    await pageThread(user);
    expect(await user.page('page.guarded', {})).toMatchObject({ guarded: true });
    await user.page('page.left', {});
    expect(await user.page('page.guarded', {})).toMatchObject({ guarded: false });
    await pageThread(user);
  }
});

test('a thread that is only invited is not covered when the vault is locked', async () => {
  const people = await twoPeople(new Site());
  await people.alice.window('thread.protect', { tabId: TAB });
  await people.alice.window('vault.lock', {});
  expect(await pageThread(people.alice)).toEqual({ kind: 'off' });
});

test('R-PAGE-2: the page is told whether anything is protected, locked or not, and of nothing that is only invited or forgotten', async () => {
  const protects = async (user: User) => (await user.page('page.protects', {})).any;
  expect(await protects(alice)).toBe(true);
  await alice.window('vault.lock', {});
  alice.profile.restartBrowser();
  expect(await protects(alice)).toBe(true);
  const { site: name, ownId, conversationId } = bob.ref;
  await bob.window('thread.forget', {
    thread: { site: name, ownId: String(ownId), conversationId: String(conversationId) },
  });
  expect(await protects(bob)).toBe(false);

  const people = await twoPeople(new Site());
  await people.alice.window('thread.protect', { tabId: TAB });
  expect(await protects(people.alice)).toBe(false);
  expect(await protects(new User(MALLORY, BOB, new Site()))).toBe(false);
});

test('R-PAGE-5: armor is kept from previews after the person has ended protection, as far as the open vault tells', async () => {
  const protects = async () => (await alice.page('page.protects', {})).any;
  const { site: name, ownId, conversationId } = alice.ref;
  const thread = { site: name, ownId: String(ownId), conversationId: String(conversationId) };
  await alice.window('thread.unprotect', { tabId: TAB, thread });
  expect(await protects()).toBe(true);
  await alice.window('vault.lock', {});
  expect(await protects()).toBe(false);
});

test('our words are told to any page, whether the vault is open or not, and name nobody', async () => {
  const told = await alice.page('page.words', {});
  expect(told).toMatchObject({ protectedMessage: 'Protected message' });
  expect(JSON.stringify(told)).not.toMatch(/bob|alice|100|200/i);
  await alice.window('vault.lock', {});
  expect(await alice.page('page.words', {})).toEqual(told);
});

test('a tag that was not written in time is made up for by the next unlock and the next look', async () => {
  const loseTag = (): void => {
    alice.profile.local.clear();
    alice.profile.start(); // the worker was stopped before it wrote it
  };
  loseTag();
  await pageThread(alice);
  expect(alice.profile.local.get('tags')).toHaveLength(2);
  loseTag();
  await alice.window('vault.lock', {});
  await alice.window('vault.unlock', { code: CODE });
  await alice.window('vault.lock', {});
  expect(await pageThread(alice)).toEqual({ kind: 'locked' });
});

test('a drawer without an id is the thread of its contact, when exactly one fits', async () => {
  const drawer = { ...alice.ref, conversationId: null, peerId: null };
  expect(await pageThread(alice, drawer)).toEqual({ kind: 'open', state: 'protected', guarded: true });
  expect(await pageThread(alice, { ...drawer, peerHandle: 'BOB' })).toMatchObject({ kind: 'open' });
  expect(await pageThread(alice, { ...drawer, ownId: null })).toMatchObject({ kind: 'open' });
  expect(await pageThread(alice, { ...drawer, peerHandle: 'bobby' })).toEqual({ kind: 'off' });
  expect(await pageThread(alice, { ...drawer, peerHandle: null })).toEqual({ kind: 'off' });
  expect(await pageThread(alice, { ...drawer, ownId: MALLORY.id })).toEqual({ kind: 'off' });

  const work = { id: '9009', handle: 'alice_work' };
  const other = new User(work, BOB, new Site(), alice.profile);
  await other.window('thread.protect', { tabId: TAB });
  expect(await pageThread(alice, { ...drawer, ownId: null })).toEqual({ kind: 'off' }); // Bob is known to two accounts
});

test('a locked composer says so, and opens the window in which the vault is unlocked', async () => {
  await alice.composer('composer.state', {});
  await alice.window('vault.lock', {});
  expect(await alice.composer('composer.state', {})).toEqual({ kind: 'locked' });
  await expect(alice.composer('composer.send', { text: 'hello' })).rejects.toThrow('vault/locked');
  await alice.composer('composer.unlock', {});
  expect(alice.profile.opened.at(-1)).toMatch(/popup\.html\?tab=7$/);
});

test('windows are told what stands in a tab, open and locked', async () => {
  const tab = () => alice.window('tab.thread', { tabId: TAB });
  const thread = { kind: 'thread', site: 'x', name: null, invitedAt: null, canAccept: false, unsent: null };
  const id = { site: 'x', ownId: '1001', conversationId: '1001-2002' };
  const decided = { peerId: '2002', muted: false, barred: false };
  const held = { thread: id, keepDays: null, timer: 0, session: 'in-use', isInvitedAnew: false, ...decided };
  expect(await tab()).toEqual({ ...thread, state: 'protected', peerHandle: 'bob', waiting: false, held });
  expect(await alice.window('tab.thread', { tabId: 99 })).toEqual({ kind: 'no-site' });

  await alice.window('vault.lock', {});
  expect(await tab()).toMatchObject({ state: 'locked', name: null });
  const { ref } = alice;
  alice.ref = { ...ref, conversationId: '1001-3003', peerId: MALLORY.id, peerHandle: 'mallory' };
  expect(await tab()).toMatchObject({ state: 'unknown', peerHandle: 'mallory' });
  alice.ref = { ...ref, ownId: null, conversationId: '1-2' };
  expect(await tab()).toEqual({ kind: 'unknown-account', site: 'x' });
  alice.ref = null as never;
  expect(await tab()).toEqual({ kind: 'no-thread', site: 'x' });
});

test('without a vault nothing is covered, shown or kept', async () => {
  const fresh = new User(MALLORY, BOB, new Site());
  expect(await fresh.window('vault.status', {})).toEqual({ status: 'none' });
  expect(await pageThread(fresh)).toEqual({ kind: 'off' });
  expect(await fresh.scan(site.armored())).toEqual({
    kinds: ['none', 'none'],
  });
  expect(await fresh.window('tab.thread', { tabId: TAB })).toMatchObject({ kind: 'thread', state: 'off' });
  await expect(fresh.window('people.list', {})).rejects.toThrow('vault/none');
  expect(fresh.profile.local.size).toBe(0);
});

test('the vault locks when it was not used for as long as was chosen', async () => {
  const set = (lockAfterMinutes: number) =>
    alice.window('settings.set', { lockAfterMinutes, lockOnScreenLock: true, invitationSentence: '' });
  await set(10);
  expect(alice.profile.alarms.get('lock')).toBe(10);
  alice.profile.now += 9 * 60;
  await alice.composer('composer.draft', { text: 'still here' });
  alice.profile.now += 9 * 60;
  expect(await alice.window('vault.status', {})).toEqual({ status: 'open' });

  alice.profile.now += 6 * 60;
  await pageThread(alice); // what the page asks by itself is no use of it
  alice.profile.now += 4 * 60;
  expect(await pageThread(alice)).toEqual({ kind: 'locked' });
  await alice.window('vault.unlock', { code: CODE });
  alice.profile.now += 10 * 60;
  alice.profile.start();
  alice.profile.ring('lock');
  await expect.poll(() => [...alice.profile.session.keys()]).not.toContain('vault.key');

  await alice.window('vault.unlock', { code: CODE });
  await set(0);
  expect([...alice.profile.alarms.keys()]).not.toContain('lock');
  alice.profile.now += 1_000_000;
  expect(await alice.window('vault.status', {})).toEqual({ status: 'open' });
});

test('the toolbar shows a dot for an invitation, and the state in words without a name', async () => {
  const other = new Site();
  const people = await twoPeople(other);
  await pageThread(people.bob);
  expect([people.bob.profile.badges.get(TAB), people.bob.profile.titles.get(TAB)]).toEqual(['', 'Sotto']);
  await people.alice.window('thread.protect', { tabId: TAB });
  await people.bob.read(other.armored());
  await pageThread(people.bob);
  expect(people.bob.profile.badges.get(TAB)).toBe('•');
  await people.bob.window('thread.accept', { tabId: TAB });
  await pageThread(people.bob);
  expect([people.bob.profile.badges.get(TAB), people.bob.profile.titles.get(TAB)]).toEqual(['', 'Sotto: protected']);
});

test('news say that something changed and never what', async () => {
  alice.profile.news.length = 0;
  const heard: unknown[] = [];
  const page = alice.profile.tabs.get(TAB);
  if (page === undefined) throw new Error('no tab');
  page.engine = (message) => {
    heard.push(message);
    return undefined;
  };
  await alice.window('vault.lock', {});
  await expect.poll(() => heard).toEqual([{ sotto: 1, news: 'vault' }]);
  expect(alice.profile.news).toEqual(['vault']);
});

test('people are listed with what is known of them', async () => {
  const mallory = new User({ id: '1001', handle: 'alice' }, MALLORY, new Site(), alice.profile);
  await mallory.window('thread.protect', { tabId: TAB });
  const { people } = await alice.window('people.list', {}); // in no order: the window sorts them
  expect(people.toSorted((a, b) => a.peerId.localeCompare(b.peerId))).toMatchObject([
    { peerId: '2002', handle: 'bob', name: null, state: 'protected' },
    { peerId: '3003', handle: 'mallory', name: null, state: 'invited' },
  ]);
});

test('a fresh installation opens the welcome tab, an update does not', async () => {
  alice.profile.install('update');
  alice.profile.install('install');
  await expect.poll(() => alice.profile.opened).toEqual([expect.stringMatching(/app\.html#welcome$/)]);
});

test('settings are kept, and a suggested code makes a vault', async () => {
  const byDefault = { lockAfterMinutes: 0, lockOnScreenLock: true, invitationSentence: '' };
  expect(await alice.window('settings.get', {})).toEqual(byDefault);
  const chosen = { lockAfterMinutes: 5, lockOnScreenLock: false, invitationSentence: 'Hi:' };
  await alice.window('settings.set', chosen);
  expect(await alice.window('settings.get', {})).toEqual(chosen);
  const fresh = new User(MALLORY, BOB, new Site());
  const { code } = await fresh.window('vault.suggest', {});
  await fresh.window('vault.create', { code });
  await fresh.window('vault.lock', {});
  await expect(fresh.window('vault.unlock', { code: code.replace(' ', '') })).rejects.toThrow('vault/wrong-code');
  await fresh.window('vault.unlock', { code });
});

test('R-TYPE-1: a page that changes who is logged in does not lift the guard of a protected conversation', async () => {
  const lie = { ...alice.ref, ownId: '999', peerId: null };
  expect(await pageThread(alice, lie)).toMatchObject({ kind: 'open', guarded: true });
  expect(await pageThread(alice, { ...lie, ownId: null })).toMatchObject({ kind: 'open', guarded: true });
  expect(await pageThread(alice, { ...lie, conversationId: '1-2' })).toEqual({ kind: 'off' });
});
