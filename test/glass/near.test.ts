/** @vitest-environment happy-dom */
/** Of a long list the bundles on the screen and those near them are laid out; of a short one, all. */
import { expect, test } from 'vitest';
import { Near } from '../../lib/glass/near.ts';
import { Screen, watchByScreen } from './screen.ts';

watchByScreen();

const say = (bundles: readonly Element[], isIntersecting: boolean): void =>
  Screen.now?.say(bundles.map((target) => ({ target, isIntersecting })));

/** Bundles of ten rows. */
const listOf = (count: number) => {
  const sheet = document.createElement('div');
  const bundles = Array.from({ length: count }, () => sheet.appendChild(document.createElement('div')));
  for (const bundle of bundles) bundle.append(...Array.from({ length: 10 }, () => document.createElement('div')));
  const nearOnes = () => bundles.flatMap((bundle, index) => (bundle.hasAttribute('data-near') ? [index] : []));
  return { sheet, bundles, nearOnes };
};

test('a short list has nothing that waits, and is not watched', () => {
  const { sheet, bundles } = listOf(10);
  new Near(sheet).follow(bundles);
  expect(sheet.hasAttribute('data-many')).toBe(false);
  expect(Screen.now).toBeUndefined();
});

test('of a long one as many bundles above and below the screen are near as have twenty-five rows, and follow it', () => {
  const { sheet, bundles, nearOnes } = listOf(30);
  const near = new Near(sheet);
  near.follow(bundles);
  expect(sheet.hasAttribute('data-many')).toBe(true);
  expect(nearOnes()).toEqual([]);
  say(bundles.slice(29), true);
  expect(nearOnes()).toEqual([26, 27, 28, 29]);
  say(bundles.slice(29), false);
  expect(nearOnes()).toHaveLength(4); // nothing is on the screen between two frames of a fast scroll
  say(bundles.slice(10, 12), true);
  expect(nearOnes()).toEqual([7, 8, 9, 10, 11, 12, 13, 14]);
  bundles[12]?.append(...Array.from({ length: 10 }, () => document.createElement('div')));
  near.follow(bundles);
  expect(nearOnes()).toEqual([7, 8, 9, 10, 11, 12, 13]);
});

test('bundles that are gone are not watched any more, and a list that became short waits for nothing', () => {
  const { sheet, bundles } = listOf(30);
  const near = new Near(sheet);
  near.follow(bundles);
  near.follow(bundles.slice(0, 20));
  expect(Screen.now?.watched.size).toBe(20);
  near.follow(bundles.slice(0, 5));
  expect(Screen.now?.watched.size).toBe(0);
  expect(sheet.hasAttribute('data-many')).toBe(false);
});
