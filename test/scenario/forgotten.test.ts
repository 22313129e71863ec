/**
 * What is over is gone: given the vault key, the key file and every version of every record that was ever written, and given all that the
 * site holds.
 */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { keep, ring, setTimer, threadOf } from '../background/world/keeping.ts';
import { Site } from '../background/world/site.ts';
import { CODE, said, TAB, twoProtected, type User } from '../background/world/user.ts';
import { textsFound } from '../support/finder.ts';
import { DAY } from '../support/people.ts';
import { type Finder, openVersions, vaultKeyIn, versionsOf } from '../vault/every-version.ts';

const MINUTES = 60;

let site: Site;
let alice: User;
let bob: User;
let finders: Map<User, Finder>;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
  finders = new Map(
    [alice, bob].map((user) => [
      user,
      {
        databaseName: user.profile.databaseName,
        file: user.profile.file,
        vaultKey: vaultKeyIn(user.profile.session),
      },
    ]),
  );
});

const say = (user: User, text: string) => user.composer('composer.send', { text });
const rows = async (user: User) => (await user.read(site.armored())).map(said);
const finderOf = (user: User): Finder => {
  const finder = finders.get(user);
  if (finder === undefined) throw new Error('nobody looks there');
  return finder;
};
/** What can still be had of everything that was ever on this person's disk and at the site. */
const had = (user: User) => textsFound(finderOf(user), site.armored(), user.profile.now);
const hold = (user: User) => user.composer('composer.state', {});
const pass = (seconds: number) => {
  for (const user of [alice, bob]) user.profile.now += seconds;
};

test('R-VAULT-40: when a timer is over on both sides, nobody can open what the site still has', async () => {
  await setTimer(alice, 5 * MINUTES);
  await rows(bob);
  await say(alice, 'from Alice, for five minutes');
  await say(bob, 'from Bob, for five minutes');
  for (const user of [alice, bob]) await rows(user);
  // The search finds what is there: the texts, and by old states of the ratchet the texts again.
  for (const user of [alice, bob]) {
    expect([...had(user)].sort()).toEqual(['from Alice, for five minutes', 'from Bob, for five minutes']);
    expect(versionsOf(user.profile.databaseName)).toBeGreaterThan(10);
  }

  pass(5 * MINUTES);
  for (const user of [alice, bob]) {
    await ring(user);
    expect([...had(user)]).toEqual([]);
    expect((await rows(user)).slice(-2)).toEqual(['(erased)', '(erased)']);
    for (const opened of openVersions(finderOf(user))) {
      if (opened.store === 'threads') expect(opened.record.sent.filter(({ usedAt }) => usedAt !== null)).toEqual([]);
    }
  }

  await say(alice, 'and they go on writing');
  expect((await rows(bob)).at(-1)).toBe('them: and they go on writing');
});

test('R-VAULT-40: what was written before the timer stays, and what is written after it was taken off', async () => {
  await say(alice, 'before');
  await setTimer(alice, 3_600);
  await say(alice, 'in between');
  await setTimer(alice, 0);
  await say(alice, 'after');
  expect((await rows(bob)).slice(2)).toEqual([
    'them: before',
    'them: [timer 3600]',
    'them: in between',
    'them: [timer 0]',
    'them: after',
  ]);
  pass(3_600);
  for (const user of [alice, bob]) {
    const them = user === alice ? 'us' : 'them';
    expect((await rows(user)).slice(2)).toEqual([
      `${them}: before`,
      `${them}: [timer 3600]`,
      '(erased)',
      `${them}: [timer 0]`,
      `${them}: after`,
    ]);
    expect([...had(user)].sort()).toEqual(['after', 'before']);
  }
});

test('a timer holds for both sides once the other has read it, and both windows say so', async () => {
  await setTimer(alice, DAY);
  await rows(bob);
  for (const user of [alice, bob]) {
    expect(await user.window('tab.thread', { tabId: TAB })).toMatchObject({ held: { timer: DAY } });
  }
  await say(bob, 'from Bob');
  await rows(alice);
  pass(DAY);
  for (const user of [alice, bob]) expect((await rows(user)).at(-1)).toBe('(erased)');
});

