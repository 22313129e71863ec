/** Two people with the whole background and vault between them, over a site that only carries text. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { GlassRow } from '../../lib/rpc/contract.ts';
import { Site } from '../background/world/site.ts';
import { said, TAB, twoPeople, twoProtected, type User } from '../background/world/user.ts';

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
  await user.window('vault.unlock', { code: ' correct  horse battery staple' });
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
