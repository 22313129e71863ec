/** Which numbers went by hand: few, in order, and of the contact's none once they may count anew. */
import { expect, test } from 'vitest';
import { byHandAnew, byHandUpTo, withByHand } from '../../lib/background/by-hand-numbers.ts';
import { newThread } from '../../lib/background/names.ts';

const fresh = newThread({ site: 'x', ownId: '1', conversationId: '1-2', peerId: '2', peerHandle: 'bob' }).thread;

test('numbers of both sides are kept apart, each once and ascending', () => {
  const thread = withByHand(withByHand(withByHand(fresh, 'them', [7, 3]), 'us', [4]), 'them', [5, 3]);
  expect(thread.byHand).toEqual({ us: [4], them: [3, 5, 7] });
});

test('what is known changes nothing', () => {
  const thread = withByHand(fresh, 'us', [2, 1]);
  expect(withByHand(thread, 'us', [1])).toBe(thread);
  expect(withByHand(fresh, 'them', [])).toBe(fresh);
});

test('however many there are, the highest are kept', () => {
  let thread = fresh;
  for (let number = 1; number <= 1_000; number++) thread = withByHand(thread, 'them', [number]);
  expect(thread.byHand?.them.length).toBeLessThanOrEqual(256);
  expect(thread.byHand?.them.at(-1)).toBe(1_000);
});

test('whoever begins anew may count from one again: of theirs nothing is known then, of ours all', () => {
  const thread = withByHand(withByHand(fresh, 'them', [7]), 'us', [4]);
  expect(byHandAnew(thread)).toEqual({ byHand: { us: [4], them: [] } });
  expect(byHandAnew(fresh)).toEqual({});
});

test('a row is told how many went by hand up to it, and whether it did itself', () => {
  const { byHand } = withByHand(fresh, 'them', [3, 5]);
  expect(byHandUpTo(byHand, 'them', 2)).toEqual({});
  expect(byHandUpTo(byHand, 'them', 3)).toEqual({ byHand: { upTo: 1, itself: true } });
  expect(byHandUpTo(byHand, 'them', 4)).toEqual({ byHand: { upTo: 1, itself: false } });
  expect(byHandUpTo(byHand, 'them', 9)).toEqual({ byHand: { upTo: 2, itself: false } });
  expect(byHandUpTo(byHand, 'us', 9)).toEqual({});
  expect(byHandUpTo(undefined, 'us', 9)).toEqual({});
});
