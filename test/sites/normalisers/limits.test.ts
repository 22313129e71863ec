/** Every site's limit, exactly, one below and one above: what a model does there, and that what Sotto makes for it goes through in one piece. */
import { describe, expect, it } from 'vitest';
import { takeApart } from '../../../lib/background/paste.ts';
import { piecesOf } from '../../../lib/background/pieces.ts';
import { wrapArmor } from '../../../lib/core/armor/armor.ts';
import { MAX_PAYLOAD_BYTES } from '../../../lib/core/armor/frame.ts';
import { MAX_PARTS } from '../../../lib/core/armor/part-place.ts';
import { ProtocolError } from '../../../lib/core/errors.ts';
import { splitPayload } from '../../../lib/core/wire/parts.ts';
import { maxInvitationSentence } from '../../../lib/words/invitation-sentence.ts';
import { fastRandom } from '../../support/fast-random.ts';
import { fits, lengthIn, type Model, models, normalised, roomOf, shownBy } from './models.ts';
import { armorLength, longestIn } from './payloads.ts';

const random = fastRandom('limits');

/** Bytes of a part beside what it carries (docs/protocol.md, *Parts*). */
const PART_HEADER = 11;

const message = (bytes: number): string => wrapArmor(random.bytes(bytes).fill(3, 0, 1));

const pieces = (armored: string, most: number, kind: 'message' | 'invitation' = 'message', invitationSentence = '') =>
  piecesOf({ kind, armored }, most, { invitationSentence } as Parameters<typeof piecesOf>[2]);

/** Types every piece into the site; what the other side's page shows of each. */
const sent = (model: Model, typed: readonly string[]): readonly (readonly string[])[] =>
  typed.map((piece) => shownBy(model, (model.lead ?? '') + piece));

/** The other side reads the armor from all that is shown. Says little when it fails: armor is long. */
const expectWhole = (model: Model, armored: string, typed: readonly string[]): void => {
  const shown = sent(model, typed);
  expect(shown.map((messages) => messages.length)).toEqual(typed.map(() => 1));
  const { pieces: found, waiting, parts } = takeApart(shown.flat().join('\n'), []);
  const kinds = found.map((piece) =>
    piece.kind === 'payload' && piece.armored === armored ? 'the payload' : piece.kind,
  );
  expect([kinds, waiting.length, parts.length]).toEqual([['the payload'], 0, 0]);
};

