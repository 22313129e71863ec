/** Texts as people write them, as far as an index cares: few words are said all the time, many hardly ever. The same in every run. */

const VOCABULARY = 20_000;
const syllables = [
  'ka',
  'lo',
  'mi',
  'ter',
  'sun',
  'pre',
  'da',
  'vo',
  'rin',
  'be',
  'ost',
  'al',
  'ne',
  'qui',
  'sha',
  'gu',
];

/** The word of a rank, from 0 for the one that is said most. */
export const wordOf = (rank: number): string => {
  let word = '';
  for (let left = rank + 16; left > 0; left = Math.floor(left / 16)) word += syllables[left % 16];
  return word;
};

/** Text number `index`, of 3 to 21 words. */
export const textOf = (index: number): string => {
  const chance = chanceFrom(index);
  const length = 3 + Math.floor(chance() * 19);
  return Array.from({ length }, () => wordOf(Math.floor(VOCABULARY ** chance()) - 1)).join(' ');
};

/** Numbers from 0 up to, and without, 1 that depend on the seed alone. */
const chanceFrom = (seed: number): (() => number) => {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
