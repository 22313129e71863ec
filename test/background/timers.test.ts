/** Which timer holds for which text, in whatever order texts and timers are read. */
import { expect, test } from 'vitest';
import { newThread } from '../../lib/background/names.ts';
import {
  countedAnew,
  endOfText,
  timerOfTheirs,
  withHeard,
  withOurTimer,
  withTheirTimer,
} from '../../lib/background/timers.ts';
import type { ThreadRecord } from '../../lib/vault/records.ts';
import { DAY, NOON } from '../support/people.ts';

const HOUR = 3_600;
const fresh = (): ThreadRecord =>
  newThread({ site: 'x', ownId: '1', conversationId: '1-2', peerId: '2', peerHandle: 'bob' }).thread;
const theirs = (sequence: number, seconds: number, time = NOON + sequence) => ({ sequence, seconds, time });
const held = (thread: ThreadRecord, ...sequences: number[]) => sequences.map((one) => timerOfTheirs(thread, one));

test('a timer of the contact holds for the texts after it, by their numbers, whichever is read first', () => {
  const timers = [theirs(3, DAY), theirs(6, HOUR), theirs(8, 0)];
  for (const order of [timers, timers.toReversed(), [timers[1], timers[0], timers[2]]]) {
    const thread = order.reduce((one, timer) => (timer ? withTheirTimer(one, timer, NOON + 100) : one), fresh());
    expect(held(thread, 1, 2, 4, 5, 7, 9)).toEqual([0, 0, DAY, DAY, HOUR, 0]);
    expect(thread.timer).toBe(0);
  }
});

test('our own timer holds for what of theirs was not read yet, and for what we write', () => {
  const thread = withOurTimer(withHeard(fresh(), 5), DAY, NOON);
  expect(held(thread, 4, 5, 6, 7)).toEqual([0, 0, DAY, DAY]);
  expect(thread.timer).toBe(DAY);
  const later = withTheirTimer(thread, theirs(8, 0), NOON + 100);
  expect(held(later, 6, 7, 9)).toEqual([DAY, DAY, 0]);
  expect(later.timer).toBe(0);
});

test('of two timers the one stated last holds on both sides, and in one second the shorter one', () => {
  const set = (ours: number, theirSeconds: number, theirTime: number) =>
    withTheirTimer(withOurTimer(fresh(), ours, NOON), theirs(1, theirSeconds, theirTime), NOON + 10).timer;
  expect(set(DAY, HOUR, NOON + 5)).toBe(HOUR);
  expect(set(DAY, HOUR, NOON - 5)).toBe(DAY);
  for (const [one, other, both] of [
    [DAY, HOUR, HOUR],
    [DAY, 0, DAY],
    [0, 0, 0],
  ] as const) {
    expect([set(one, other, NOON), set(other, one, NOON)]).toEqual([both, both]);
  }
});

test('after a timer of theirs that lost, ours goes on for what comes next', () => {
  const thread = withTheirTimer(withOurTimer(fresh(), DAY, NOON), theirs(4, HOUR, NOON - 5), NOON + 10);
  expect(thread.timer).toBe(DAY);
  expect(held(thread, 3, 5)).toEqual([DAY, DAY]);
});

test('a clock that is ahead does not hold on to its timer for ever', () => {
  const thread = withTheirTimer(fresh(), theirs(1, HOUR, NOON + 1_000 * DAY), NOON);
  expect(withTheirTimer(thread, theirs(2, DAY, NOON + 1), NOON + 1).timer).toBe(DAY);
  expect(withOurTimer(thread, 0, NOON + 1).timer).toBe(0);
});

test('whoever began anew may count from one again, and the timer holds all the same', () => {
  const thread = withTheirTimer(withHeard(fresh(), 40), theirs(41, DAY), NOON + 100);
  expect(held({ ...thread, timers: countedAnew(thread) }, 1, 2)).toEqual([DAY, DAY]);
});

test('however many timers a contact sets, only so many are kept', () => {
  let thread = fresh();
  for (let sequence = 1; sequence <= 500; sequence++)
    thread = withTheirTimer(thread, theirs(sequence, sequence), NOON + 600);
  expect(thread.timers.theirs.length).toBeLessThanOrEqual(64);
  expect(held(thread, 501)).toEqual([500]);
});

test('ours begins when it is written, theirs when it is shown, and what has no timer goes by days or at the lock', () => {
  const end = (author: 'us' | 'them', timer: number, keepDays: number | null) =>
    endOfText({ author, timer, keepDays, now: NOON });
  expect(end('us', HOUR, null)).toEqual({ kind: 'at', time: NOON + HOUR });
  expect(end('them', HOUR, 0)).toEqual({ kind: 'after-display', seconds: HOUR });
  expect(end('them', 0, 0)).toEqual({ kind: 'at-lock' });
  expect(end('us', 0, 7)).toBeNull();
  expect(end('us', 0, null)).toBeNull();
});