describe.each(models)('at the limit of $site', (model) => {
  const room = roomOf(model);
  const longest = longestIn(room);

  it('a message is shown whole up to it, and otherwise from one character above', () => {
    const typed = (length: number) => (model.lead ?? '') + 'a'.repeat(length);
    for (const length of [room - 1, room]) {
      expect(shownBy(model, typed(length))).toEqual([normalised(model, typed(length))]);
    }
    const above = shownBy(model, typed(room + 1));
    const whole = normalised(model, typed(room));
    if (model.fold !== undefined) expect(above).toEqual([whole + model.fold.says]);
    else expect(above).toEqual({ refused: [], cut: [whole], split: [whole, 'a'] }[model.beyond]);
  });

  it('an invitation keeps its sentence exactly as long as both have room', () => {
    const armored = wrapArmor(random.bytes(longestIn(room - 20)).fill(1, 0, 1));
    for (const over of [-1, 0, 1]) {
      const sentence = 'a'.repeat(room + over - armored.length - 1);
      expect(sentence.length).toBeLessThanOrEqual(maxInvitationSentence);
      const typed = pieces(armored, room, 'invitation', sentence);
      expect(typed).toEqual([over > 0 ? armored : `${sentence} ${armored}`]);
      expectWhole(model, armored, typed);
    }
  });

  it('the longest armor is one piece, and with one byte more it is cut into pieces that are as long as may be', () => {
    for (const bytes of [longest - 1, longest]) {
      const armored = message(bytes);
      expect(pieces(armored, room)).toEqual([armored]);
      expectWhole(model, armored, [armored]);
    }
    if (longest === MAX_PAYLOAD_BYTES) return; // nothing is longer
    const armored = message(longest + 1);
    expect(armored.length).toBeGreaterThan(room);
    const typed = pieces(armored, room);
    expect(typed.map((piece) => piece.length)).toEqual([
      armorLength(longest),
      armorLength(PART_HEADER + longest + 1 - (longest - PART_HEADER)),
    ]);
    expectWhole(model, armored, typed);
  });

  it('one character more or less of room is used where it holds a byte', () => {
    const armored = message(Math.min(2 * longest, MAX_PAYLOAD_BYTES));
    for (const most of [room - 1, room]) {
      const typed = pieces(armored, most);
      expect(typed[0]).toHaveLength(typed.length === 1 ? armored.length : armorLength(longestIn(most)));
      expectWhole(model, armored, typed);
    }
    const exact = message(longest);
    expect(pieces(exact, exact.length)).toEqual([exact]);
    expect(pieces(exact, exact.length + 1)).toEqual([exact]);
    expect(pieces(exact, exact.length - 1)).toHaveLength(2);
  });

  it('the longest message of all goes through in at most 64 pieces, and a longer one is refused', () => {
    const most = Math.min(MAX_PAYLOAD_BYTES, Math.max(longest, MAX_PARTS * (longest - PART_HEADER)));
    for (const bytes of [most - 1, most]) {
      const armored = message(bytes);
      const typed = pieces(armored, room);
      expect(typed.length).toBeLessThanOrEqual(MAX_PARTS);
      expectWhole(model, armored, typed);
    }
    if (most === MAX_PAYLOAD_BYTES) expect(() => message(most + 1)).toThrow(RangeError);
    else {
      expect(() => splitPayload(random.bytes(most + 1), longest)).toThrow(new ProtocolError('bad-length'));
      expect(() => pieces(message(most + 1), room)).toThrow(new ProtocolError('bad-length'));
    }
  });
});

describe('a length', () => {
  const family = '👩‍👩‍👧';

  it('is counted as the site counts', () => {
    const texts = ['plain', 'é', family, 'e\u0301', '\r\n'];
    expect(texts.map((text) => lengthIn(text, 'graphemes'))).toEqual([5, 1, 1, 1, 1]);
    expect(texts.map((text) => lengthIn(text, 'code units'))).toEqual([5, 1, 8, 2, 2]);
    expect(texts.map((text) => lengthIn(text, 'bytes'))).toEqual([5, 2, 18, 3, 2]);
  });

  it('of armor is the same in every unit, so that no site counts it otherwise', () => {
    const armored = message(1_000);
    for (const unit of ['graphemes', 'code units', 'bytes'] as const) {
      expect(lengthIn(armored, unit)).toBe(armored.length);
      expect(lengthIn(`${armored}é`, unit)).toBe(armored.length + (unit === 'bytes' ? 2 : 1));
    }
  });

  const named = (site: string): Model => models.find((model) => model.site === site) ?? expect.unreachable(site);

  it('has two limits at Bluesky', () => {
    expect(fits(named('Bluesky'), 'é'.repeat(1_000))).toBe(true);
    expect(fits(named('Bluesky'), family.repeat(555))).toBe(true);
    expect(fits(named('Bluesky'), family.repeat(556))).toBe(false);
  });

  it('leaves links and half of a mention aside at Mastodon', () => {
    const [mention, link] = ['@bob@example.org', `https://example.org/${'a'.repeat(400)}`];
    expect(fits(named('Mastodon'), `${mention} ${link} ${'a'.repeat(500 - 4 - 1 - 23 - 1)}`)).toBe(true);
    expect(fits(named('Mastodon'), `${mention} ${link} ${'a'.repeat(500 - 4 - 1 - 23)}`)).toBe(false);
  });

  it('never cuts a character in two where bytes are counted', () => {
    expect(shownBy(named('Instagram'), `${'a'.repeat(999)}é`)).toEqual(['a'.repeat(999)]);
    expect(shownBy(named('The Lounge'), `${'a'.repeat(349)}é`)).toEqual(['a'.repeat(349), 'é']);
  });
});
