/** Ranked lists that take half the room. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packList, unpackList } from '../../lib/vault/packed-list.ts';

const word = fc.string().filter((text) => !/[A-Z]/.test(text));
const list = fc.uniqueArray(word, { minLength: 1, maxLength: 600 });

test('every word comes back once, and at most twice as far down or up', () => {
  fc.assert(
    fc.property(list, (words): void => {
      const ranks = new Map(unpackList(packList(words)).map((text, index) => [text, index + 1]));
      expect([...ranks.keys()].sort()).toEqual([...words].sort());
      words.forEach((text, index) => {
        const [rank, given] = [index + 1, ranks.get(text) ?? 0];
        expect(Math.max(given, rank)).toBeLessThanOrEqual(2 * Math.min(given, rank));
      });
    }),
    { numRuns: 200 },
  );
});

test('what was the most common stays before what is rarer', () => {
  const words = Array.from({ length: 300 }, (_, index) => `word ${299 - index}`);
  const unpacked = unpackList(packList(words));
  expect(unpacked.slice(0, 2)).toEqual(words.slice(0, 2));
  for (const rank of [10, 50, 100, 200])
    expect(words.slice(0, 2 * rank)).toEqual(expect.arrayContaining(unpacked.slice(0, rank)));
});
