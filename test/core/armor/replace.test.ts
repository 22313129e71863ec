/** Words in the place of armor, where a site shows a message that is not read there. */
import { describe, expect, it } from 'vitest';
import { wrapArmor } from '../../../lib/core/armor/armor.ts';
import { MAX_FOUND, MAX_SCANNED_CHARACTERS } from '../../../lib/core/armor/find.ts';
import { CERTAIN_DIGITS, withoutArmor } from '../../../lib/core/armor/replace.ts';
import { readCatalog } from '../../../scripts/locales.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const random = seededRandom('replace');
const armored = wrapArmor(random.bytes(230));
const other = wrapArmor(random.bytes(1_346));

/** From the catalog itself: mutation testing has no browser, and so no words. */
const sentence = String(readCatalog('en')['invitation_sentence']);

const replaced = (text: string) => withoutArmor(text, '*');

describe('armor in a preview', () => {
  it('is replaced, and what is written around it stays', () => {
    expect(replaced(armored)).toBe('*');
    expect(replaced(`You: ${armored}`)).toBe('You: *');
    expect(replaced(` ${armored}  Bye. `)).toBe(' *  Bye. ');
    expect(replaced(`${armored}${other} and ${armored}.`)).toBe('** and *.');
    expect(sentence).not.toBe('');
    expect(replaced(`${sentence} ${other}`)).toBe(`${sentence} *`);
  });

  it('is seen through white space and invisible characters while it is whole', () => {
    for (const noise of [' ', '\n', '\u00AD', '\u200B']) {
      expect(replaced(`Look: ${Array.from(armored).join(noise)} there`)).toBe('Look: * there');
    }
  });

  it('is replaced wherever the site has cut it off with an ellipsis, once its length is there', () => {
    for (const ellipsis of ['…', '...', ' …']) {
      for (let end = 9; end < armored.length; end++) {
        expect(replaced(`You: ${armored.slice(0, end)}${ellipsis}`)).toBe('You: *');
      }
    }
    expect(replaced(`${armored.slice(0, 200)}… See more`)).toBe('* See more');
  });

  it('is replaced where it breaks off without one, once it is long enough to be nothing else', () => {
    for (let end = 9 + CERTAIN_DIGITS; end < armored.length; end++) {
      expect(replaced(`You: ${armored.slice(0, end)}`)).toBe('You: *');
    }
    expect(replaced(armored.slice(0, 8 + CERTAIN_DIGITS))).toBeNull();
    expect(replaced(`${armored.slice(0, 100)} said Bob`)).toBe('* said Bob');
    expect(replaced(Array.from(armored.slice(0, 100)).join('\u200B'))).toBe('*');
  });

  it('is replaced though the site has changed it', () => {
    expect(replaced(armored.replace(/Zq9$/, 'Zq8'))).toBe('*');
    expect(replaced(`${armored.slice(0, 100)}0${armored.slice(100)}`)).toBe('*');
    expect(replaced(`${armored.slice(0, 100)}${other}`)).toBe('*');
  });
});

describe('ordinary text', () => {
  it.each([
    '',
    'hello',
    'Sotto',
    'Sotto1',
    'Have you tried Sotto1…',
    'Have you tried Sotto1...',
    'Sotto1 is here, and it works',
    'Sotto10 … perhaps',
    'Sotto1isreleasedtodayandeverybodylikesit',
    'Sotto1isreleased…',
    'Sotto1 012345678901234567890',
    'S o t t o 1012345678901234567890',
    'Sotto1zzz012345678901234567890',
    'Sotto1000012345678901234567890',
    'Sotto1-012-345678901234567890',
  ])('stays: %j', (text) => {
    expect(replaced(text)).toBeNull();
  });

  it('stays around what is replaced, and between beginnings that are none', () => {
    expect(replaced(`Sotto1 sends Sotto1 like ${armored}, says Sotto1`)).toBe(
      'Sotto1 sends Sotto1 like *, says Sotto1',
    );
  });
});

it('looks at so many beginnings and characters, and leaves the rest as it is', () => {
  expect(replaced(`${armored} `.repeat(MAX_FOUND + 1))).toBe(`${'* '.repeat(MAX_FOUND)}${armored} `);
  const behind = ' '.repeat(MAX_SCANNED_CHARACTERS);
  expect(replaced(`${armored}${behind}${armored}`)).toBe(`*${behind}${armored}`);
  expect(replaced(`${behind}${armored}`)).toBeNull();
});
