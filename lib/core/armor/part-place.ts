/**
 * Tells from an armored text whether it is a part of a payload, and which. Runs in the content script, which lays the rows of one payload out as
 * one: it decodes the first block and joins nothing.
 */
import { BLOCK_BYTES, blockDigits, DIGITS, LENGTH_DIGITS, MAGIC, readLength } from './frame.ts';

/** The first byte of a part (docs/protocol.md, *Parts*). */
export const PART = 0x04;

/** Bytes of the name that all parts of a payload have. */
export const PART_NAME_BYTES = 8;

/** Parts of one payload: more than the largest payload needs where a site counts 1,000 characters. */
export const MAX_PARTS = 64;

export interface PartPlace {
  /** Of the payload that it is a part of. Parts of one payload have the same. */
  readonly whole: string;
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** Null for what is no part. */
export function partPlace(armored: string): PartPlace | null {
  const start = readStart(armored);
  if (start === null || byteAt(start, 0) !== PART) return null;
  const [index, count] = [byteAt(start, 1 + PART_NAME_BYTES), byteAt(start, 2 + PART_NAME_BYTES)];
  const isPlace = index < count && count <= MAX_PARTS; // nor is it one where there are no such bytes
  return isPlace ? { whole: `${start.slice(2, 2 + 2 * PART_NAME_BYTES)} ${count}`, index, count } : null;
}

const byteAt = (hex: string, at: number): number => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);

/** The payload's first block, in hex. Small rather than fast: it is one block of each text that is new. */
const readStart = (armored: string): string | null => {
  const from = MAGIC.length + LENGTH_DIGITS;
  const length = readLength(armored.slice(MAGIC.length, from));
  if (length === null) return null;
  const bytes = Math.min(length, BLOCK_BYTES);
  const values = [...armored.slice(from, from + blockDigits(bytes))].map((digit) => DIGITS.indexOf(digit));
  if (values.includes(-1)) return null;
  const hex = values.reduce((number, value) => number * BigInt(DIGITS.length) + BigInt(value), 0n).toString(16);
  return hex.length > 2 * bytes ? null : hex.padStart(2 * bytes, '0');
};
