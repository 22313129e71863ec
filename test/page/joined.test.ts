/** @vitest-environment happy-dom */
/** Rows of one payload become one row, whatever the page makes of their order, and stay it when some of them leave the list. */
import { expect, test } from 'vitest';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { splitPayload } from '../../lib/core/wire/parts.ts';
import { makeCover } from '../../lib/page/cover.ts';
import { joinedReader } from '../../lib/page/joined.ts';
import type { Row } from '../../lib/sites/adapter.ts';

const payload = (bytes: number, fill = 7): Uint8Array => new Uint8Array(bytes).fill(fill).fill(3, 0, 1);
const partsOf = (bytes: Uint8Array): string[] => splitPayload(bytes, 300).map(wrapArmor);

const rowOf = (content: string, sending: Row['sending'] = 'settled'): Row => {
  const whole = document.createElement('li');
  const text = document.createElement('span');
  text.textContent = content;
  whole.append(text);
  document.body.append(whole);
  return { text, whole, sending, menu: () => null };
};

const shownBy = (rows: readonly Row[]) => joinedReader()(rows).rows.map(({ armored, text }) => ({ armored, text }));

test('the first part stands for all, and says what all say in their order', () => {
  const [one = '', two = '', three = ''] = partsOf(payload(800));
  const rows = [rowOf('hello'), rowOf(two), rowOf(one), rowOf(three), rowOf(wrapArmor(payload(100)))];
  const { rows: joined, folded } = joinedReader()(rows);
  expect(joined.map(({ text }) => text)).toEqual([rows[0], rows[2], rows[4]].map((row) => row?.text));
  expect(joined[1]?.armored).toBe([one, two, three].join(' '));
  expect(folded.map(({ text }) => text)).toEqual([rows[1], rows[3]].map((row) => row?.text));
});

test('two payloads at once stay two, and a part that stands there twice counts once', () => {
  const [a, b] = [partsOf(payload(400, 7)), partsOf(payload(400, 8))];
  const rows = [a[0], b[0], a[1], b[1], a[1]].map((part) => rowOf(part ?? ''));
  expect(shownBy(rows).map(({ armored }) => armored)).toEqual([a.join(' '), b.join(' ')]);
});

test('what is on its way or failed in one part is so in all', () => {
  const [one = '', two = ''] = partsOf(payload(400));
  const read = (second: Row['sending']) => joinedReader()([rowOf(one), rowOf(two, second)]).rows[0]?.sending;
  expect((['pending', 'failed', 'settled'] as const).map(read)).toEqual(['pending', 'failed', 'settled']);
});

test('parts that leave the list are remembered, and one that comes instead of another counts', () => {
  const [one = '', two = ''] = partsOf(payload(400));
  const read = joinedReader();
  expect(read([rowOf(one)]).rows[0]?.armored).toBe(one);
  expect(read([rowOf(two)]).rows[0]?.armored).toBe(`${one} ${two}`);
  const forged = partsOf(payload(400).fill(9, 390));
  const another = rowOf(two);
  expect(read([another]).rows[0]?.text).toBe(another.text);
  expect(forged[0]).not.toBe(one);
});

test('R-KEY-2: however many payloads never end, and however long, what is kept and said is bounded', () => {
  const read = joinedReader();
  const rows = Array.from({ length: 300 }, (_, index) => {
    const bytes = payload(400)
      .fill(index % 251, 20)
      .fill(index >> 6, 19, 20);
    return rowOf(partsOf(bytes)[0] ?? '');
  });
  expect(read(rows).rows).toHaveLength(300);
  const long = Array.from({ length: 64 }, (_, index) =>
    wrapArmor(Uint8Array.of(4, ...new Uint8Array(8), index, 64, ...new Uint8Array(2_000))),
  ).map((text) => rowOf(text));
  expect(read(long).rows.map(({ armored }) => (armored ?? '').length)).toEqual([expect.closeTo(2_700, -3)]);
});

test('folded rows are out of sight, and come back as the site made them', () => {
  const [one = '', two = ''] = partsOf(payload(400));
  const rows = [rowOf(one), rowOf(two)];
  const read = joinedReader();
  const cover = makeCover({ isClear: ({ armored }) => armored === null, sizeOf: () => ({ step: 1, lines: 1 }) });
  const seen = () => rows.map(({ whole, text }) => [whole?.style.display, text.style.visibility]);
  expect(cover.cover(read(rows))).toBe(true);
  expect(seen()).toEqual([
    ['', 'hidden'],
    ['none', ''],
  ]);
  expect(cover.cover(read(rows))).toBe(false);
  const [, second] = rows;
  if (second !== undefined) second.text.textContent = 'recycled for something clear';
  expect(cover.cover(read(rows))).toBe(true);
  expect(seen()[1]).toEqual(['', '']);
  cover.end(rows);
  expect(rows.map(({ whole, text }) => [whole?.style.cssText, text.style.cssText])).toEqual([
    ['', ''],
    ['', ''],
  ]);
});
