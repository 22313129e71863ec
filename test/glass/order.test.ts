/** R-LIE-5: what is out of order or missing is said, and nothing is said where nothing is missing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faceOf, inPlace } from '../../lib/glass/faces.ts';
import { INNOCENT, type Mark, markOf, placesOf } from '../../lib/glass/order.ts';
import type { GlassRow } from '../../lib/rpc/rows.ts';

const us = (sequence: number): Mark => ({ kind: 'numbered', author: 'us', sequence });
const them = (sequence: number): Mark => ({ kind: 'numbered', author: 'them', sequence });
const [unnumbered, anew, aside] = [{ kind: 'unnumbered' }, { kind: 'anew' }, { kind: 'aside' }] as const;

/** `2` messages are missing, `2h` went by hand, `late`, or nothing is odd. */
const said = (...marks: readonly Mark[]) =>
  placesOf(marks)
    .map(({ missing, byHand, isLate }) => (isLate ? 'late' : `${byHand > 0 ? `${byHand}h` : ''}${missing || ''}`))
    .join(' ');

/** The same row of an author of whose messages up to it so many went by hand. */
const handed = (mark: Mark, upTo: number, itself = false): Mark =>
  mark.kind === 'numbered' ? { ...mark, byHand: { upTo, itself } } : mark;

test('what is missing between two messages of an author is counted at the second, whatever the other one wrote', () => {
  expect(said(them(4), us(1), us(2), them(7), us(3))).toBe('   2 ');
  expect(said(us(1), them(9), us(3))).toBe('  1');
});

test('above the first message that is on the screen nothing is missing', () => {
  expect(said(them(150), us(80), them(151))).toBe('  ');
});

test('a message below one that was written later is late, and nothing is missing where it was', () => {
  expect(said(them(1), them(3), them(2), them(4))).toBe('  late ');
  expect(said(them(5), them(1), them(2))).toBe(' late late');
  expect(said(them(1), them(5), them(3), them(6))).toBe(' 2 late ');
});

test('a row whose number nobody knows stands for one message', () => {
  expect(said(them(1), unnumbered, them(3))).toBe('  ');
  expect(said(them(1), unnumbered, them(4))).toBe('  1');
  expect(said(them(1), us(1), unnumbered, unnumbered, us(3), them(3))).toBe('     ');
});

test('behind a handshake the count begins anew', () => {
  expect(said(them(20), anew, them(1), them(3))).toBe('   1');
  expect(said(anew, them(7), anew, anew, them(9))).toBe('    ');
});

test('a row of another thread counts for nothing, and equal numbers are no lie', () => {
  expect(said(them(1), aside, them(2))).toBe('  ');
  expect(said(them(1), aside, them(3))).toBe('  1');
  expect(said(us(5), us(5), us(6))).toBe('  ');
});

test('numbers as large as a contact can make them are counted, not walked', () => {
  expect(said(them(1), them(2 ** 32 - 1))).toBe(` ${2 ** 32 - 3}`);
});

test('what went by hand is said to have gone so, and is not missing', () => {
  expect(said(them(1), handed(them(3), 1))).toBe(' 1h');
  expect(said(them(1), handed(them(6), 2))).toBe(' 2h2');
  expect(said(handed(them(3), 2), handed(them(4), 2))).toBe(' ');
  expect(said(us(1), them(1), handed(us(3), 1), them(3))).toBe('  1h 1');
  expect(said(them(1), unnumbered, handed(them(4), 1))).toBe('  1h');
  // Above the first one that is on the screen nothing is said.
  expect(said(handed(them(9), 4), handed(them(10), 4))).toBe(' ');
});

test('what went by hand and stands there all the same is no gap, wherever it stands', () => {
  expect(said(them(1), handed(them(2), 1, true), handed(them(3), 1))).toBe('  ');
  expect(said(them(1), handed(them(3), 1), handed(them(2), 1, true))).toBe('  late');
  expect(said(them(1), handed(them(2), 1, true), handed(them(5), 2))).toBe('  1h1');
});

test('of every message that is not on the screen it is said how it went, or that it is missing, once', () => {
  const way = fc.constantFrom('shown', 'shown by hand', 'by hand', 'withheld');
  fc.assert(
    fc.property(fc.array(way, { maxLength: 40 }), (ways) => {
      let upTo = 0;
      const rows = ways.flatMap((one, index): Mark[] => {
        const itself = one.endsWith('by hand');
        if (itself) upTo += 1;
        return one.startsWith('shown') ? [handed(them(index + 1), upTo, itself)] : [];
      });
      const places = placesOf(rows);
      const isShown = (one: string): boolean => one.startsWith('shown');
      const between = ways.slice(ways.findIndex(isShown), ways.findLastIndex(isShown) + 1);
      const count = (wanted: string): number => between.filter((one) => one === wanted).length;
      expect(places.reduce((sum, { byHand }) => sum + byHand, 0)).toBe(count('by hand'));
      expect(places.reduce((sum, { missing }) => sum + missing, 0)).toBe(count('withheld'));
    }),
  );
});

