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

/** The value of each character code below 128; 255 for what is no digit. */
const values = new Uint8Array(128).fill(255);
for (let value = 0; value < DIGITS.length; value++) values[DIGITS.charCodeAt(value)] = value;

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
  const length = encodeNumber([payload.length >> 8, payload.length & 0xff], LENGTH_DIGITS);
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

function encodeBlock(block: Uint8Array): string {
  return encodeNumber(block, blockDigits(block.length));
}

/** A big-endian number in base 256, written in base 62 with leading zeros. */
function encodeNumber(bytes: Iterable<number>, length: number): string {
  const digits = new Uint8Array(length);
  for (const byte of bytes) {
    let carry = byte;
    for (let index = length - 1; index >= 0; index--) {
      carry += (digits[index] ?? 0) * 256;
      digits[index] = carry % DIGITS.length;
      carry = Math.floor(carry / DIGITS.length);
    }
  }
  let text = '';
  for (const digit of digits) text += DIGITS.charAt(digit);
  return text;
}

/** Fills `target` with the number that the digits say. False when a character is no digit or the number is too large for it. */
function decodeBlock(digits: string, target: Uint8Array): boolean {
  for (let position = 0; position < digits.length; position++) {
    let carry = values[digits.charCodeAt(position)] ?? 255;
    if (carry === 255) return false;
    for (let index = target.length - 1; index >= 0; index--) {
      carry += (target[index] ?? 0) * DIGITS.length;
      target[index] = carry & 0xff;
      carry >>= 8;
    }
    if (carry !== 0) return false;
  }
  return true;
}
