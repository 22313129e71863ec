/** @vitest-environment happy-dom */
/** How much room is left in a message: nothing while there is plenty, then a number, then how many messages it takes. */
import { expect, test } from 'vitest';
import { Room, roomLeft } from '../../lib/composer/room.tsx';
import { isThere, show, textOf } from '../ui/screen.ts';

/** As on X. */
const ROOM = 7_343;
const carried = { room: ROOM, further: null };

test.each([
  ['nothing', '', null],
  ['what leaves plenty', 'a'.repeat(ROOM - 1_000), null],
  ['what leaves little', 'a'.repeat(ROOM - 999), { left: 999, parts: 1 }],
  ['what just fits', 'a'.repeat(ROOM), { left: 0, parts: 1 }],
  ['one letter more', 'a'.repeat(ROOM + 1), { left: -1, parts: 2 }],
  ['as much as two carry', 'a'.repeat(2 * ROOM), { left: -ROOM, parts: 2 }],
  ['more than two carry', 'a'.repeat(2 * ROOM + 1), { left: -ROOM - 1, parts: 3 }],
  ['letters of two bytes', 'ж'.repeat(3_500), { left: 171, parts: 1 }],
  ['letters of three bytes', '語'.repeat(2_400), { left: 47, parts: 1 }],
  ['pairs of four bytes', '😀'.repeat(1_800), { left: 71, parts: 1 }],
])('%s', (_, text, left) => {
  expect(roomLeft(text, carried)).toEqual(left);
});

test('where one message carries little, it is said from the middle on', () => {
  expect(roomLeft('a'.repeat(550), { room: 1_100, further: null })).toBeNull();
  expect(roomLeft('a'.repeat(551), { room: 1_100, further: null })).toEqual({ left: 549, parts: 1 });
});

test('is seen at each letter, and spoken only in steps', async () => {
  await show(<Room carried={carried} text="short" />);
  expect([isThere('[data-room]'), textOf('[aria-live]')]).toEqual([false, '']);
  await show(<Room carried={carried} text={'a'.repeat(ROOM - 321)} />);
  expect(textOf('[data-room]')).toContain('321');
  const spoken = textOf('[aria-live]');
  expect(spoken).toContain('500');
  await show(<Room carried={carried} text={'a'.repeat(ROOM - 320)} />);
  expect(textOf('[data-room]')).toContain('320');
  expect(textOf('[aria-live]')).toBe(spoken);
  await show(<Room carried={carried} text={'a'.repeat(3 * ROOM)} />);
  expect([textOf('[data-room]'), textOf('[aria-live]')].map((text) => text.includes('3 messages'))).toEqual([
    true,
    true,
  ]);
});

test.each([
  [143, 1],
  [144, 2],
  [143 + 234, 2],
  [144 + 234, 3],
])('where long texts go out in several messages, %i bytes take %i', async (bytes, parts) => {
  const short = { room: 143, further: 234 };
  expect(roomLeft('a'.repeat(bytes), short)?.parts).toBe(parts);
  await show(<Room carried={short} text={'a'.repeat(bytes)} />);
  if (parts > 1) expect(textOf('[data-room]')).toBe(`Goes out as ${parts} messages`);
});
