/** Sites that nobody has listed: what a person points at is kept for that site alone, once for each time that they were asked to. R-POINT-1. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { pointedSites } from '../../lib/background/pointed-sites.ts';
import type { Pointed } from '../../lib/rpc/pointed.ts';
import type { Area } from '../../lib/vault/areas.ts';
import { Site } from './world/site.ts';
import { twoPeople, type User } from './world/user.ts';

const HERE = 8;
const pointed: Pointed = {
  box: ['textarea'],
  form: ['form'],
  sendButton: ['button'],
  scroller: ['div.pane'],
  text: 'p.text',
};

/** Alice lets Sotto onto a site that nobody has listed, and opens it in a tab. `stands`: in a conversation. */
const atUnlisted = async () => {
  const { alice } = await twoPeople(new Site());
  const asked: unknown[] = [];
  const url = 'https://chat.example/rooms/7';
  const ref = {
    site: 'chat.example',
    ownId: 'unnamed',
    conversationId: '/rooms/7',
    peerId: 'in:/rooms/7',
    peerHandle: null,
  };
  alice.profile.granted.add('https://chat.example/*');
  alice.profile.tabs.set(HERE, {
    url,
    engine: (message) => {
      const { method, params } = message as { method: string; params: unknown };
      if (method === 'engine.where') return Promise.resolve({ ok: { ref, ownHandle: null } });
      if (method === 'engine.point') asked.push(params);
      return Promise.resolve({ ok: {} });
    },
  });
  const page = <R>(method: string, params: object, frameId = 0) =>
    alice.ask<R>({ url, tab: { id: HERE, url }, frameId, documentId: 'here' }, method, params);
  const tab = () => alice.window('tab.thread', { tabId: HERE });
  return { alice, page, tab, asked };
};

const refused = { code: 'rpc/forbidden' };
const keptOf = ({ profile }: User): string[] => [...profile.local.keys()].filter((key) => key.startsWith('pointed'));

test('the page lets the person point, and gets what came of it whenever it asks', async () => {
  const { alice, page, tab, asked } = await atUnlisted();
  expect(await tab()).toEqual({ kind: 'not-pointed', site: 'chat.example' });
  expect(await page('page.pointed', {})).toEqual({ pointed: null });
  await alice.window('tab.point', { tabId: HERE });
  expect(asked).toEqual([{ words: expect.objectContaining({ stop: 'Stop' }) }]);
  await page('page.point', { pointed });
  expect(await page('page.pointed', {})).toEqual({ pointed });
  expect(await tab()).toMatchObject({ kind: 'thread', site: 'chat.example', state: 'off' });
  expect(alice.profile.news).toContain('people');
});

test('nothing is kept that nobody asked for, of a frame, twice, or of a site that is listed', async () => {
  const { alice, page } = await atUnlisted();
  await expect(page('page.point', { pointed })).rejects.toMatchObject(refused);
  await alice.window('tab.point', { tabId: HERE });
  await expect(page('page.point', { pointed }, 3)).rejects.toMatchObject(refused);
  await page('page.point', { pointed });
  await expect(page('page.point', { pointed })).rejects.toMatchObject(refused);
  expect(await alice.page('page.pointed', {})).toEqual({ pointed: null });
  expect(keptOf(alice)).toEqual(['pointed chat.example']);
});

test('how long a message may be there the person says, of a site that nobody has listed', async () => {
  const { alice, page, tab } = await atUnlisted();
  await alice.window('tab.point', { tabId: HERE });
  await page('page.point', { pointed });
  expect(await tab()).toMatchObject({ characters: 2_000 });
  await alice.window('site.limit', { site: 'chat.example', characters: 350 });
  expect(await tab()).toMatchObject({ characters: 350 });
  await expect(alice.window('site.limit', { site: 'x', characters: 350 })).rejects.toMatchObject(refused);
  await expect(alice.window('site.limit', { site: 'chat.example', characters: 1 })).rejects.toMatchObject({
    code: 'rpc/bad-request',
  });
});

test('where no page lets the person point, nothing is waited for', async () => {
  const { alice } = await atUnlisted();
  await expect(alice.window('tab.point', { tabId: 99 })).rejects.toMatchObject({ code: 'page/no-engine' });
  expect([...alice.profile.session.keys()].filter((key) => key.startsWith('pointing'))).toEqual([]);
});

const makeArea = (items: Map<string, unknown>): Area => ({
  get: async (wanted) => Object.fromEntries([...items].filter(([name]) => wanted === null || wanted === name)),
  set: async (given) => {
    for (const [name, value] of Object.entries(given)) items.set(name, value);
  },
  remove: async (names) => {
    for (const name of [names].flat()) items.delete(name);
  },
});

test('it goes with the permission, whatever the port, and takes nothing else with it', async () => {
  const items = new Map<string, unknown>([['tags', []]]);
  const sites = pointedSites(makeArea(items));
  for (const site of ['chat.example', 'irc.example:9000', 'localhost:9000']) await sites.keep(site, pointed);
  expect(await sites.settle(['https://irc.example/*', 'http://localhost/*'])).toEqual(['chat.example']);
  expect([...items.keys()]).toEqual(['tags', 'pointed irc.example:9000', 'pointed localhost:9000']);
  expect(await sites.of('chat.example')).toBeNull();
  expect(await sites.of('irc.example:9000')).toEqual(pointed);
});

test.each<[string, unknown]>([
  ['no box', { ...pointed, box: [] }],
  ['five selectors', { ...pointed, form: ['a', 'b', 'c', 'd', 'e'] }],
  ['a selector without end', { ...pointed, text: 'p'.repeat(301) }],
  ['no text', { ...pointed, text: '' }],
  ['something more', { ...pointed, script: 'x' }],
  ['nothing', 'p'],
])('what lies there with %s counts as nothing', async (_, lies) => {
  expect(await pointedSites(makeArea(new Map([['pointed chat.example', lies]]))).of('chat.example')).toBeNull();
});