const text = (more: Partial<Extract<GlassRow, { kind: 'text' }>> = {}): GlassRow => ({
  armored: 'Sotto1',
  kind: 'text',
  text: 'hello',
  author: 'them',
  name: '@bob',
  time: 0,
  sequence: 3,
  notes: [],
  ...more,
});
const card = { armored: '', kind: 'card', author: 'us', name: null, time: 0, notes: [] } as const;

test('what a row is to the count', () => {
  expect(markOf(text())).toEqual(them(3));
  expect(markOf(text({ byHand: { upTo: 2, itself: false } }))).toEqual(handed(them(3), 2));
  expect(markOf(text({ notes: ['other-thread'] }))).toEqual(aside);
  expect(markOf({ ...card, card: 'timer', seconds: 5, sequence: 4 })).toEqual(us(4));
  expect(markOf({ ...card, card: 'timer', seconds: 5, sequence: null })).toEqual(unnumbered);
  for (const name of ['invitation-sent', 'invitation-received', 'accepted'] as const)
    expect(markOf({ ...card, card: name })).toEqual(anew);
  for (const reason of ['erased', 'altered'] as const)
    expect(markOf({ armored: '', kind: 'unreadable', reason })).toEqual(unnumbered);
  for (const reason of ['older-needed', 'not-in-backup', 'newer-sotto', 'locked'] as const)
    expect(markOf({ armored: '', kind: 'unreadable', reason })).toEqual(anew);
});

test('a row says it apart from its text, and the same words are the same face, which is measured once', () => {
  const face = faceOf(text(), 0);
  const one = inPlace(face, { ...INNOCENT, missing: 1 });
  expect(one.meta).toBe(`${face.meta} · 1 message before this one is not here`);
  expect(one.text).toBe('hello');
  expect(inPlace(face, { ...INNOCENT, missing: 2 }).meta).toContain('2 messages before this one are not here');
  expect(inPlace(face, { ...INNOCENT, isLate: true }).meta).toContain('out of order');
  expect(inPlace(face, { ...INNOCENT, byHand: 1 }).meta).toBe(
    `${face.meta} · 1 message before this one was written in manual mode`,
  );
  expect(inPlace(face, { missing: 1, byHand: 2, isLate: false }).meta).toMatch(
    /2 messages .* in manual mode · 1 message/,
  );
  expect(inPlace(face, { ...INNOCENT, missing: 1 })).toBe(one);
  expect(inPlace(face, INNOCENT)).toBe(face);
});

/** What both wrote, in the order in which it was written: texts, rows that lost their number, rows that count for nothing, handshakes. */
const honest = fc
  .array(
    fc.record({
      author: fc.constantFrom('us' as const, 'them' as const),
      as: fc.constantFrom('text', 'text', 'text', 'erased', 'aside', 'handshake'),
      restart: fc.nat(5),
    }),
    { maxLength: 60 },
  )
  .map((written) => {
    let next = { us: 1, them: 1 };
    return written.map(({ author, as, restart }): Mark => {
      if (as === 'aside') return aside;
      if (as === 'handshake') {
        next = { ...next, [author]: restart };
        return anew;
      }
      const sequence = next[author]++;
      return as === 'erased' ? unnumbered : { kind: 'numbered', author, sequence };
    });
  });

test('of an honest thread nothing is said, whichever window of it is on the screen', () => {
  fc.assert(
    fc.property(honest, fc.nat(60), fc.nat(60), (marks, from, length) => {
      const window = marks.slice(from, from + length);
      expect(placesOf(window)).toHaveLength(window.length);
      expect(placesOf(window).filter(({ missing, isLate }) => missing > 0 || isLate)).toEqual([]);
    }),
  );
});

test('whatever is taken out between two texts is missing in the count', () => {
  const count = fc.integer({ min: 3, max: 60 });
  const kept = fc.uniqueArray(fc.nat(59), { minLength: 2 });
  fc.assert(
    fc.property(count, kept, (total, chosen) => {
      const numbers = chosen.filter((one) => one < total).sort((a, b) => a - b);
      const missing = placesOf(numbers.map(them)).reduce((sum, place) => sum + place.missing, 0);
      const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
      expect(missing).toBe(numbers.length === 0 ? 0 : last - first + 1 - numbers.length);
    }),
  );
});

test('whichever two texts are swapped, one is late and nothing is missing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.nat(), (total, a, b) => {
      const [one, other] = [a % total, b % total];
      fc.pre(one !== other);
      const numbers = Array.from({ length: total }, (_, index) => index);
      numbers[one] = other;
      numbers[other] = one;
      const places = placesOf(numbers.map(us));
      expect(places.filter(({ isLate }) => isLate).length).toBeGreaterThan(0);
      expect(places.every(({ missing }) => missing === 0)).toBe(true);
    }),
  );
});
