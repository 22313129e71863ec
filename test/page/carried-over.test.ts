/** @vitest-environment happy-dom */
/** R-TYPE-1: a document that comes in mid-word gives nobody a key until it knows, nor does one that comes back from the browser's cache. */
import { afterEach, expect, test, vi } from 'vitest';
import { askWhetherWriting } from '../../lib/page/carried-over.ts';
import type { Ask } from '../../lib/rpc/client.ts';

afterEach(() => vi.useRealTimers());

/** A background that answers when the test says so. */
const begin = () => {
  const answers: ((writing: boolean | null) => void)[] = [];
  const learned: (boolean | 'returned')[] = [];
  const ask = (() =>
    new Promise((resolve, reject) => {
      answers.push((writing) =>
        writing === null ? reject(new Error('stopped')) : resolve({ guarded: writing, writing }),
      );
    })) as unknown as Ask<'page'>;
  const ends = new AbortController();
  const isDoubtful = askWhetherWriting({
    ask,
    guard: { returned: () => learned.push('returned'), carryOver: (writing) => learned.push(writing) },
    signal: ends.signal,
  });
  return { answers, learned, isDoubtful, ends };
};
const settled = () => new Promise((resolve) => setImmediate(resolve));
const comeBack = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

test('there is doubt until the answer, and the answer is handed on', async () => {
  const { answers, learned, isDoubtful } = begin();
  expect(isDoubtful()).toBe(true);
  answers[0]?.(true);
  await settled();
  expect([isDoubtful(), learned]).toEqual([false, [true]]);
});

test('without an answer the doubt stays, and it is asked again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { answers, learned, isDoubtful } = begin();
  answers[0]?.(null);
  await settled();
  expect([isDoubtful(), learned, answers.length]).toEqual([true, [], 1]);
  vi.advanceTimersByTime(500);
  answers[1]?.(false);
  await settled();
  expect([isDoubtful(), learned]).toEqual([false, [false]]);
});

test('a document that comes back is in doubt again, whatever was done in it before', async () => {
  const { answers, learned, isDoubtful, ends } = begin();
  answers[0]?.(false);
  await settled();
  comeBack(false);
  expect(isDoubtful()).toBe(false);
  comeBack(true);
  expect([isDoubtful(), learned]).toEqual([true, [false, 'returned']]);
  answers[1]?.(true);
  await settled();
  expect([isDoubtful(), learned]).toEqual([false, [false, 'returned', true]]);
  ends.abort();
});
