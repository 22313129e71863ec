/** R-PEOPLE-3: what somebody writes who is blocked stays closed, and nothing of it is lost when they are not blocked any more. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { unwrapArmor, wrapArmor } from '../../lib/core/armor/armor.ts';
import { Site } from '../background/world/site.ts';
import { BOB, CODE, said, TAB, twoProtected, type User } from '../background/world/user.ts';

const block = (user: User, blocked: boolean) =>
  user.window('people.block', {
    contact: { site: user.ref.site, ownId: user.ref.ownId ?? '', peerId: BOB.id },
    blocked,
  });
const send = (user: User, text: string) => user.composer('composer.send', { text });

test('R-PEOPLE-3: what somebody who is blocked writes is neither shown nor kept, and is all there afterwards', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  for (const text of ['before', 'not read yet']) await send(bob, text);
  await alice.read(site.armored().slice(0, -1));
  await send(alice, 'our last word');
  await bob.read(site.armored());
  const heardAt = alice.profile.now;
  await block(alice, true);
  for (const user of [alice, bob]) user.profile.now += 3_600;
  for (const text of ['an insult', 'a second insult']) await send(bob, text); // on the next chain
  await bob.window('thread.timer', { tabId: TAB, seconds: 300 });
  await send(bob, 'a third insult');

  const seen = async () => (await alice.read(site.armored())).map(said).slice(2);
  const closed = Array.from({ length: 4 }, () => '(barred)');
  const whileBlocked = ['them: before', '(barred)', 'us: our last word', ...closed];
  expect(await seen()).toEqual(whileBlocked);
  expect(await seen()).toEqual(whileBlocked);
  const { hits } = await alice.window('archive.search', { query: 'insult', after: null });
  expect(hits).toEqual([]);
  expect(await alice.window('tab.thread', { tabId: TAB })).toMatchObject({ held: { timer: 0 } });
  expect((await alice.window('people.list', {})).people).toMatchObject([{ heardAt }]);
  // By hand neither, and not in a browser that was started anew.
  const { pasted } = await alice.window('manual.read', { thread: null, text: site.armored().at(-1) ?? '', parts: [] });
  expect(pasted).toMatchObject([{ kind: 'row', row: { kind: 'unreadable', reason: 'barred' } }]);
  alice.profile.restartBrowser();
  alice.reloadPage();
  await alice.window('vault.unlock', { code: CODE });
  expect(await seen()).toEqual(whileBlocked);

  alice.profile.news.length = 0;
  await block(alice, false);
  expect(alice.profile.news).toContain('people'); // so that the glass asks again
  expect(await seen()).toEqual([
    'them: before',
    'them: not read yet',
    'us: our last word',
    'them: an insult',
    'them: a second insult',
    'them: [timer 300]',
    'them: a third insult',
  ]);
  expect(await alice.window('tab.thread', { tabId: TAB })).toMatchObject({ held: { timer: 300 } });
  await send(alice, 'well');
  expect((await bob.read(site.armored().slice(-1))).map(said)).toEqual(['them: well']);
});

test('R-PEOPLE-3: what the site altered and what is under another key is said to be that, whoever is blocked', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(bob, 'as written');
  await block(alice, true);
  const [armored = ''] = site.armored().slice(-1);
  const payload = unwrapArmor(armored)?.slice() ?? new Uint8Array();
  payload[payload.length - 1] = (payload.at(-1) ?? 0) ^ 1;
  expect((await alice.read([wrapArmor(payload), armored])).map(said)).toEqual(['(altered)', '(barred)']);
});
