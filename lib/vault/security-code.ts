/** The security code: how one is suggested, read and judged. Never stores or logs one. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Random } from '../core/random.ts';
import { VaultError } from './errors.ts';

/** Six words of 2,048: 66 bits, out of reach of guessing at one Argon2id of 64 MiB each. */
const WORDS = 6;
const INDEX_BITS = 11;
/** Characters of an own code, after normalising. Offline nothing limits the guesses, so short codes are refused outright. */
const MIN_LENGTH = 12;

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

/** One code however it was typed: compatibility forms folded (NFKC), no space around, one space within. */
export const normaliseCode = (typed: string): string => typed.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ');

/** @throws VaultError `vault/weak-code` when the normalised code is under twelve characters. */
export const requireStrongCode = (code: string): void => {
  if ([...code].length < MIN_LENGTH) throw new VaultError('vault/weak-code');
};
