/** The lists by which a security code is judged, as one file of the extension: read when a code is judged, part of no script. */
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import type { CodeLists } from '../lib/vault/code-strength.ts';
import { packList } from '../lib/vault/packed-list.ts';

const isSequence = (name: string): boolean => !/^(?:commonWords|firstnames|lastnames|wikipedia)/.test(name);

/** Three words that are rarer than that withstand 10^13.5 guesses by their rank, so one of them is counted letter by letter instead. */
const WORDS = 32_768;

/**
 * Measured on some forty codes: passwords, words and first names move verdicts; last names (700 kB), Wikipedia's words and
 * the Diceware list moved hardly any that these had not.
 */
export const codeLists = (): CodeLists => ({
  passwords: packList(common['passwords-common']),
  words: packList(english['commonWords-en'].slice(0, WORDS)),
  firstNames: packList(english['firstnames-en']),
  sequences: Object.fromEntries(Object.entries(english).filter(([name]) => isSequence(name))),
  keyboards: adjacencyGraphs,
});
