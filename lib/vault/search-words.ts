/**
 * Cuts texts into words to search by, in any script, with case and diacritics folded. Pure, and the same in every browser and version:
 * an index outlives both. Scripts without spaces are cut into overlapping pairs of characters, because where a dictionary would cut
 * depends on what stands around a word, and a query has nothing around it.
 */

/** Raised whenever a text would be cut otherwise than before: what is indexed by another number is indexed again. */
export const WORDS_VERSION = 1;

export interface Word {
  /** Folded. */
  readonly term: string;
  /** Where it stands in the text, in UTF-16 units; `end` is behind it. */
  readonly start: number;
  readonly end: number;
}

/** A longer word is found by its beginning. */
const MAX_LENGTH = 64;

const withoutSpaces = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
/** Combining marks, and what stands inside words unseen: joiners and the soft hyphen. */
const inner = '\\p{M}\\u200c\\u200d\\u00ad';
const run = `[${withoutSpaces}](?:[${withoutSpaces}ー]|[${inner}])*`;
const word = `(?:(?![${withoutSpaces}])[\\p{L}\\p{N}])(?:(?![${withoutSpaces}])[\\p{L}\\p{N}]|[${inner}])*`;
const cut = new RegExp(`(${run})|${word}|\\p{Extended_Pictographic}`, 'gu');
const character = new RegExp(`[^${inner}][${inner}]*`, 'gu');

/** The words of a text, in the order in which they stand in it. */
export const wordsOf = (text: string): readonly Word[] => split(text, false);

/** What a query asks for. The same words, but for the last single character of a longer run, which says nothing more than the pair before it. */
export const askedWordsOf = (query: string): readonly string[] => [
  ...new Set(split(query, true).map(({ term }) => term)),
];

/** May more letters follow than were typed? A pair of characters stands for any longer run by itself. */
export const isLongEnoughToContinue = (term: string): boolean => term.length >= 3 || startsUnspaced.test(term);
const startsUnspaced = new RegExp(`^[${withoutSpaces}]`, 'u');

const split = (text: string, isAsked: boolean): readonly Word[] => {
  const words: Word[] = [];
  for (const { 0: raw, 1: unspaced, index } of text.matchAll(cut)) {
    if (unspaced === undefined) add(words, raw, index);
    else addPairs(words, unspaced, index, isAsked);
  }
  return words;
};

const add = (words: Word[], raw: string, start: number): void => {
  const term = fold(raw).slice(0, MAX_LENGTH);
  if (term !== '') words.push({ term, start, end: start + raw.length });
};

/** Each character with the one behind it, and the last alone: so every run is found by whatever stands in it. */
const addPairs = (words: Word[], raw: string, start: number, isAsked: boolean): void => {
  const characters = [...raw.matchAll(character)].map(({ 0: one, index }) => ({ one, at: start + index }));
  for (const [place, { one, at }] of characters.entries()) {
    const next = characters[place + 1]?.one ?? '';
    if (isAsked && next === '' && place > 0) continue;
    add(words, one + next, at);
  }
};

/** Marks that readers leave out as often as not: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels and the stretching line. */
const ignored = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]|\u00ad|\u200c|\u200d|\ufe0f/gu;
const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['ς', 'σ'],
]);

const ascii = /^[\x20-\x7e]*$/;

const fold = (raw: string): string => {
  if (ascii.test(raw)) return raw.toLowerCase(); // most words, and many times faster
  const plain = raw.normalize('NFKD').replace(ignored, '').normalize('NFC').toLowerCase();
  return plain.replace(/[ßæœøłđıς]/gu, (letter) => letters.get(letter) ?? letter);
};
