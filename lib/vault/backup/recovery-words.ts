/**
 * The recovery key as a person holds it: twelve words of BIP-39 with their checksum, on paper, or the same words in a QR code. Says
 * what was typed: such words, or a security code. Keeps nothing.
 */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { VaultError } from '../errors.ts';
import { normaliseCode } from '../security-code.ts';

/** Bytes: twelve words. */
export const RECOVERY_BYTES = 16;
const WORDS = 12;

/** What a recovery QR code begins with: no other code of ours does. */
const QR_BEGIN = 'SOTTO-RECOVERY-1:';

export const recoveryWords = (secret: Uint8Array): string => entropyToMnemonic(secret, wordlist);

export const recoveryQr = (secret: Uint8Array): string => `${QR_BEGIN}${recoveryWords(secret)}`;

/** What opens a vault or a backup. */
export type TypedSecret =
  /** Normalised. */
  { readonly kind: 'code'; readonly code: string } | { readonly kind: 'recovery'; readonly secret: Uint8Array };

/**
 * Twelve words of the list are recovery words, however they are spaced and written; anything else is a security code.
 * @throws VaultError `backup/mistyped-words` when their checksum says that they were not written so
 */
export const readSecret = (typed: string): TypedSecret => {
  const code = normaliseCode(typed);
  if (!isLikeWords(code)) return { kind: 'code', code };
  try {
    return { kind: 'recovery', secret: mnemonicToEntropy(wordsIn(code).join(' '), wordlist) };
  } catch {
    throw new VaultError('backup/mistyped-words');
  }
};

/** Would `readSecret` take this for recovery words, right or mistyped? No security code may look so. @param code normalised */
export const isLikeWords = (code: string): boolean => {
  if (code.startsWith(QR_BEGIN)) return true;
  const words = wordsIn(code);
  return words.length === WORDS && words.every((word) => listed.has(word));
};

/** Without the numbers that stand before them on the sheet. */
const wordsIn = (code: string): readonly string[] =>
  (code.startsWith(QR_BEGIN) ? code.slice(QR_BEGIN.length) : code)
    .toLowerCase()
    .split(' ')
    .filter((word) => !/^\d{1,2}[.):]?$/u.test(word));

const listed: ReadonlySet<string> = new Set(wordlist);
