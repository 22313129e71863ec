/** @vitest-environment happy-dom */
/** A row that comes is seen when it has its size: not cut off before, and not waited for in vain. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Face } from '../../lib/glass/faces.ts';
import { type Drawable, Screen } from '../../lib/glass/screen.ts';

const LINES = 3;
const face: Face = { kind: 'card', title: 'A card', text: 'of three lines', meta: 'You', sign: '' };
const drawable = (height: number, more: Partial<Drawable> = {}): Drawable => ({
  key: '1 Sotto1',
  nth: 1,
  box: { armored: 'Sotto1', x: 0, y: 0, width: 220, height, step: 0, room: 3, color: 'rgb(0, 0, 0)' },
  face,
  ...more,
});

let screen: Screen;
const draw = (...drawables: readonly Drawable[]): void => {
  screen.draw(drawables, []);
  screen.unfit(drawables);
};
const isHeld = (): boolean => document.querySelector('[data-row][data-early]') !== null;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(20 * LINES);
  document.body.innerHTML = '<div></div><div></div>';
  const [sheet, bench] = document.body.children as unknown as [HTMLElement, HTMLElement];
  screen = new Screen(sheet, bench);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a row without its size is held back, and seen when it has it', () => {
  draw(drawable(40));
  expect(isHeld()).toBe(true);
  draw(drawable(20 * LINES));
  expect(isHeld()).toBe(false);
  // Once it was seen whole it is never held again: it scrolls where it is squeezed later.
  draw(drawable(40));
  expect(isHeld()).toBe(false);
  expect(document.querySelector('[data-row][data-tight]')).not.toBeNull();
});

test('a row that says something else meanwhile is held as the one before it was', () => {
  draw(drawable(40));
  draw(drawable(40, { face: { ...face, text: 'of other words' } }));
  expect(isHeld()).toBe(true);
  vi.runAllTimers();
  draw(drawable(40, { face: { ...face, text: 'of yet other words' } }));
  expect(isHeld()).toBe(false);
});

test('where the page gives it no room it is seen all the same', () => {
  draw(drawable(40));
  vi.runAllTimers();
  expect(isHeld()).toBe(false);
  draw(drawable(40));
  expect(isHeld()).toBe(false);
});

test('a row that has its size is seen at once', () => {
  draw(drawable(20 * LINES));
  expect(isHeld()).toBe(false);
});
