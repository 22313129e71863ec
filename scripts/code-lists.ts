/** The lists by which a security code is judged, as one file of the extension: read when a code is judged, part of no script. */
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import type { CodeLists } from '../lib/vault/code-strength.ts';
import { packList } from '../lib/vault/packed-list.ts';

const isSequence = (name: string): boolean => !/^(?:commonWords|firstnames|lastnames|wikipedia)/.test(name);

/** Passwords beyond these are hardly words: left out, they are judged by their length. */
const PASSWORDS = 17_000;
/** Words beyond these are known to few. The languages of the windows have the room that they took in the download. */
const WORDS = 30_000;

/** The estimator takes ten guesses for each letter of what it does not know: a word that is as rare as that need not be known. */
const isCounted = (word: string, rank: number): boolean => rank + 1 < 10 ** word.length;

/**
 * Measured on some forty codes: passwords, words and first names move verdicts; last names (700 kB), Wikipedia's words and
 * the Diceware list moved hardly any that these had not. What stands in several is kept where it is the most common.
 */
export const codeLists = (): CodeLists => {
  const ranks = [
    common['passwords-common'].slice(0, PASSWORDS),
    english['commonWords-en'].slice(0, WORDS),
    english['firstnames-en'],
  ].map((words) => new Map(words.map((word, rank) => [word, rank])));
  const [passwords = '', words = '', firstNames = ''] = ranks.map((list, index) => {
    const isHere = (word: string, rank: number): boolean =>
      ranks.every((other, at) => (other.get(word) ?? Number.POSITIVE_INFINITY) >= rank + (at < index ? 1 : 0));
    return packList([...list].flatMap(([word, rank]) => (isHere(word, rank) && isCounted(word, rank) ? [word] : [])));
  });
  return {
    passwords,
    words,
    firstNames,
    sequences: Object.fromEntries(Object.entries(english).filter(([name]) => isSequence(name))),
    keyboards: adjacencyGraphs,
  };
};
