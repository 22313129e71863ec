/** What a row says of itself comes from what was authenticated, in words. R-LIE-1. */
import { expect, test } from 'vitest';
import { faceOf, shownAgain } from '../../lib/glass/faces.ts';
import type { GlassRow } from '../../lib/rpc/rows.ts';

const NOON = Date.UTC(2026, 10, 23, 12) / 1000;
const text: GlassRow = {
  armored: 'Sotto1',
  kind: 'text',
  text: 'hello',
  author: 'them',
  name: '@bob',
  time: NOON,
  sequence: 1,
  notes: [],
};

test('a message says who wrote it and when, apart from its text', () => {
  const face = faceOf(text, NOON + 60);
  expect(face.text).toBe('hello');
  expect(face.title).toBe('');
  expect(face.meta).toMatch(/^@bob · \d\d:\d\d$/);
  expect(faceOf({ ...text, author: 'us', name: null }, NOON).meta).toMatch(/^You · /);
});

test('a text that imitates a byline stays text', () => {
  expect(faceOf({ ...text, text: 'You · 12:00' }, NOON).meta).toMatch(/^@bob · /);
});

test('a row from another thread, and one that is shown again, say so', () => {
  const moved = faceOf({ ...text, notes: ['other-thread'] }, NOON);
  expect(moved.meta).toContain('another thread');
  expect(shownAgain(moved).meta).toContain('shown again');
});

test('a message under a timer says so in a sign of its own, and no other row does', () => {
  expect(faceOf({ ...text, disappears: true }, NOON)).toMatchObject({ text: 'hello', sign: 'Disappears by itself' });
  expect(faceOf(text, NOON).sign).toBe('');
});

test('a timer that was set is a card', () => {
  const card = {
    armored: '',
    kind: 'card',
    card: 'timer',
    seconds: 3_600,
    sequence: 4,
    author: 'them',
    name: '@bob',
    time: NOON,
    notes: [],
  } as const;
  expect(faceOf(card, NOON).title).toBe('@bob set messages to disappear after 1 hour');
});

test('every reason for not being readable has its own words', () => {
  const reasons = [
    'other-device',
    'other-copy',
    'altered',
    'wrong-key',
    'locked',
    'older-needed',
    'newer-sotto',
    'other-account',
    'expired',
    'erased',
    'key-changed',
  ] as const;
  const titles = reasons.map((reason) => faceOf({ armored: '', kind: 'unreadable', reason }, NOON).title);
  expect(new Set(titles).size).toBe(reasons.length);
});
