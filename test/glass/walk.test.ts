/** @vitest-environment happy-dom */
/** Rows by keyboard: one stop of Tab, arrows between rows, and the focus stays when rows are drawn anew. */
import { beforeEach, expect, test, vi } from 'vitest';
import { type Standing, Walk } from '../../lib/glass/walk.ts';

const calls: string[] = [];
let sheet: HTMLElement;
let walk: Walk;

const makeRow = (key: string, html = key): Standing => {
  const row = document.createElement('div');
  row.tabIndex = -1;
  row.innerHTML = html;
  return { key, row };
};
const draw = (...standing: readonly Standing[]): void => {
  const wasIn = walk.isIn;
  sheet.replaceChildren(...standing.map(({ row }) => row));
  walk.follow(standing, wasIn);
};
const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  (document.activeElement ?? sheet).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
const active = () => document.activeElement?.textContent;
const stops = () => [...sheet.querySelectorAll<HTMLElement>('[tabindex="0"]')].map(({ textContent }) => textContent);

beforeEach(() => {
  calls.length = 0;
  document.body.innerHTML = '<div></div>';
  sheet = document.body.firstElementChild as HTMLElement;
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  walk = new Walk(sheet, {
    menu: ({ key }) => calls.push(`menu of ${key}`),
    left: () => calls.push('left'),
    escaped: () => calls.push('escaped'),
  });
});

test('there is one stop of Tab: the newest row at first, then the one stood on, with its links', () => {
  draw(makeRow('a', 'a <a href="#">link</a>'), makeRow('b'), makeRow('c'));
  expect(stops()).toEqual(['c']);
  walk.focus('c');
  press('Home');
  expect(active()).toBe('a link');
  expect(stops()).toEqual(['a link', 'link']);
  press('ArrowUp');
  press('ArrowDown');
  expect(active()).toBe('b');
  press('End');
  press('ArrowDown');
  expect([active(), ...stops()]).toEqual(['c', 'c']);
});

test('a frame that gets the focus gives it to its stop, and a row that has it keeps it', () => {
  draw(makeRow('a'), makeRow('b'));
  window.dispatchEvent(new Event('focus'));
  expect(active()).toBe('b');
  press('ArrowUp');
  window.dispatchEvent(new Event('focus'));
  expect(active()).toBe('a');
});

test('whoever pressed a key in the rows is walking, until the focus goes elsewhere', () => {
  draw(makeRow('a'), makeRow('b'));
  walk.focus('b');
  expect(walk.isWalking).toBe(false);
  press('ArrowUp');
  expect(walk.isWalking).toBe(true);
  window.dispatchEvent(new Event('blur'));
  expect(walk.isWalking).toBe(false);
});

test('keys do what they are for, and all others are left to the browser', () => {
  draw(makeRow('a'), makeRow('b'));
  walk.focus('b');
  for (const [key, more] of [['Enter'], ['ContextMenu'], ['F10', { shiftKey: true }], ['Escape']] as const)
    expect(press(key, more)).toBe(false);
  expect(calls).toEqual(['menu of b', 'menu of b', 'menu of b', 'escaped']);
  for (const [key, more] of [
    ['Tab'],
    ['F10'],
    ['x'],
    ['ArrowUp', { shiftKey: true }],
    ['End', { ctrlKey: true }],
  ] as const)
    expect(press(key, more)).toBe(true);
  expect(calls.at(-1)).toBe('left');
  expect(active()).toBe('b');
});

test('Enter in a link is the link\u2019s', () => {
  draw(makeRow('a', '<a href="#">link</a>'));
  sheet.querySelector('a')?.focus();
  expect(press('Enter')).toBe(true);
  expect(calls).toEqual([]);
});

test('a row that is drawn anew keeps the focus, and one that goes leaves it to its neighbour', () => {
  draw(makeRow('a'), makeRow('b'), makeRow('c'));
  walk.focus('b');
  draw(makeRow('older'), makeRow('a'), makeRow('b', 'b, said otherwise'), makeRow('c'));
  expect(active()).toBe('b, said otherwise');
  draw(makeRow('older'), makeRow('a'), makeRow('c'));
  expect(active()).toBe('c');
  draw();
  expect(stops()).toEqual([]);
});

test('rows that are drawn while the person is elsewhere do not take the focus', () => {
  draw(makeRow('a'), makeRow('b'));
  walk.focus('a');
  vi.mocked(document.hasFocus).mockReturnValue(false);
  draw(makeRow('a'), makeRow('b'));
  expect(document.activeElement).toBe(document.body);
});
