/** Two people with the whole background and vault between them, over a site that only carries text. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
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

test('forty messages are read newest first, with a restart of both browsers in the middle', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const texts: string[] = [];
  for (let n = 1; n <= 40; n++) {
    const [writer, name] = n % 3 === 0 ? [alice, 'Alice'] : [bob, 'Bob'];
    texts.push(`${name} says number ${n}`);
    await send(writer, `${name} says number ${n}`);
    if (n % 10 === 0) await alice.read(site.armored().slice(-1)); // Alice has looked now and then, at the newest only
    if (n === 20) {
      for (const user of [alice, bob]) {
        user.profile.restartBrowser();
        user.reloadPage();
        await user.window('vault.unlock', { code: 'correct  horse battery staple ' });
      }
    }
  }
  const newestFirst = site.armored().reverse();
  for (const user of [alice, bob]) {
    const rows = [];
    for (let at = 0; at < newestFirst.length; at += 7) rows.push(...(await user.read(newestFirst.slice(at, at + 7))));
    const read = rows.reverse().flatMap((row) => (row.kind === 'text' ? [row.text] : []));
    expect(read).toEqual(texts);
    expect(rows.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
  }
  for (const text of texts) expect(site.everything()).not.toContain(text);
});
