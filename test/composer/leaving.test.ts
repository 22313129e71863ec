/** @vitest-environment happy-dom */
/** R-TYPE-1: the keys are handed to the page when the person has left the frame, and not while they go from stop to stop in it. */
import { beforeEach, expect, test, vi } from 'vitest';
import { leaves } from '../../lib/composer/leaving.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <p tabindex="-1">said</p>
    <button id="first">Send again</button>
    <button disabled>Not now</button>
    <textarea id="area"></textarea>
    <button id="last">Send</button>
    <button id="unseen">Gone</button>`;
  // Nothing is laid out here: the browser's word on what is seen stands in its place.
  vi.spyOn(HTMLElement.prototype, 'checkVisibility').mockImplementation(function (this: Element) {
    return this.id !== 'unseen';
  });
});

const pressed = (from: string, init: KeyboardEventInit): boolean => {
  document.getElementById(from)?.focus();
  return leaves(new KeyboardEvent('keydown', { key: 'Tab', ...init }));
};

test.each([
  ['first', false, false],
  ['first', true, true],
  ['area', false, false],
  ['area', true, false],
  ['last', false, true],
  ['last', true, false],
])('Tab in %s, with Shift: %s, leaves: %s', (from, shiftKey, isLeft) => {
  expect(pressed(from, { shiftKey })).toBe(isLeft);
});

test('no other key leaves, and where nothing is a stop Tab does', () => {
  expect(pressed('last', { key: 'Enter' })).toBe(false);
  expect(pressed('last', { ctrlKey: true })).toBe(false);
  document.body.innerHTML = '<p>This thread is blocked</p>';
  expect(leaves(new KeyboardEvent('keydown', { key: 'Tab' }))).toBe(true);
});
