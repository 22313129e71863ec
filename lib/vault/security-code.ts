/** The security code: how one is drawn and read. How hard it is to guess is judged in code-strength.ts. Never stores or logs one. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Random } from '../core/random.ts';
import { VaultError } from './errors.ts';

/** Six words of 2,048: 66 bits, out of reach of guessing at one Argon2id of 64 MiB each. */
const WORDS = 6;
const INDEX_BITS = 11;
/**
 * A fresh code of six words that is accepted. One draw in some ten thousand consists of words so common that the estimator, which
 * cannot know that they were drawn, would refuse them.
 */
export const drawCode = async (random: Random, isAccepted: (code: string) => Promise<boolean>): Promise<string> => {
  let code = suggestCode(random);
  while (!(await isAccepted(code))) code = suggestCode(random);
  return code;
};

/** A fresh code of six words. Without bias: the list's length is a power of two. */
export const suggestCode = (random: Random): string => {
  const bytes = random.bytes(2 * WORDS);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words: string[] = [];
  for (let word = 0; word < WORDS; word++) {
    const chosen = wordlist[view.getUint16(2 * word) & ((1 << INDEX_BITS) - 1)];
    if (chosen === undefined) throw new VaultError('vault/corrupt'); // the list has 2,048 words
    words.push(chosen);
  }
  return words.join(' ');
};

/**
 * One code however it was typed: compatibility forms folded (NFKC), no space around, one space within; and six words of the list in
 * small letters, whatever a keyboard made of their first ones.
 */
export const normaliseCode = (typed: string): string => {
  const code = typed.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ');
  const words = code.toLowerCase().split(' ');
  return words.length === WORDS && words.every((word) => wordlist.includes(word)) ? words.join(' ') : code;
};
