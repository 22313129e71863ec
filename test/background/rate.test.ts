/** R-RPC-3: how fast the scripts of a page may ask. */
import { expect, test } from 'vitest';
import { BURST, makeRate, PER_SECOND } from '../../lib/background/rate.ts';
import type { PageSender } from '../../lib/background/senders.ts';

const page = (tabId: number, frameId = 0): PageSender => ({ kind: 'page', tabId, frameId, origin: 'https://x.com' });

test('a page may ask a burst at once, and then so many each second', () => {
  let now = 1_000;
  const rate = makeRate(() => now);
  const granted = (tries: number): number =>
    Array.from({ length: tries }, () => rate.take(page(1))).filter(Boolean).length;
  expect(granted(BURST + 50)).toBe(BURST);
  now += 500;
  expect(granted(PER_SECOND)).toBe(PER_SECOND / 2);
  now += 3_600_000;
  expect(granted(2 * BURST)).toBe(BURST);
});

test('in the long run no page is answered more, however it spreads its requests', () => {
  let now = 0;
  const rate = makeRate(() => now);
  let granted = 0;
  for (let request = 0; request < 100_000; request++) {
    now += 1; // a thousand requests a second, for a hundred seconds
    if (rate.take(page(1))) granted += 1;
  }
  expect(granted).toBeLessThanOrEqual(BURST + 100 * PER_SECOND);
});

test('other tabs, and the thread beside the frames of its page, keep their own allowance', () => {
  const rate = makeRate(() => 0);
  for (let request = 0; request < BURST; request++) rate.take(page(1, 7));
  expect(rate.take(page(1, 8))).toBe(false);
  expect(rate.take(page(1))).toBe(true);
  expect(rate.take(page(2, 7))).toBe(true);
});

test('tabs that asked long ago cost nothing: a thousand of them leave the newest with what it has used', () => {
  const rate = makeRate(() => 0);
  for (let request = 0; request < BURST; request++) rate.take(page(0));
  for (let tab = 1; tab <= 400; tab++) rate.take(page(tab));
  expect(rate.take(page(0))).toBe(false);
});
