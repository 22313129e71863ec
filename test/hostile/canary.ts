/** Texts that stand nowhere else, and the pieces of them by which they would be known wherever a site could get them. */
import { randomInt } from 'node:crypto';

/**
 * Georgian letters: no page, no armor and no address of a test holds four of them in a row, and no search takes them for others. What is
 * shown by a weak overlay has none in common with what is shown by ours.
 */
const letters = { weak: [0x10d0, 0x10e0], ours: [0x10e0, 0x10f0] } as const;
const KEYS = 'bcdfghjkmpqvwxz';
const LENGTH = 16;
/** Shorter pieces say nothing. */
const PIECE = 4;

export const drawCanary = (shownBy: keyof typeof letters): string =>
  Array.from({ length: LENGTH }, () => String.fromCodePoint(randomInt(letters[shownBy][0], letters[shownBy][1]))).join(
    '',
  );

/** Such a text of letters that every keyboard has. */
export const drawTyped = (): string =>
  Array.from({ length: LENGTH }, () => KEYS.charAt(randomInt(KEYS.length))).join('');

/** Every piece of so many letters. */
export const piecesOf = (canary: string): readonly string[] =>
  Array.from({ length: canary.length - PIECE + 1 }, (_, index) => canary.slice(index, index + PIECE));
