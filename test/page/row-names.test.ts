/** Each text is told to the glass once, by a number that never stands for another one. */
import { expect, test } from 'vitest';
import { RowNames } from '../../lib/page/row-names.ts';

test('a text is told once, and has the same number ever after', () => {
  const names = new RowNames();
  expect(names.tell(['one', 'two', 'one'])).toEqual([
    [0, 'one'],
    [1, 'two'],
  ]);
  expect(names.tell(['two', 'three'])).toEqual([[2, 'three']]);
  expect([names.idOf('one'), names.idOf('two'), names.idOf('three')]).toEqual([0, 1, 2]);
});

test('another frame is told everything again, by the same numbers', () => {
  const names = new RowNames();
  names.tell(['one', 'two']);
  names.startAnew();
  expect(names.tell(['two'])).toEqual([[1, 'two']]);
});

test('a list without end is told anew from time to time, and no number comes twice', () => {
  const names = new RowNames();
  const texts = Array.from({ length: 4_001 }, (_, index) => `text ${index}`);
  expect(names.tell(texts.slice(1))).toHaveLength(4_000);
  expect(names.shed()).toBe(false);
  names.tell(texts);
  expect(names.shed()).toBe(true);
  expect(names.tell(['text 1', 'text 2'])).toEqual([
    [4_001, 'text 1'],
    [4_002, 'text 2'],
  ]);
});
