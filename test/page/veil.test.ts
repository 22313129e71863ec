// @vitest-environment happy-dom
/** What keeps a list unpainted until its rows have their size. */
import { beforeEach, expect, test } from 'vitest';
import { Sizes } from '../../lib/page/sizes.ts';
import { Veil, waitForSizes } from '../../lib/page/veil.ts';

const list = (): HTMLElement => {
  const content = document.createElement('div');
  content.setAttribute('style', 'color: red;');
  document.body.append(content);
  return content;
};
let content = list();
beforeEach(() => {
  content = list();
});

test('a list under it is not painted and keeps its size, and is as it was after', () => {
  Object.defineProperties(content, { offsetWidth: { value: 800 }, offsetHeight: { value: 12_345 } });
  const veil = new Veil();
  expect(veil.lies).toBe(false);
  veil.lay(content);
  expect(veil.lies).toBe(true);
  expect(content.style.cssText).toContain('content-visibility: hidden !important');
  expect(content.style.cssText).toContain('contain-intrinsic-size: 800px 12345px !important');
  veil.lift();
  expect(veil.lies).toBe(false);
  expect(content.style.cssText).toBe('color: red;');
});

test('it lies over one list at a time', () => {
  const veil = new Veil();
  const other = list();
  veil.lay(content);
  veil.lay(other);
  expect([content, other].map(({ style }) => style.getPropertyValue('content-visibility'))).toEqual(['', 'hidden']);
});

test('it is worth it for many rows whose size is not known', () => {
  const rows = Array.from({ length: 20 }, (_, index) => ({
    text: content,
    armored: `text ${index}`,
    sending: 'settled' as const,
    part: null,
    menu: () => null,
  }));
  const sizes = new Sizes();
  expect(waitForSizes(rows, sizes)).toBe(true);
  expect(waitForSizes(rows.slice(0, 3), sizes)).toBe(false);
  expect(
    waitForSizes(
      rows.map((row) => ({ ...row, armored: null })),
      sizes,
    ),
  ).toBe(false);
  sizes.take(rows.map(({ armored }) => ({ armored, step: 1, lines: 1 })));
  expect(waitForSizes(rows, sizes)).toBe(false);
});
