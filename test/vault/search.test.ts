/** The search index over days: few segments, each text once. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { VaultError } from '../../lib/vault/errors.ts';
import type { OpenVault } from '../../lib/vault/open-vault.ts';
import { makeSearch } from '../../lib/vault/search.ts';
import { bob, carol, numbered, Searching } from './search-support.ts';

let at: Searching;

beforeEach(async () => {
  at = await Searching.begin();
});

test('what was said today is found at once, and nothing of it is written down', async () => {
  expect(await at.find('tea')).toEqual([]);
  await at.tell(bob, ['tea at four']);
  await at.tell(carol, ['no tea for me']);
  expect(await at.find('tea')).toEqual(['tea at four', 'no tea for me']);
  await at.tell(bob, ['tea is ready']);
  expect(await at.find('tea')).toEqual(['tea at four', 'no tea for me', 'tea is ready']);
  expect(await at.segments()).toEqual([]);
});

test('days that are over become one segment of each thread, which grows day by day', async () => {
  for (let day = 0; day < 5; day++) {
    await at.tell(bob, [`tea on day ${day}`]);
    if (day === 2) await at.tell(carol, ['tea with Carol']);
    at.pass(1);
    expect(await at.find('tea')).toHaveLength(day < 2 ? day + 1 : day + 2);
  }
  expect(await at.shape()).toEqual([
    [-5, -1, 5],
    [-3, -3, 1],
  ]);
  expect(await at.findAnew('tea')).toEqual(await at.find('tea'));
});

test('a worker that starts anew opens no text that a segment knows', async () => {
  await at.tell(bob, numbered(20, 'tea'));
  at.pass(1);
  await at.find('tea');
  await at.tell(bob, ['tea today']);
  let opened = 0;
  const counting: OpenVault = {
    ...at.vault,
    look: (stores, read) =>
      at.vault.look(stores, (reader) =>
        read({
          ...reader,
          get: (store, key) => {
            if (store === 'archive') opened += 1;
            return reader.get(store, key);
          },
        }),
      ),
  };
  expect((await makeSearch().find(counting, [bob], 'tea')).texts).toHaveLength(21);
  expect(opened).toBe(1);
});

test('a full segment is closed, and a day of very many texts has several', async () => {
  await at.tell(bob, numbered(15, 'first'));
  at.pass(1);
  await at.tell(bob, numbered(6, 'second'));
  at.pass(1);
  await at.tell(bob, numbered(45, 'third'));
  at.pass(1);
  await at.tell(bob, ['tea today']);
  const small = makeSearch(20);
  expect(await at.find('third n44', [bob], small)).toEqual(['third n44']);
  expect(await at.shape()).toEqual([
    [-3, -3, 15],
    [-2, -2, 6],
    [-1, -2, 20],
    [-1, -2, 20],
    [-1, -1, 5],
  ]);
  for (const [word, count] of [
    ['first', 15],
    ['second', 6],
    ['third', 45],
    ['tea', 1],
  ] as const) {
    expect(await at.find(word, [bob], small)).toHaveLength(count);
    expect(await at.findAnew(word)).toHaveLength(count);
  }
});

test('very many texts of today are written down as far as they fill segments, and each is found once', async () => {
  const small = makeSearch(20);
  await at.tell(bob, numbered(43, 'restored'));
  expect(await at.find('restored', [bob], small)).toHaveLength(43);
  const twoParts = [
    [0, -1, 20],
    [0, -1, 20],
  ];
  expect(await at.shape()).toEqual(twoParts);
  expect(await at.findAnew('restored')).toHaveLength(43);
  await at.tell(bob, numbered(10, 'restored later'));
  expect(await at.find('restored', [bob], small)).toHaveLength(53);
  expect(await at.shape()).toEqual(twoParts);
  at.pass(1);
  expect(await at.find('restored', [bob], small)).toHaveLength(53);
  expect(await at.findAnew('restored')).toHaveLength(53);
  expect(await at.shape()).toEqual([
    [-1, -2, 20],
    [-1, -2, 20],
    [-1, -1, 13],
  ]);
});

test('searches at the same time index each text once', async () => {
  await at.tell(bob, numbered(500, 'tea'));
  at.pass(1);
  const found = await Promise.all(['tea', 'n7', 'tea'].map((query) => at.find(query)));
  expect(found.map(({ length }) => length)).toEqual([500, 1, 500]);
  expect(await at.shape()).toEqual([[-1, -1, 500]]);
});

test('long silence is looked through once and then noted', async () => {
  await at.tell(bob, ['tea']);
  at.pass(400);
  expect(await at.find('tea')).toEqual(['tea']);
  expect(await at.shape()).toEqual([[-400, -1, 1]]);
  at.pass(40);
  expect(await at.find('tea')).toEqual(['tea']);
  expect(await at.shape()).toEqual([[-440, -1, 1]]);
});

test('a clock that was far ahead for a while loses no text', async () => {
  const real = at.made.now;
  await at.tell(bob, ['tea before']);
  at.pass(1_000);
  await at.find('tea');
  at.made.now = real;
  at.pass(1);
  await at.tell(bob, ['tea after']);
  at.pass(1);
  expect(await at.find('tea')).toEqual(['tea before', 'tea after']);
  expect(await at.findAnew('tea')).toEqual(['tea before', 'tea after']);
});

test('a full disk costs the segment and not the search', async () => {
  await at.tell(bob, ['tea']);
  at.pass(1);
  const noRoom: OpenVault = { ...at.vault, step: () => Promise.reject(new VaultError('vault/full')) };
  expect((await at.search.find(noRoom, [bob], 'tea')).texts).toHaveLength(1);
  expect(await at.segments()).toEqual([]);
  expect(await at.findAnew('tea')).toEqual(['tea']);
  expect(await at.segments()).toHaveLength(1);
});

test('similar words count only when nothing holds the ones asked for', async () => {
  await at.tell(bob, ['the kettle', 'the nettle']);
  expect(await at.search.find(at.vault, [bob], 'kettle')).toMatchObject({ closeness: 'exact', texts: { length: 1 } });
  expect(await at.search.find(at.vault, [bob], 'lettle')).toMatchObject({ closeness: 'similar', texts: { length: 2 } });
});
