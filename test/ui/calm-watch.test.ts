// @vitest-environment happy-dom
/** Many changes are few readings, none while nobody looks, and the last change is never lost. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calm } from '../../lib/ui/calm-watch.ts';

let told = 0;
let change: () => void;
let end: AbortController;

const see = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  told = 0;
  end = new AbortController();
  calm((changed) => {
    change = changed;
  })(() => {
    told += 1;
  }, end.signal);
});
afterEach(() => {
  see(false);
  end.abort();
  vi.useRealTimers();
});

test('the first change is told at once, and those after it together', () => {
  change();
  expect(told).toBe(1);
  for (let nth = 0; nth < 50; nth++) change();
  expect(told).toBe(1);
  vi.runOnlyPendingTimers();
  expect(told).toBe(2);
  vi.runOnlyPendingTimers();
  expect(told).toBe(2);
  change();
  expect(told).toBe(3);
});

test('what changes while nobody sees the window is told when somebody does', () => {
  see(true);
  for (let nth = 0; nth < 3; nth++) change();
  expect(told).toBe(0);
  see(false);
  expect(told).toBe(1);
  change();
  see(true);
  vi.runOnlyPendingTimers();
  expect(told).toBe(1);
  see(false);
  expect(told).toBe(2);
});

test('nothing is told once it is over', () => {
  change();
  change();
  end.abort();
  vi.runAllTimers();
  see(false);
  expect(told).toBe(1);
});