test('R-VAULT-41: the time begins when a text is displayed, and not when the page is scanned or a hidden tab reads it', async () => {
  await setTimer(alice, 5 * MINUTES);
  await say(alice, 'not looked at yet');
  const armored = site.armored();
  await bob.scan(armored);
  const read = (shown: boolean) => bob.glass('glass.read', { armored: armored.slice(-1), shown });
  expect((await read(false)).rows).toMatchObject([{ text: 'not looked at yet', unseen: true }]);
  bob.profile.now += 30 * DAY;
  await ring(bob);
  expect((await read(false)).rows).toMatchObject([{ text: 'not looked at yet', unseen: true }]);

  const [shown] = (await read(true)).rows;
  expect(shown).toMatchObject({ text: 'not looked at yet' });
  expect(shown).not.toHaveProperty('unseen');
  bob.profile.now += 5 * MINUTES - 1;
  expect((await read(true)).rows.map(said)).toEqual(['them: not looked at yet']);
  bob.profile.now += 1;
  expect((await read(true)).rows.map(said)).toEqual(['(erased)']);
});

test('R-VAULT-42: nothing whose time is over is handed out, however late the alarm, and windows hear of it', async () => {
  await setTimer(alice, 5 * MINUTES);
  site.refusal = 'page/layout';
  await say(alice, 'never seen in the thread');
  expect(await hold(alice)).toMatchObject({ unsent: { text: 'never seen in the thread' } });
  expect(alice.profile.alarms.get('erase')).toBe(5);
  alice.profile.now += 5 * MINUTES;
  alice.profile.news.length = 0;
  expect(await hold(alice)).toMatchObject({ unsent: null, draft: '' });
  expect(alice.profile.news).toContain('thread');
  expect([...had(alice)]).toEqual([]);
});

test('R-VAULT-42: what was over while the vault was locked is gone before anything can be asked', async () => {
  await setTimer(alice, 5 * MINUTES);
  await say(alice, 'over in the night');
  alice.profile.restartBrowser();
  alice.reloadPage();
  alice.profile.now += DAY;
  await alice.window('vault.unlock', { code: CODE });
  expect([...had(alice)]).toEqual([]);
  expect((await rows(alice)).at(-1)).toBe('(erased)');
});

test('a timer that is read after the texts it is for still holds for them', async () => {
  await say(alice, 'before');
  await setTimer(alice, 3_600);
  await say(alice, 'one');
  await say(alice, 'two');
  const armored = site.armored();
  await bob.read(armored.slice(-2));
  await bob.read(armored.slice(0, -2));
  pass(3_600);
  expect((await rows(bob)).slice(2)).toEqual(['them: before', 'them: [timer 3600]', '(erased)', '(erased)']);
});

test('a timer that the page refused goes out before the next message', async () => {
  site.refusal = 'page/layout';
  expect(await setTimer(alice, DAY)).toMatchObject({ kind: 'failed', code: 'page/layout' });
  expect(await alice.window('tab.thread', { tabId: TAB })).toMatchObject({ unsent: 'timer', held: { timer: DAY } });
  expect(await hold(alice)).toMatchObject({ unsent: null });
  const again = await setTimer(alice, DAY);
  site.refusal = null;
  await say(alice, 'for a day');
  expect((await rows(bob)).slice(2)).toEqual([`them: [timer ${DAY}]`, 'them: for a day']);
  expect(again).toMatchObject({ armored: site.armored().at(-2) });
});

test('R-VAULT-43: a thread that keeps nothing keeps it until the lock, and an unsent message until it is sent', async () => {
  await say(bob, 'kept as it was');
  await rows(alice);
  await keep(alice, 0);
  expect((await rows(alice)).at(-1)).toBe('(erased)'); // what was kept goes with the decision
  await say(alice, 'until the lock');
  await say(bob, 'an answer');
  expect((await rows(alice)).slice(-2)).toEqual(['us: until the lock', 'them: an answer']);
  site.refusal = 'page/layout';
  await say(alice, 'still to be sent');
  await alice.window('vault.lock', {});
  expect([...had(alice)]).toEqual(['still to be sent']);

  await alice.window('vault.unlock', { code: CODE });
  expect((await rows(alice)).slice(-2)).toEqual(['(erased)', '(erased)']);
  const state = await hold(alice);
  site.refusal = null;
  await alice.composer('composer.retry', { id: state.kind === 'open' ? (state.unsent?.id ?? '') : '' });
  expect((await rows(bob)).at(-1)).toBe('them: still to be sent');
  await alice.window('vault.lock', {});
  expect([...had(alice)]).toEqual([]);
});

