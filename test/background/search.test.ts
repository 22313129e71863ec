/** Searching through the background: what is shown of a hit, page by page, and to whom. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { piecesOf } from '../../lib/background/search-pieces.ts';
import type { SearchHit } from '../../lib/rpc/vault-types.ts';
import { Site } from './world/site.ts';
import { ALICE, BOB, TAB, twoProtected, type User } from './world/user.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
});

const send = (user: User, text: string) => user.composer('composer.send', { text });
const search = (user: User, query: string, after: { time: number; id: string } | null = null) =>
  user.window('archive.search', { query, after });
const whole = ({ pieces }: SearchHit): string => pieces.map(({ text }) => text).join('');
const marked = ({ pieces }: SearchHit): string =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

test('a hit says who wrote it to whom and when, and where the words stand', async () => {
  await send(bob, 'The kettle boils: tea at four?');
  await alice.read(site.armored());
  alice.profile.now += 60;
  await send(alice, 'Tea it is');
  const { hits, ...rest } = await search(alice, 'tea');
  expect(rest).toEqual({ total: 2, closeness: 'exact', next: null });
  const contact = { name: null, handle: 'bob', peerId: BOB.id, site: 'x' };
  expect(hits).toMatchObject([
    { ...contact, author: 'us', time: alice.profile.now },
    { ...contact, author: 'them', time: alice.profile.now - 60 },
  ]);
  expect(hits.map(marked)).toEqual(['[Tea] it is', 'The kettle boils: [tea] at four?']);
});

test('fifty at a time, the newest first, and no hit twice', async () => {
  for (let n = 0; n < 120; n++) {
    await send(alice, `tea number ${n}`);
    if (n % 3 === 2) alice.profile.now += 1; // three in a second: their order is kept, too
  }
  const pages: SearchHit[][] = [];
  let after = null;
  do {
    const { hits, total, next } = await search(alice, 'tea', after);
    expect(total).toBe(120);
    pages.push([...hits]);
    after = next;
  } while (after !== null);
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
  const all = pages.flat();
  expect(new Set(all.map(({ id }) => id)).size).toBe(120);
  expect(all.map(({ time }) => time)).toEqual(all.map(({ time }) => time).sort((a, b) => b - a));
  expect(whole(all[0] as SearchHit)).toMatch(/^tea number 11[789]$/);
});

test('nothing is found without words, nor by words that nobody said', async () => {
  await send(alice, 'hello');
  for (const query of ['', '  ', '?!', 'rhododendron']) {
    expect(await search(alice, query)).toMatchObject({ hits: [], total: 0, next: null });
  }
});

test('a word too short to be the beginning of another finds itself, and where it finds nothing that is said', async () => {
  await send(alice, 'I put the kettle on');
  expect(await search(alice, 'i')).toMatchObject({ total: 1, closeness: 'exact' });
  for (const query of ['k', 'ke', 'the k'])
    expect(await search(alice, query)).toMatchObject({ total: 0, closeness: 'short' });
  expect(await search(alice, 'ket')).toMatchObject({ total: 1, closeness: 'exact' });
  expect(await search(alice, 'saucer')).toMatchObject({ total: 0, closeness: 'similar' });
  expect(await search(alice, '')).toMatchObject({ total: 0, closeness: 'similar' });
});

test('R-RPC-1: neither the page nor a frame in it may search', async () => {
  await alice.composer('composer.state', {});
  for (const sender of [alice.pageSender(), alice.frameSender('composer'), alice.frameSender('glass')]) {
    await expect(alice.ask(sender, 'archive.search', { query: 'tea', after: null })).rejects.toThrow('rpc/forbidden');
  }
});

test('R-RPC-2: a query has at most 200 characters, and a place is one', async () => {
  await search(alice, 'a'.repeat(200));
  await expect(search(alice, 'a'.repeat(201))).rejects.toThrow('rpc/bad-request');
  await expect(search(alice, 'a', { time: 1, id: 'zz' })).rejects.toThrow('rpc/bad-request');
});

test('R-VAULT-50: while the vault is locked nothing is answered', async () => {
  await send(alice, 'tea at four');
  await search(alice, 'tea');
  await alice.window('vault.lock', {});
  await expect(search(alice, 'tea')).rejects.toThrow('vault/locked');
});

test('invitations and acceptances are no texts', async () => {
  await alice.window('tab.thread', { tabId: TAB });
  expect((await search(alice, ALICE.handle)).total).toBe(0);
  expect((await search(alice, 'accepted')).total).toBe(0);
});

test('of a long text is shown what stands around the first hit', () => {
  const before = 'word '.repeat(100);
  const after = ' word'.repeat(100);
  const pieces = piecesOf(`${before}kettle${after}`, new Set(['kettle']));
  expect(pieces[0]).toEqual({ text: '…', isHit: false });
  expect(pieces.at(-1)).toEqual({ text: '…', isHit: false });
  expect(pieces.filter(({ isHit }) => isHit)).toEqual([{ text: 'kettle', isHit: true }]);
  const shown = pieces.map(({ text }) => text).join('');
  expect(shown.length).toBeLessThan(340);
  expect(shown).toMatch(/^…(word ){10,}kettle( word){20,}…$/);
});

test('hits that touch are marked as one, and what cannot be cut at a word is cut all the same', () => {
  expect(piecesOf('明日は東京駅で', new Set(['東京', '京駅']))).toEqual([
    { text: '明日は', isHit: false },
    { text: '東京駅', isHit: true },
    { text: 'で', isHit: false },
  ]);
  const endless = piecesOf(`kettle ${'a'.repeat(9_000)}`, new Set(['kettle']));
  expect(endless.map(({ text }) => text).join('').length).toBeLessThan(340);
  expect(piecesOf('a kettle', new Set(['kettle'])).map(({ text }) => text)).toEqual(['a ', 'kettle']);
});
