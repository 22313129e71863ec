/**
 * Armor through every model of a site: nothing is damaged where letters and digits are kept, and where a site cuts, folds, splits or rewrites,
 * what is left is never taken for a whole. 200 payloads for each model; `SOTTO_FUZZ_INPUTS` asks for so many over all of them.
 */
import { describe, expect, it } from 'vitest';
import { takeApart } from '../../../lib/background/paste.ts';
import { unwrapArmor, wrapArmor } from '../../../lib/core/armor/armor.ts';
import { findArmor } from '../../../lib/core/armor/find.ts';
import { END, LENGTH_DIGITS, MAGIC } from '../../../lib/core/armor/frame.ts';
import { equal } from '../../../lib/core/bytes.ts';
import { fastRandom } from '../../support/fast-random.ts';
import { connected } from '../../support/people.ts';
import { fits, type Model, models, normalised, roomOf, shownBy } from './models.ts';
import { drawClear, drawPayload, longestIn } from './payloads.ts';

const PAYLOADS = Math.ceil(Number(process.env['SOTTO_FUZZ_INPUTS'] ?? 3_000) / models.length);
const HOUR = 3_600_000;

const draws = (name: string) => fastRandom(`${name} ${process.env['SOTTO_FUZZ_SEED'] ?? ''}`);

/** Runs it for every payload and gives back what is wrong, three examples at most: a failure must be readable. */
const complaints = (complaint: (number: number) => string | null): readonly string[] =>
  Array.from({ length: PAYLOADS }, (_, number) => complaint(number))
    .filter((found) => found !== null)
    .slice(0, 3);

/** What stands in texts of a page: whole armor as it is, for others the reason. */
const seenIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => findArmor(text)).map((found) => (found.kind === 'whole' ? found.armored : found.reason));

const wrong = (wanted: readonly string[], texts: readonly string[]): string | null => {
  const seen = seenIn(texts);
  return JSON.stringify(seen) === JSON.stringify(wanted) ? null : JSON.stringify({ seen, wanted, texts });
};

describe('armor that fits', () => {
  it.each(models)(
    'comes through $site undamaged, whatever stands around it',
    (model) => {
      const random = draws(`kept ${model.site}`);
      const damaged = complaints(() => {
        const [before, after] = [drawClear(random), drawClear(random)];
        const room = roomOf(model);
        const around = room > 2 * (before.length + after.length) + 100 ? [before, after] : ['', ''];
        const payload = drawPayload(random, longestIn(room - 20 - around.join('').length * 2));
        const armored = wrapArmor(payload);
        const typed = (model.lead ?? '') + [around[0], armored, around[1]].filter((text) => text !== '').join(' ');
        const back = unwrapArmor(armored);
        if (!fits(model, typed) || back === null || !equal(back, payload)) return `does not fit: ${typed}`;
        return wrong([armored], shownBy(model, typed));
      });
      expect(damaged).toEqual([]);
    },
    HOUR,
  );
});

/** A message that goes beyond the site's limit inside its armor, after so many of its characters. */
const beyond = (model: Model, armored: string, kept: number): string => {
  const lead = model.lead ?? '';
  const words = 'word '.repeat(Math.ceil(roomOf(model) / 5)).slice(0, Math.max(0, roomOf(model) - kept - 1));
  return `${lead}${words === '' ? '' : `${words} `}${armored}`;
};

describe('armor that does not fit', () => {
  it.each(models)(
    'is never taken for a whole one where $site refuses, cuts, folds or splits it',
    (model) => {
      const random = draws(`lost ${model.site}`);
      const unnoticed = complaints(() => {
        const armored = wrapArmor(drawPayload(random, longestIn(20_000)));
        const kept = 1 + random.below(Math.min(armored.length, roomOf(model)) - 1);
        const [first, ...others] = shownBy(model, beyond(model, armored, kept));
        // What the site refuses is still in its box.
        if (first === undefined) return model.beyond === 'refused' ? null : 'nothing is shown';
        // What begins with less than the first word of armor cannot be known.
        const wanted = kept < MAGIC.length ? [] : ['truncated'];
        return wrong(wanted, [first]) ?? wrong([], others);
      });
      expect(unnoticed).toEqual([]);
    },
    HOUR,
  );

  it.each(models.filter(({ beyond: what }) => what === 'split'))(
    'comes together again where all messages are copied into which $site has split it',
    (model) => {
      const random = draws(`split ${model.site}`);
      const lost = complaints(() => {
        const armored = wrapArmor(drawPayload(random, longestIn(20_000)));
        const shown = shownBy(model, beyond(model, armored, 1 + random.below(roomOf(model) - 1)));
        return wrong([armored], [shown.join('\n')]);
      });
      expect(lost).toEqual([]);
    },
    HOUR,
  );

  it.each(['', '…', '...', '… See more', '…see more', '\n… Read more', ' (12:31)', '\u200B'])(
    'is truncated wherever it ends too early with %j behind it, and the next one is read',
    (says) => {
      const random = draws(`cut ${says}`);
      const wrongly = complaints((number) => {
        const next = wrapArmor(drawPayload(random, 1_500));
        const armored = wrapArmor(drawPayload(random, 1_500));
        // Every other time the end that is missing is just as long as the next one.
        const aligned = armored.length - next.length;
        const kept = number % 2 === 0 && aligned > MAGIC.length ? aligned : random.below(armored.length);
        const wanted = kept < MAGIC.length ? [next] : ['truncated', next];
        return wrong(wanted, [`${armored.slice(0, kept)}${says}\n${next}`]);
      });
      expect(wrongly).toEqual([]);
    },
    HOUR,
  );
});

