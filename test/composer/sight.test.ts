/** @vitest-environment happy-dom */
/** R-TYPE-3: whether the message box is seen whole, by what the browser says of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSight } from '../../lib/composer/sight.ts';

/** The browser's word. */
let look: (isVisible: boolean | undefined) => void;
let isHidden = false;
class Observer {
  readonly observe = (): void => {};
  readonly disconnect = (): void => {};
  constructor(tell: (entries: readonly unknown[]) => void, { delay }: { delay: number }) {
    expect(delay).toBeGreaterThanOrEqual(100); // what Chromium demands
    look = (isVisible) => tell([isVisible === undefined ? {} : { isVisible }]);
  }
}

beforeEach(() => {
  isHidden = false;
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const watch = () => {
  const told: boolean[] = [];
  return { told, stop: watchSight(document.body, (isSeen) => told.push(isSeen)) };
};

test('a box that was covered is trusted after half a second in which it was seen whole', () => {
  const { told } = watch();
  look(true);
  vi.advanceTimersByTime(500);
  expect(told).toEqual([]);
  look(false);
  expect(told).toEqual([false]);
  look(true);
  vi.advanceTimersByTime(400);
  look(false); // half a second is not over
  vi.advanceTimersByTime(1_000);
  look(true);
  vi.advanceTimersByTime(499);
  expect(told).toEqual([false]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([false, true]);
});

test('a page that is being laid out may hide it for a moment, and no longer', () => {
  const { told } = watch();
  look(false);
  vi.advanceTimersByTime(1_000);
  look(true);
  vi.advanceTimersByTime(400);
  look(false);
  vi.advanceTimersByTime(1_499);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([false]);
  look(true);
  expect(told).toEqual([false, true]); // it was not laid out before
});

test('a browser that does not say, and a tab in the background, change nothing', () => {
  const { told } = watch();
  look(undefined);
  look(true);
  isHidden = true;
  look(false);
  expect(told).toEqual([]);
});

test('once stopped it tells nothing more', () => {
  const { told, stop } = watch();
  look(true);
  vi.advanceTimersByTime(500);
  look(false);
  look(true);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([false]);
});
