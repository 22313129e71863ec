import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { heightTeller } from '../../lib/composer/height.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What was told after each of the heights was said, so many milliseconds after the one before. */
const told = (said: readonly (readonly [height: number, after: number, width?: number])[]): readonly number[] => {
  const heights: number[] = [];
  const say = heightTeller(({ height }) => heights.push(height));
  for (const [height, after, width = 400] of said) {
    vi.advanceTimersByTime(after);
    say({ height, width });
  }
  vi.advanceTimersByTime(1_000);
  return heights;
};

test('a box that grows says so at once, and what has not changed is not said again', () => {
  const heights: number[] = [];
  const say = heightTeller(({ height }) => heights.push(height));
  for (const height of [56, 56, 74, 74]) say({ height, width: 400 });
  expect(heights).toEqual([56, 74]);
});

test('a box that shrinks says so when it is still that low a moment later', () => {
  const heights: number[] = [];
  const say = heightTeller(({ height }) => heights.push(height));
  say({ height: 110, width: 400 });
  say({ height: 74, width: 400 });
  expect(heights).toEqual([110]);
  vi.advanceTimersByTime(500);
  expect(heights).toEqual([110, 74]);
});

test('a box that is low for a moment only says nothing', () => {
  expect(
    told([
      [110, 0],
      [74, 10],
      [110, 50],
    ]),
  ).toEqual([110]);
});

test('the last of several lower heights is said', () => {
  expect(
    told([
      [128, 0],
      [110, 10],
      [74, 50],
    ]),
  ).toEqual([128, 74]);
});

test('in another width it is another box', () => {
  expect(
    told([
      [110, 0, 400],
      [74, 1, 900],
    ]),
  ).toEqual([110, 74]);
});
