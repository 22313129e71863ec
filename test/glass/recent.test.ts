/** What is noted of a thread to be read ahead the next time: what stood there for a moment, with its end in sight. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MAX_RECENT, Recent } from '../../lib/glass/recent.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const makeRecent = () => {
  const noted: (readonly string[])[] = [];
  const recent = new Recent((armored) => noted.push(armored));
  const stands = (...armored: string[]) => {
    recent.stands(armored);
    vi.runAllTimers();
  };
  return { recent, noted, stands };
};

test('what moves is noted when it stands, once', () => {
  const { recent, noted, stands } = makeRecent();
  recent.stands(['one']);
  recent.stands(['one', 'two']);
  vi.runAllTimers();
  stands('one', 'two');
  stands();
  expect(noted).toEqual([['one', 'two']]);
});

test('new messages belong to it, and what is read further up does not', () => {
  const { noted, stands } = makeRecent();
  stands('three', 'four');
  stands('one', 'two');
  stands('two', 'three', 'four', 'five');
  expect(noted).toEqual([
    ['three', 'four'],
    ['two', 'three', 'four', 'five'],
  ]);
});

test('of a long list its end is noted', () => {
  const { noted, stands } = makeRecent();
  const many = Array.from({ length: 2 * MAX_RECENT }, (_, nth) => `row ${nth}`);
  stands(...many);
  expect(noted).toEqual([many.slice(-MAX_RECENT)]);
});

test('no more is noted than stood there first: a list that is read upwards grows', () => {
  const { noted, stands } = makeRecent();
  const many = Array.from({ length: 400 }, (_, nth) => `row ${nth}`);
  stands(...many.slice(-100));
  stands(...many);
  stands(...many, 'new');
  expect(noted).toEqual([many.slice(-100), [...many.slice(-99), 'new']]);
});
