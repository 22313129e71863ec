/** The outer form of armor: its first word, its length, its last word. Knows no key and decodes nothing. */

/** Every armored text begins with this. */
export const MAGIC = 'Sotto1';

/** Every armored text ends with this. */
export const END = 'Zq9';

/** Digits in ascending order of value. */
export const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Digits that say how many bytes the payload has. */
export const LENGTH_DIGITS = 3;

/** Bytes that are written as one number, and the digits that it takes. */
export const BLOCK_BYTES = 32;
export const BLOCK_DIGITS = 43;

/** Bytes of the largest payload: its armor still fits the text that `findArmor` looks at. */
export const MAX_PAYLOAD_BYTES = 29_696;

/** Bits in one digit. */
const BITS_PER_DIGIT = Math.log2(DIGITS.length);

/** Digits of a block of `bytes` bytes, 0 to 32: the fewest that can say every value. */
export function blockDigits(bytes: number): number {
  return Math.ceil((bytes * 8) / BITS_PER_DIGIT);
}

/** Digits of a payload of `bytes` bytes, without magic, length and end. */
export function bodyLength(bytes: number): number {
  return Math.floor(bytes / BLOCK_BYTES) * BLOCK_DIGITS + blockDigits(bytes % BLOCK_BYTES);
}

/** The payload length in bytes that three digits say, or null when no payload has it. */
export function readLength(digits: string): number | null {
  if (digits.length !== LENGTH_DIGITS) return null;
  let length = 0;
  for (const digit of digits) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return null;
    length = length * DIGITS.length + value;
  }
  return length >= 1 && length <= MAX_PAYLOAD_BYTES ? length : null;
}
