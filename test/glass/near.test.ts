/** @vitest-environment happy-dom */
/** Of a long list the rows on the screen and those near them are laid out; of a short one, all. */
import { expect, test } from 'vitest';
import { Near } from '../../lib/glass/near.ts';
import { Screen, watchByScreen } from './screen.ts';

watchByScreen();

const say = (rows: readonly Element[], isIntersecting: boolean): void =>
  Screen.now?.say(rows.map((target) => ({ target, isIntersecting })));

const listOf = (count: number) => {
  const sheet = document.createElement('div');
  const rows = Array.from({ length: count }, () => sheet.appendChild(document.createElement('div')));
  const nearOnes = () => rows.flatMap((row, index) => (row.hasAttribute('data-near') ? [index] : []));
  return { sheet, rows, nearOnes };
};

test('a short list has nothing that waits, and is not watched', () => {
  const { sheet, rows } = listOf(100);
  new Near(sheet).follow(rows);
  expect(sheet.hasAttribute('data-many')).toBe(false);
  expect(Screen.now).toBeUndefined();
});

test('of a long one forty rows above and below the screen are near, and follow it', () => {
  const { sheet, rows, nearOnes } = listOf(300);
  const near = new Near(sheet);
  near.follow(rows);
  expect(sheet.hasAttribute('data-many')).toBe(true);
  expect(nearOnes()).toEqual([]);
  say(rows.slice(290), true);
  expect([nearOnes()[0], nearOnes().at(-1)]).toEqual([250, 299]);
  say(rows.slice(290), false);
  expect(nearOnes()).toHaveLength(50); // nothing is on the screen between two frames of a fast scroll
  say(rows.slice(100, 110), true);
  expect([nearOnes()[0], nearOnes().at(-1), nearOnes().length]).toEqual([60, 149, 90]);
});

test('rows that are gone are not watched any more, and a list that became short waits for nothing', () => {
  const { sheet, rows } = listOf(300);
  const near = new Near(sheet);
  near.follow(rows);
  near.follow(rows.slice(0, 200));
  expect(Screen.now?.watched.size).toBe(200);
  near.follow(rows.slice(0, 50));
  expect(Screen.now?.watched.size).toBe(0);
  expect(sheet.hasAttribute('data-many')).toBe(false);
});
