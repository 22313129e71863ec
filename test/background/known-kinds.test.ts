/** What was read once is told to the page engine without being read again, until something changes. */
import { expect, test } from 'vitest';
import { makeKnownKinds } from '../../lib/background/known-kinds.ts';
import type { GlassRow } from '../../lib/rpc/rows.ts';

const text = (armored: string, author: 'us' | 'them'): GlassRow => ({
  armored,
  kind: 'text',
  text: 'words',
  author,
  name: null,
  time: 0,
  sequence: 1,
  notes: [],
});

test('all or nothing, and never what a row says', async () => {
  const kinds = makeKnownKinds();
  await kinds.reading(async () => [text('one', 'us'), text('two', 'them')]);
  expect(kinds.of(['two', 'one'])).toEqual([
    { kind: 'message', isTheirs: true },
    { kind: 'message', isTheirs: false },
  ]);
  expect(kinds.of(['one', 'three'])).toBeNull();
  kinds.forget();
  expect(kinds.of(['one'])).toBeNull();
});

test('what could not be read is tried again, and so is what was read while something changed', async () => {
  const kinds = makeKnownKinds();
  await kinds.reading(async () => [{ armored: 'one', kind: 'unreadable', reason: 'altered' }]);
  expect(kinds.of(['one'])).toBeNull();
  await kinds.reading(async () => {
    kinds.forget();
    return [text('two', 'us')];
  });
  expect(kinds.of(['two'])).toBeNull();
});

test('however many rows there are, a bounded number is known', async () => {
  const kinds = makeKnownKinds();
  for (let nth = 0; nth < 5_000; nth++) await kinds.reading(async () => [text(`row ${nth}`, 'us')]);
  const known = Array.from({ length: 5_000 }, (_, nth) => kinds.of([`row ${nth}`])).filter((found) => found !== null);
  expect(known.length).toBeGreaterThan(0);
  expect(known.length).toBeLessThanOrEqual(2_000);
  expect(kinds.of(['row 4999'])).not.toBeNull();
});
