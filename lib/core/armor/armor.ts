/** Writes payloads as letters and digits and reads them back. Canonical only: one payload has one text. Knows no key. */
import {
  BLOCK_BYTES,
  BLOCK_DIGITS,
  blockDigits,
  bodyLength,
  DIGITS,
  END,
  LENGTH_DIGITS,
  MAGIC,
  MAX_PAYLOAD_BYTES,
  readLength,
} from './frame.ts';

/** Numbers are converted two bytes and four digits at a time: both, and their product, are exact in a number of the language. */
const WORD_BYTES = 2;
const WORD = 256 ** WORD_BYTES;
const LIMB_DIGITS = 4;
const LIMB = DIGITS.length ** LIMB_DIGITS;

/**
 * The payload as one line of letters and digits (docs/protocol.md, *Armor*).
 * @throws RangeError for an empty payload or one above `MAX_PAYLOAD_BYTES`
 */
export function wrapArmor(payload: Uint8Array): string {
  if (payload.length < 1 || payload.length > MAX_PAYLOAD_BYTES) throw new RangeError('payload length');
  let body = '';
  for (let start = 0; start < payload.length; start += BLOCK_BYTES) {
    body += encodeBlock(payload.subarray(start, start + BLOCK_BYTES));
  }
  // A block of two bytes has as many digits as the length has.
  const length = encodeBlock(Uint8Array.of(payload.length >> 8, payload.length & 0xff));
  return MAGIC + length + body + END;
}

/** The payload of an armored text without anything around or inside it, or null when `wrapArmor` cannot have written it. */
export function unwrapArmor(armored: string): Uint8Array | null {
  if (!armored.startsWith(MAGIC) || !armored.endsWith(END)) return null;
  const start = MAGIC.length + LENGTH_DIGITS;
  const length = readLength(armored.slice(MAGIC.length, start));
  if (length === null || armored.length !== start + bodyLength(length) + END.length) return null;
  const payload = new Uint8Array(length);
  for (let block = 0; block * BLOCK_BYTES < length; block++) {
    const target = payload.subarray(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES);
    const from = start + block * BLOCK_DIGITS;
    if (!decodeBlock(armored.slice(from, from + blockDigits(target.length)), target)) return null;
  }
  return payload;
}

/** A big-endian number in base 256, written in as many digits as its largest value needs. */
function encodeBlock(block: Uint8Array): string {
  const words = group(block, WORD_BYTES, 256);
  const digits = blockDigits(block.length);
  const limbs = convert(words, WORD, LIMB, Math.ceil(digits / LIMB_DIGITS)) ?? [];
  let text = '';
  for (const limb of limbs) {
    for (let unit = LIMB / DIGITS.length; unit >= 1; unit /= DIGITS.length) {
      text += DIGITS.charAt(Math.floor(limb / unit) % DIGITS.length);
    }
  }
  return text.slice(-digits);
}

/** Fills `block` with the number that the digits say. False when a character is no digit or the number too large for it. */
function decodeBlock(digits: string, block: Uint8Array): boolean {
  const values = Array.from(digits, (digit) => DIGITS.indexOf(digit));
  if (values.includes(-1)) return false;
  const words = convert(group(values, LIMB_DIGITS, DIGITS.length), LIMB, WORD, Math.ceil(block.length / WORD_BYTES));
  if (words === null) return false;
  const isOdd = block.length % WORD_BYTES === 1;
  if (isOdd && (words[0] ?? 0) > 0xff) return false;
  words.forEach((word, index) => {
    const position = index * WORD_BYTES - (isOdd ? 1 : 0);
    if (position >= 0) block[position] = word >> 8;
    block[position + 1] = word & 0xff;
  });
  return true;
}

/** Digits of a small base, `size` of them joined into one of a large base. The first group may be shorter. */
function group(digits: ArrayLike<number>, size: number, base: number): readonly number[] {
  const groups: number[] = [];
  let value = 0;
  for (let index = 0; index < digits.length; index++) {
    value = value * base + (digits[index] ?? 0);
    if ((digits.length - index - 1) % size === 0) {
      groups.push(value);
      value = 0;
    }
  }
  return groups;
}

/** A big-endian number in another base, in exactly `length` digits of it, or null when it needs more. */
function convert(digits: readonly number[], base: number, newBase: number, length: number): number[] | null {
  const converted = new Array<number>(length).fill(0);
  for (const digit of digits) {
    let carry = digit;
    for (let index = length - 1; index >= 0; index--) {
      carry += (converted[index] ?? 0) * base;
      const quotient = Math.floor(carry / newBase);
      converted[index] = carry - quotient * newBase;
      carry = quotient;
    }
    if (carry !== 0) return null;
  }
  return converted;
}