/** Characters of the first word of armor and of its length. */
const HEAD = MAGIC.length + LENGTH_DIGITS;

/** What no site here is known to do: other letters in the place of letters. */
const rewriters: Readonly<Record<string, (text: string) => string>> = {
  'small letters': (text) => text.toLowerCase(),
  'capital letters': (text) => text.toUpperCase(),
  'wide letters': (text) => text.replaceAll(/\w/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'Cyrillic letters that look alike': (text) => text.replaceAll('o', '\u043E').replaceAll('a', '\u0430'),
  'letters thirteen places on': (text) =>
    text.replaceAll(/[a-z]/g, (one) => String.fromCharCode(((one.charCodeAt(0) - 84) % 26) + 97)),
  'doubled letters once': (text) => text.replaceAll(/(.)\1/g, '$1'),
  'no digits': (text) => text.replaceAll(/\d/g, ''),
  'pictures for letters': (text) => text.replaceAll(/x[A-Zp]/g, '😛'),
  'asterisks for words': (text) => text.replaceAll(/[Aa][Ss]/g, '**'),
  'asterisks for numbers': (text) => text.replaceAll(/\d{3,}/g, (found) => '*'.repeat(found.length)),
  'longer words': (text) => text.replaceAll(/[Aa][Ss]/g, 'bottom'),
  'shorter words': (text) => text.replaceAll(/[Ee][A-Za-z]/g, 'e'),
  'every long word in two': (text) => text.replaceAll(/(\w{40})(\w)/g, '$1-$2'),
};

/** Where not even its length is left, nothing says how long armor should be. */
const reasonsFor = (name: string, isHeadKept: boolean): readonly string[] =>
  isHeadKept ? [name === 'longer words' ? 'altered' : 'truncated'] : ['', 'truncated', 'altered'];

describe('armor that is rewritten', () => {
  it.each(Object.entries(rewriters))(
    'into %s is not found, or broken, and taken for nothing',
    (name, rewrite) => {
      const random = draws(`rewritten ${name}`);
      let changes = 0;
      const unnoticed = complaints(() => {
        const armored = wrapArmor(drawPayload(random, 1_500));
        const rewritten = rewrite(`Look: ${armored}. Bye.`);
        if (rewritten.includes(armored)) return wrong([armored], [rewritten]);
        changes += 1;
        const allowed = reasonsFor(name, rewritten.includes(armored.slice(0, HEAD)));
        if (!allowed.includes(seenIn([rewritten]).join())) return rewritten;
        const [piece, ...more] = takeApart(rewritten, []).pieces;
        return more.length === 0 && piece?.kind !== 'payload' ? null : rewritten;
      });
      expect(unnoticed).toEqual([]);
      expect(changes).toBeGreaterThan(PAYLOADS / 20);
    },
    HOUR,
  );
});

describe('armor with as many other letters', () => {
  it(
    'is whole to the eye, and refused by what is inside: altered, or under no known key where its header was hit',
    () => {
      const random = draws('other letters');
      const { ours, theirs } = connected();
      const armored = wrapArmor(ours.send('hello'));
      const outcomes = new Set<string>();
      const taken = complaints(() => {
        // Its length and what is around it stay: one digit of the payload becomes another.
        const at = HEAD + random.below(armored.length - HEAD - END.length);
        const other = armored.charAt(at) === 'O' ? '0' : 'O';
        const [found] = findArmor(armored.slice(0, at) + other + armored.slice(at + 1));
        if (found?.kind !== 'whole') return 'not whole';
        const payload = unwrapArmor(found.armored);
        const outcome = payload === null ? 'no armor' : theirs.receive(payload);
        outcomes.add(outcome);
        return outcome === 'hello' ? found.armored : null;
      });
      expect(taken).toEqual([]);
      expect([...outcomes]).toEqual(expect.arrayContaining(['altered', 'not-this-session']));
    },
    HOUR,
  );
});

/** What else one could have taken. */
const formerly = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

describe('what armor is not', () => {
  /** Of 400 texts of 3,000 characters: those that come through otherwise than they were, white space and what cannot be seen left aside. */
  const damagedOf = (model: Model, write: (bytes: Uint8Array) => string): number => {
    const random = draws(`formerly ${model.site}`);
    const bare = (text: string) => text.replaceAll(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');
    return Array.from({ length: 400 }, () => write(random.bytes(2_250))).filter(
      (text) => bare(normalised(model, text)) !== bare(text),
    ).length;
  };

  /** `marksAroundWords` takes what stands between spaces and punctuation: in letters without spaces there is hardly any. */
  const harmful = ['doubledMarks', 'singleMarks', 'smartDashes', 'emoticonsInWords'];
  const [damaging, keeping] = [true, false].map((isHarmful) =>
    models.filter((model) => model.transforms.some((name) => harmful.includes(name)) === isHarmful),
  );

  it.each(damaging ?? [])('base64url is damaged by $site, and armor is not', (model) => {
    expect(damagedOf(model, formerly)).toBeGreaterThan(0);
    expect(damagedOf(model, wrapArmor)).toBe(0);
  });

  it.each((keeping ?? []).filter(({ transforms }) => !transforms.includes('marksAroundWords')))(
    'base64url would do at $site, and armor does',
    (model) => {
      expect(damagedOf(model, formerly)).toBe(0);
      expect(damagedOf(model, wrapArmor)).toBe(0);
    },
  );
});
