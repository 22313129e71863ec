/** @vitest-environment happy-dom */
/** A menu in the glass: where it lies, how keys lead through it, and that no key is still down when something is chosen. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMenu } from '../../lib/glass/menu.ts';
import { placeMenu } from '../../lib/glass/place-menu.ts';

const view = { x: 10, y: 1_000, width: 400, height: 300 };
let calls: string[] = [];
let ends: AbortController;

beforeEach(() => {
  calls = [];
  ends = new AbortController();
  document.body.innerHTML = '<p tabindex="-1">row</p>';
});

afterEach(() => ends.abort());

const open = () =>
  openMenu(
    {
      name: 'Message',
      items: ['one', 'two', 'three'].map((act) => ({ act, words: act, run: () => calls.push(act) })),
      at: { x: 20, y: 1_100 },
      view,
      closed: (how) => calls.push(typeof how === 'string' ? how : `closed for ${how.act}`),
    },
    ends.signal,
  );
const press = (type: 'keydown' | 'keyup', key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }));
const active = () => document.activeElement?.textContent;
const menu = () => document.querySelector('[role=menu]');

test('it has a name, its items have roles, and the first one has the focus', () => {
  open();
  expect(menu()?.getAttribute('aria-label')).toBe('Message');
  expect([...(menu()?.children ?? [])].map((item) => item.getAttribute('role'))).toEqual(Array(3).fill('menuitem'));
  expect(active()).toBe('one');
});

test('arrows lead round, Home and End to the ends', () => {
  open();
  const stood = ['ArrowUp', 'ArrowDown', 'ArrowDown', 'End', 'Home'].map((key) => {
    press('keydown', key);
    return active();
  });
  expect(stood).toEqual(['three', 'one', 'two', 'three', 'one']);
});

test('an item is chosen when the key is let go that was pressed on it, and the menu is gone by then', () => {
  open();
  press('keyup', 'Enter'); // of the press that opened it
  expect(calls).toEqual([]);
  press('keydown', 'Enter');
  expect(calls).toEqual([]);
  press('keyup', 'Enter');
  expect(calls).toEqual(['closed for one', 'one']);
  expect(menu()).toBeNull();
});

test('a click chooses; Escape, Tab and a press beside it close', () => {
  open();
  document.querySelector<HTMLElement>('[data-act=two]')?.click();
  expect(calls).toEqual(['closed for two', 'two']);
  for (const [how, close] of [
    ['given-up', () => press('keydown', 'Escape')],
    ['given-up', () => press('keydown', 'Tab')],
    ['aside', () => document.querySelector('p')?.dispatchEvent(new Event('pointerdown', { bubbles: true }))],
  ] as const) {
    calls = [];
    open();
    close();
    expect(calls).toEqual([how]);
    expect(menu()).toBeNull();
  }
});

test('who goes elsewhere takes the focus along, and what is taken off says nothing', () => {
  open();
  window.dispatchEvent(new Event('blur'));
  expect(calls).toEqual(['left']);
  open();
  ends.abort();
  expect([menu(), ...calls]).toEqual([null, 'left']);
});

test('it lies where it was asked for, or as near as the view lets it', () => {
  const size = { width: 200, height: 70 };
  expect(placeMenu({ x: 50, y: 1_050 }, size, view)).toEqual({ left: 50, top: 1_050 });
  expect(placeMenu({ x: 390, y: 1_290 }, size, view)).toEqual({ left: 210, top: 1_230 });
  expect(placeMenu({ x: 0, y: 0 }, { width: 500, height: 500 }, view)).toEqual({ left: 10, top: 1_000 });
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.nat(400), fc.nat(300), (x, y, width, height) => {
      const { left, top } = placeMenu({ x, y }, { width, height }, view);
      expect(left >= view.x && left + width <= view.x + view.width).toBe(true);
      expect(top >= view.y && top + height <= view.y + view.height).toBe(true);
    }),
  );
});
