/** What a locked vault still knows of its threads, and how little that tells. */
import { expect, test } from 'vitest';
import { threadTags } from '../../lib/vault/thread-tags.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { memoryArea } from './support.ts';

const thread = { site: 'x', ownId: '1001', conversationId: '1001-2002' };

test('a protected thread is known without the vault, and only that thread', async () => {
  const tags = threadTags(memoryArea(), seededRandom('tags'));
  expect(await tags.has(thread)).toBe(false);
  await tags.add(thread);
  expect(await tags.has(thread)).toBe(true);
  expect(await tags.has({ ...thread, conversationId: '1001-3003' })).toBe(false);
  expect(await tags.has({ ...thread, ownId: '2002' })).toBe(false);
  expect(await tags.has({ ...thread, site: 'y' })).toBe(false);
});

test('whether anything is protected is known without the vault', async () => {
  const tags = threadTags(memoryArea(), seededRandom('tags'));
  expect(await tags.any()).toBe(false);
  await tags.add(thread);
  expect(await tags.any()).toBe(true);
  await tags.remove(thread);
  expect(await tags.any()).toBe(false);
});

test('a page that hides whose account it is does not lift the guard', async () => {
  const tags = threadTags(memoryArea(), seededRandom('tags'));
  await tags.add(thread);
  expect(await tags.has({ ...thread, ownId: null })).toBe(true);
});

test('adding from several sides at once loses none, and adding again adds nothing', async () => {
  const items = new Map<string, unknown>();
  const tags = threadTags(memoryArea(items), seededRandom('tags'));
  const threads = Array.from({ length: 10 }, (_, n) => ({ ...thread, conversationId: `1001-${n}` }));
  await Promise.all([...threads, ...threads].map((one) => tags.add(one)));
  expect(await Promise.all(threads.map((one) => tags.has(one)))).toEqual(threads.map(() => true));
  expect(items.get('tags')).toHaveLength(20);
});

test('R-VAULT-1: what lies unsealed is a random key and eight bytes a tag', async () => {
  const items = new Map<string, unknown>();
  await threadTags(memoryArea(items), seededRandom('tags')).add(thread);
  expect([...items.keys()].sort()).toEqual(['tags', 'tags.key']);
  expect(items.get('tags.key')).toMatch(/^[0-9a-f]{64}$/);
  for (const tag of items.get('tags') as string[]) expect(tag).toMatch(/^[0-9a-f]{16}$/);
  expect(JSON.stringify([...items])).not.toMatch(/1001|2002/);
});

test('a tag that was taken away leaves the others', async () => {
  const tags = threadTags(memoryArea(), seededRandom('taken away'));
  const [one, other] = [
    { site: 'x', ownId: '1', conversationId: '1-2' },
    { site: 'x', ownId: '1', conversationId: '1-3' },
  ];
  for (const thread of [one, other]) await tags.add(thread);
  await tags.remove(one);
  await tags.remove(one);
  expect([await tags.has(one), await tags.has({ ...one, ownId: null })]).toEqual([false, false]);
  expect([await tags.has(other), await tags.has({ ...other, ownId: null })]).toEqual([true, true]);
});

test('a tag that could not be written is not there, and is written the next time', async () => {
  const area = memoryArea();
  let isFull = true;
  const set = (items: Record<string, unknown>): Promise<void> =>
    isFull ? Promise.reject(new Error('no room')) : area.set(items);
  const tags = threadTags({ ...area, set }, seededRandom('a full disk'));
  await expect(tags.add(thread)).rejects.toThrow('no room');
  expect(await tags.has(thread)).toBe(false);
  isFull = false;
  await tags.add(thread);
  expect(await tags.has(thread)).toBe(true);
});
