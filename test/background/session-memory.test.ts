/** Session storage from memory: what is there, what was written, and what happens when the browser refuses. */
import { expect, test } from 'vitest';
import { inMemory } from '../../lib/background/session-memory.ts';
import type { Area } from '../../lib/vault/areas.ts';

const makeArea = (first: Record<string, unknown> = {}) => {
  const items = new Map(Object.entries(first));
  const asked: unknown[] = [];
  let isFull = false;
  const area: Area = {
    get: async (keys) => {
      asked.push(keys);
      return Object.fromEntries(items);
    },
    set: async (changed) => {
      if (isFull) throw new Error('QUOTA_BYTES quota exceeded');
      for (const [key, value] of Object.entries(changed)) items.set(key, value);
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) items.delete(key);
    },
  };
  return { area, items, asked, fill: (full: boolean) => (isFull = full) };
};

test('it is asked once, and gives what lay there', async () => {
  const { area, asked } = makeArea({ one: 1, two: 2 });
  const memory = inMemory(area);
  expect(await memory.get('one')).toEqual({ one: 1 });
  expect(await memory.get(['two', 'three'])).toEqual({ two: 2 });
  expect(await memory.get(null)).toEqual({ one: 1, two: 2 });
  expect(asked).toEqual([null]);
});

test('what is written is there at once, and in the browser when the write has ended', async () => {
  const { area, items } = makeArea({ one: 1 });
  const memory = inMemory(area);
  const writing = memory.set({ two: 2 });
  expect(await memory.get('two')).toEqual({ two: 2 });
  await writing;
  await memory.remove(['one']);
  expect(await memory.get(null)).toEqual({ two: 2 });
  expect(Object.fromEntries(items)).toEqual({ two: 2 });
});

test('what the browser refused to keep is not given out afterwards', async () => {
  const { area, fill } = makeArea({ one: 1 });
  const memory = inMemory(area);
  fill(true);
  await expect(memory.set({ one: 2 })).rejects.toThrow('quota');
  expect(await memory.get('one')).toEqual({ one: 1 });
  fill(false);
  await memory.set({ one: 3 });
  expect(await memory.get('one')).toEqual({ one: 3 });
});
