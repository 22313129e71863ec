/** Two people with the whole background and vault between them, over a site that only carries text. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { GlassRow } from '../../lib/rpc/rows.ts';
import { Site } from '../background/world/site.ts';
import { said, TAB, twoPeople, twoProtected, type User } from '../background/world/user.ts';
import { dump, holds } from '../vault/dump.ts';

const send = (user: User, text: string) => user.composer('composer.send', { text });

test('Alice invites, Bob accepts, and both read what the other writes', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  expect(await bob.page('page.thread', { ref: bob.ref })).toEqual({ kind: 'off' });

  expect(await alice.window('thread.protect', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await alice.page('page.thread', { ref: alice.ref })).toEqual({
    kind: 'open',
    state: 'invited',
    guarded: false,
  });
  expect(site.posted[0]?.text).toMatch(/^I would like .*: Sotto1/);

  expect((await bob.read(site.armored())).map(said)).toEqual(['them: [invitation-received]']);
  expect(await bob.window('tab.thread', { tabId: TAB })).toMatchObject({ state: 'invitation-received', name: null });
  expect(await bob.window('thread.accept', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await bob.composer('composer.state', {})).toMatchObject({ kind: 'open', name: '@alice', waiting: true });
  expect(await send(bob, 'Hello Alice')).toEqual({ kind: 'sent' });

  const rows = await alice.read(site.armored());
  expect(rows.map(said)).toEqual(['us: [invitation-sent]', 'them: [accepted]', 'them: Hello Alice']);
  expect(await alice.composer('composer.state', {})).toMatchObject({ waiting: false });
  await send(alice, 'Hello Bob 👋');
  expect((await bob.read(site.armored())).map(said)).toEqual([
    'them: [invitation-received]',
    'us: [accepted]',
    'us: Hello Alice',
    'them: Hello Bob 👋',
  ]);
  expect(await bob.composer('composer.state', {})).toMatchObject({ waiting: false });
  expect(site.everything()).not.toContain('Hello');
});

/** What `user` makes of the whole conversation, read newest first and a screen at a time; returned oldest first. */
const readAll = async (user: User, site: Site): Promise<readonly GlassRow[]> => {
  const newestFirst = site.armored().reverse();
  const rows: GlassRow[] = [];
  for (let at = 0; at < newestFirst.length; at += 7) rows.push(...(await user.read(newestFirst.slice(at, at + 7))));
  return rows.reverse();
};

const restart = async (user: User): Promise<void> => {
  user.profile.restartBrowser();
  user.reloadPage();
  await user.window('vault.unlock', { code: ' seven  quiet tractors hum in the attic' });
};

test('forty messages are read newest first, with a restart of both browsers in the middle', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const texts = Array.from({ length: 40 }, (_, index) => `This is number ${index + 1}`);
  for (const [index, text] of texts.entries()) {
    await send(index % 3 === 2 ? alice : bob, text);
    if (index % 10 === 9) await alice.read(site.armored().slice(-1)); // Alice looks now and then, at the newest only
    if (index === 20) await Promise.all([restart(alice), restart(bob)]);
  }
  for (const user of [alice, bob]) {
    const rows = await readAll(user, site);
    expect(rows.flatMap((row) => (row.kind === 'text' ? [row.text] : []))).toEqual(texts);
    expect(rows.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
  }
  for (const text of texts) expect(site.everything()).not.toContain(text);
});

test('R-VAULT-1: of a whole conversation nothing lies readable on disk', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(alice, 'a sentence of Alice');
  await send(bob, 'a sentence of Bob');
  await alice.read(site.armored());
  await alice.composer('composer.draft', { text: 'half a thought' });
  site.refusal = 'page/layout';
  await send(alice, 'never sent');
  await alice.window('settings.set', {
    lockAfterMinutes: 0,
    lockOnScreenLock: true,
    invitationSentence: 'Talk to me alone:',
  });

  const { databaseName, local } = alice.profile;
  const disk = Buffer.concat([await dump(databaseName), Buffer.from(JSON.stringify([...local]))]);
  expect(holds(disk, 'threads')).toBe(true); // the search finds what is there
  const words = ['sentence of', 'half a thought', 'never sent', 'Talk to me', 'invitation', 'identity', 'accepted'];
  const names = ['alice', 'bob', '1001', '2002', '1001-2002', 'https://x.com'];
  for (const secret of [...words, ...names, 'Sotto1', ...site.armored()]) {
    expect(`${secret}: ${holds(disk, secret)}`).toBe(`${secret}: false`);
  }
});

test('when both invite, the two sides agree on who accepts, and both can write', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await Promise.all([alice, bob].map((user) => user.window('thread.protect', { tabId: TAB })));
  for (const user of [alice, bob]) await user.read(site.armored());
  const states = await Promise.all([alice, bob].map((user) => user.page('page.thread', { ref: user.ref })));
  const names = states.map((thread) => (thread.kind === 'open' ? thread.state : 'none'));
  expect([...names].sort()).toEqual(['invitation-received', 'invited']);
  const [first, second] = names[0] === 'invitation-received' ? [alice, bob] : [bob, alice];
  await expect(second.window('thread.accept', { tabId: TAB })).rejects.toThrow('thread/no-invitation');
  await first.window('thread.accept', { tabId: TAB });
  await second.read(site.armored());
  await send(second, 'hello first');
  await send(first, 'hello second');
  expect((await first.read(site.armored())).map(said)).toContain('them: hello first');
  expect((await second.read(site.armored())).map(said)).toContain('them: hello second');
});

test('when both invite and the first stays away, the second may accept after a minute, and both acceptances hold', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await Promise.all([alice, bob].map((user) => user.window('thread.protect', { tabId: TAB })));
  for (const user of [alice, bob]) await user.read(site.armored());
  for (const user of [alice, bob]) user.profile.now += 61;
  for (const user of [alice, bob]) await user.window('thread.accept', { tabId: TAB });
  for (const user of [alice, bob]) await send(user, 'written before the other acceptance was seen');
  for (const user of [alice, bob]) {
    const rows = (await user.read(site.armored())).map(said);
    expect(rows.filter((row) => row.startsWith('('))).toEqual([]);
  }
  for (const [n, user] of [alice, bob, alice, alice, bob].entries()) {
    await send(user, `and on: ${n}`);
    for (const reader of [alice, bob]) {
      expect(said((await reader.read(site.armored())).at(-1))).toBe(`${reader === user ? 'us' : 'them'}: and on: ${n}`);
    }
  }
});

test('a site that withholds the acceptance gets no word in clear, and what was said meanwhile is read when it comes', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  await bob.window('thread.accept', { tabId: TAB });
  await send(bob, 'said into the silence');
  const [invitation = '', acceptance = '', message = ''] = site.armored();

  const isInvited = { kind: 'open', state: 'invited', guarded: false };
  expect((await alice.read([invitation, message])).map(said)).toEqual([
    'us: [invitation-sent]',
    expect.stringMatching(/^\(/),
  ]);
  expect(await alice.page('page.thread', { ref: alice.ref })).toEqual(isInvited);
  await expect(send(alice, 'nobody may read this yet')).rejects.toThrow();
  expect(await bob.composer('composer.state', {})).toMatchObject({ waiting: true });
  expect(site.everything()).not.toMatch(/silence|nobody may/);

  expect((await alice.read([invitation, acceptance, message])).map(said)).toEqual([
    'us: [invitation-sent]',
    'them: [accepted]',
    'them: said into the silence',
  ]);
});
