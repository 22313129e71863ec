/** What the glass knows of texts: everything that is on the screen, and a bounded number of others. */
import { expect, test } from 'vitest';
import { FaceStore } from '../../lib/glass/face-store.ts';
import type { Ask } from '../../lib/rpc/client.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

const makeStore = () => {
  const asked: string[] = [];
  const batches: number[] = [];
  let changes = 0;
  const ask = (async (_: string, { armored }: { armored: string[] }) => {
    asked.push(...armored);
    batches.push(armored.length);
    return { rows: armored.map((key) => ({ armored: key, kind: 'unreadable', reason: 'altered' })) };
  }) as unknown as Ask<'glass'>;
  return {
    asked,
    batches,
    changes: () => changes,
    store: new FaceStore({ ask, now: () => 0, changed: () => changes++ }),
  };
};
const texts = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name} ${index}`);

test('nothing is to be heard of what the person wrote, nor of somebody whom they have blocked', async () => {
  const text = { kind: 'text', text: 'hello', name: null, time: 0, sequence: 1, notes: [] } as const;
  const rows: Record<string, object> = {
    ours: { ...text, author: 'us' },
    theirs: { ...text, author: 'them' },
    blocked: { kind: 'unreadable', reason: 'barred' },
    altered: { kind: 'unreadable', reason: 'altered' },
  };
  const ask = (async (_: string, { armored }: { armored: string[] }) => ({
    rows: armored.map((key) => ({ armored: key, ...rows[key] })),
  })) as unknown as Ask<'glass'>;
  const store = new FaceStore({ ask, now: () => 0, changed: () => undefined });
  store.want(Object.keys(rows));
  await settled();
  expect(Object.keys(rows).filter((key) => store.get(key)?.isQuiet)).toEqual(['ours', 'blocked']);
});

test('more texts on the screen than are kept beside it are asked for once, not for ever', async () => {
  const { asked, store } = makeStore();
  const many = texts(1_100, 'row');
  store.want(many);
  await settled();
  expect(asked).toHaveLength(many.length);
  expect(many.filter((text) => store.get(text) === undefined)).toEqual([]);
});

test('of texts that left the screen the oldest are forgotten', async () => {
  const { asked, store } = makeStore();
  for (const name of ['first', 'second', 'third']) {
    store.want(texts(500, name));
    await settled();
  }
  store.want(texts(500, 'third'));
  await settled();
  expect(asked).toHaveLength(1_500);
  expect(texts(500, 'first').filter((text) => store.get(text) !== undefined)).toEqual([]);
  expect(texts(500, 'second').filter((text) => store.get(text) === undefined)).toEqual([]);
});

test('of many texts the newest are had first, and the rest is drawn together', async () => {
  const { asked, batches, changes, store } = makeStore();
  store.want(texts(500, 'row'));
  await settled();
  expect(batches).toEqual([64, 64, 64, 64, 64, 64, 64, 52]);
  expect(asked.slice(0, 64)).toEqual(texts(500, 'row').slice(-64));
  expect(changes()).toBe(2);
});
