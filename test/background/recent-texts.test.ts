/** What a thread showed when it was last open: read ahead by its glass, and by nobody after a lock. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { recentTexts } from '../../lib/background/recent-texts.ts';
import { inMemory } from '../../lib/background/session-memory.ts';
import { Site } from './world/site.ts';
import { CODE, said, twoProtected } from './world/user.ts';

const session = () => {
  const items = new Map<string, unknown>();
  const area = inMemory({
    get: async () => Object.fromEntries(items),
    set: async (changed) => {
      for (const [key, value] of Object.entries(changed)) items.set(key, value);
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) items.delete(key);
    },
  });
  return { area, items };
};
const ref = (conversationId: string | null) => ({
  site: 'x',
  ownId: '1',
  conversationId,
  peerId: '2',
  peerHandle: null,
});

test('a thread is given what stood in it last, and no other thread', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'hello' });
  expect(await alice.openedAgain()).toMatchObject({ recent: [], rows: [] });
  await alice.read(site.armored());
  await alice.glass('glass.stands', { armored: site.armored() });
  const { recent, rows } = await alice.openedAgain();
  expect(recent).toEqual(site.armored());
  expect(rows.map(({ armored }) => armored)).toEqual(recent);
  expect(rows.map(said)).toContain('them: hello');
  expect(await alice.bind(alice.frameSender('composer'), 'composer')).toMatchObject({ recent: [], rows: [] });
  expect(await bob.openedAgain()).toMatchObject({ recent: [], rows: [] });
});

test('of a long thread the last rows come with the binding, as many as a screen can show', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  for (let nth = 0; nth < 70; nth++) await bob.composer('composer.send', { text: `number ${nth}` });
  await alice.glass('glass.stands', { armored: site.armored() });
  const { recent, rows } = await alice.openedAgain();
  expect(recent).toHaveLength(72);
  expect(rows.map(({ armored }) => armored)).toEqual(recent.slice(-64));
});

test('a lock forgets it, and a locked vault learns nothing new', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  await alice.glass('glass.stands', { armored: site.armored() });
  await alice.window('vault.lock', {});
  expect(await alice.openedAgain()).toMatchObject({ recent: [], rows: [] });
  await alice.glass('glass.stands', { armored: site.armored() });
  await alice.window('vault.unlock', { code: CODE });
  expect(await alice.openedAgain()).toMatchObject({ recent: [], rows: [] });
  expect([...alice.profile.session.keys()].filter((name) => name.startsWith('recent'))).toEqual([]);
});

test('so many threads are remembered, and of each so many characters, the last of them', async () => {
  const { area, items } = session();
  const recent = recentTexts(area);
  for (let nth = 0; nth < 20; nth++) await recent.set(ref(`thread-${nth}`), ['x'.repeat(390_000), 'y'.repeat(20_000)]);
  expect(await recent.of(ref('thread-19'))).toEqual(['y'.repeat(20_000)]);
  expect(await recent.of(ref('thread-11'))).toEqual([]);
  expect(items.size).toBe(9);
  await recent.set(ref(null), ['no name']);
  expect(await recent.of(ref(null))).toEqual([]);
  await recent.forget();
  expect(items.size).toBe(0);
});
