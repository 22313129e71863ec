/** R-LIE-5: what goes by hand between rows of a site is missing to nobody who wrote or pasted it. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { markOf, type Place, placesOf } from '../../lib/glass/order.ts';
import { Site } from '../background/world/site.ts';
import { CODE, TAB, twoProtected, type User } from '../background/world/user.ts';

const threadIn = async (user: User) => {
  const [person] = (await user.window('manual.people', {})).people;
  if (person === undefined) throw new Error('nobody');
  return person.thread;
};

/** Writes it in manual mode, and copies it. */
const byHand = async (user: User, text: string): Promise<string> => {
  const thread = await threadIn(user);
  const { id } = await user.window('manual.write', { thread, text });
  const { outgoing } = await user.window('manual.thread', { thread, most: 40_000 });
  await user.window('manual.handed', { thread, id });
  return outgoing.find((one) => one.id === id)?.pieces.join(' ') ?? '';
};

const send = (user: User, text: string) => user.composer('composer.send', { text });
const paste = (user: User, text: string) => user.window('manual.read', { thread: null, text, parts: [] });

/** What the last row of the thread says of its place. */
const lastPlace = async (user: User, site: Site): Promise<Place | undefined> =>
  placesOf((await user.read(site.armored())).map(markOf)).at(-1);

const nothing: Place = { missing: 0, byHand: 0, isLate: false };

test('it is known where it was copied at once, and where it was pasted from then on, over a restart, too', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(alice, 'in the thread');
  const copied = await byHand(alice, 'by hand');
  await send(alice, 'in the thread again');
  expect(await lastPlace(alice, site)).toEqual({ ...nothing, byHand: 1 });
  expect(await lastPlace(bob, site)).toEqual({ ...nothing, missing: 1 });

  bob.profile.news.length = 0;
  await paste(bob, copied);
  expect(bob.profile.news).toContain('thread'); // so that the glass asks again
  expect(await lastPlace(bob, site)).toEqual({ ...nothing, byHand: 1 });
  bob.profile.restartBrowser();
  bob.reloadPage();
  await bob.window('vault.unlock', { code: CODE });
  expect(await lastPlace(bob, site)).toEqual({ ...nothing, byHand: 1 });
});

test('what was withheld beside it is missing all the same', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  for (const text of ['one', 'withheld', 'three']) await send(bob, text);
  const copied = await byHand(bob, 'by hand');
  await send(bob, 'five');
  const { posted } = site;
  posted.splice(-3, 1);
  await paste(alice, copied);
  const places = placesOf((await alice.read(site.armored())).map(markOf)).slice(-3);
  expect(places).toEqual([nothing, { ...nothing, missing: 1 }, { ...nothing, byHand: 1 }]);
});

test('put into the site’s box by the person it stands in the thread, and nothing is said of it', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(alice, 'one');
  site.posted.push({ from: 'alice', text: await byHand(alice, 'two') });
  await send(alice, 'three');
  for (const user of [alice, bob]) expect(await lastPlace(user, site)).toEqual(nothing);
});

test('a message that the page could not send and that was handed over by hand counts as well, and so does a timer', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  await send(alice, 'one');
  site.refusal = 'page/not-seen';
  await send(alice, 'two');
  await alice.window('thread.timer', { tabId: TAB, seconds: 3_600 });
  site.refusal = null;
  const thread = await threadIn(alice);
  for (const { id } of (await alice.window('manual.thread', { thread, most: 40_000 })).outgoing)
    await alice.window('manual.handed', { thread, id });
  await send(alice, 'four');
  expect(await lastPlace(alice, site)).toEqual({ ...nothing, byHand: 2 });
});

test('it is forgotten with the thread', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await byHand(alice, 'by hand');
  await alice.window('thread.forget', { thread: await threadIn(alice) });
  site.posted.length = 0;
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  const rows = await alice.read(site.armored());
  expect(rows.filter((row) => 'byHand' in row)).toEqual([]);
});