test('R-VAULT-43: it goes at the next unlocking when the browser ended without a lock', async () => {
  await keep(alice, 0);
  await say(alice, 'until the browser ends');
  alice.profile.restartBrowser();
  alice.reloadPage();
  await alice.window('vault.unlock', { code: CODE });
  expect((await rows(alice)).at(-1)).toBe('(erased)');
  await alice.window('vault.lock', {});
  expect([...had(alice)]).toEqual([]);
});

test('R-VAULT-43: days are kept as long as was chosen, and a shorter choice erases at once', async () => {
  await say(alice, 'first day');
  pass(DAY);
  await say(alice, 'second day');
  await keep(alice, 90);
  expect((await rows(alice)).slice(-2)).toEqual(['us: first day', 'us: second day']);
  await keep(alice, 1);
  pass(DAY);
  await ring(alice);
  expect((await rows(alice)).slice(-2)).toEqual(['(erased)', 'us: second day']);
  expect([...had(alice)]).toEqual(['second day']);
  expect(await alice.window('tab.thread', { tabId: TAB })).toMatchObject({ held: { keepDays: 1 } });
  await keep(alice, null);
  pass(400 * DAY);
  expect((await rows(alice)).at(-1)).toBe('us: second day');
});

test('a text with a long timer goes with its thread when that keeps less', async () => {
  await keep(bob, 1);
  await setTimer(alice, 28 * DAY);
  await say(alice, 'four weeks, or a day');
  await rows(bob);
  pass(2 * DAY);
  expect((await rows(bob)).at(-1)).toBe('(erased)');
  expect((await rows(alice)).at(-1)).toBe('us: four weeks, or a day');
  await keep(alice, 0);
  expect((await rows(alice)).at(-1)).toBe('(erased)');
  for (const user of [alice, bob]) expect([...had(user)]).toEqual([]);
});

test('R-VAULT-44: of a forgotten thread nothing opens, a locked vault does not know it, and its rows say so', async () => {
  await say(bob, 'to be forgotten');
  await rows(alice);
  await alice.composer('composer.draft', { text: 'half a thought' });
  site.refusal = 'page/layout';
  await say(alice, 'never sent');
  site.refusal = null;
  await alice.composer('composer.draft', { text: 'half a thought' });
  expect([...had(alice)].sort()).toEqual(['half a thought', 'never sent', 'to be forgotten']);

  await alice.window('thread.forget', { thread: threadOf(alice) });
  expect([...had(alice)]).toEqual([]);
  for (const { store } of openVersions(finderOf(alice))) expect(['accounts', 'archive', 'settings']).toContain(store);
  expect((await alice.window('people.list', {})).people).toEqual([]);
  expect(await alice.window('tab.thread', { tabId: TAB })).not.toHaveProperty('held');
  expect((await rows(alice)).slice(0, 3)).toEqual(['(erased)', '(erased)', '(erased)']);
  await alice.window('vault.lock', {});
  expect(await alice.page('page.thread', { ref: alice.ref })).toEqual({ kind: 'off' });

  // Beginning again is a beginning, and nobody is told that a copy writes.
  await alice.window('vault.unlock', { code: CODE });
  await alice.window('thread.protect', { tabId: TAB });
  await rows(bob);
  await bob.window('thread.accept', { tabId: TAB });
  await rows(alice);
  await say(alice, 'hello again');
  expect((await rows(bob)).at(-1)).toBe('them: hello again');
  expect(await hold(alice)).toMatchObject({ kind: 'open' });
});

test('R-VAULT-45: after the epoch has turned no older version of an overwritten record opens', async () => {
  for (let n = 0; n < 3; n++) {
    await say(alice, `number ${n}`);
    await say(bob, `answer ${n}`);
    for (const user of [alice, bob]) await rows(user);
    await alice.composer('composer.draft', { text: `draft ${n}` });
  }
  const overwritten = () =>
    openVersions(finderOf(alice)).filter(({ store }) => store !== 'archive' && store !== 'index');
  const before = overwritten();
  expect(before.filter(({ store }) => store === 'threads').length).toBeGreaterThan(5);
  const last = Math.max(...before.map(({ nth }) => nth));

  pass(DAY); // without a lock
  await ring(alice);
  const after = overwritten();
  expect(after.filter(({ nth }) => nth <= last)).toEqual([]);
  expect(after.filter(({ store }) => store === 'threads')).toHaveLength(1);
  expect(after.flatMap(({ store, record }) => (store === 'drafts' ? [record.text] : []))).toEqual(['draft 2']);
  expect((await rows(alice)).slice(-2)).toEqual(['us: number 2', 'them: answer 2']);
});
