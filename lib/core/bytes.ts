/** Joins and compares byte strings, and writes lists of them so that no two lists look alike. Knows no meaning. */
import { ProtocolError } from './errors.ts';

/** One byte string after the other. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Whether two byte strings are the same. Takes as long for a difference at the start as for one at the end. */
export function equal(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}

export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/** Overwrites byte strings that nobody else holds. Best effort: copies may live on where the language keeps them. */
export function wipe(spent: readonly Uint8Array[]): void {
  for (const bytes of spent) bytes.fill(0);
}

/** Big-endian. */
export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** A label in ASCII. */
export function ascii(label: string): Uint8Array {
  return Uint8Array.from(label, (character) => character.charCodeAt(0));
}

/** Matches a surrogate without its partner, and only such a one. */
const loneSurrogate = /\p{Cs}/u;

export function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text);
}

/**
 * Text in UTF-8.
 * @throws ProtocolError `bad-name` for a lone surrogate, which has no UTF-8
 */
export function utf8(text: string): Uint8Array {
  if (!isWellFormed(text)) throw new ProtocolError('bad-name');
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), trail(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), trail(point >> 6), trail(point));
    else bytes.push(0xf0 | (point >> 18), trail(point >> 12), trail(point >> 6), trail(point));
  }
  return Uint8Array.from(bytes);
}

function trail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

/**
 * The text in UTF-8 bytes, exact to the last character (a platform's decoder eats a leading U+FEFF), or null when they are not what
 * `utf8` writes.
 */
export function fromUtf8(bytes: Uint8Array): string | null {
  let text = '';
  for (let index = 0; index < bytes.length; ) {
    const length = sequenceLength(bytes[index] ?? 0);
    const point = codePoint(bytes.subarray(index, index + length));
    if (point > 0x10ffff) return null;
    text += String.fromCodePoint(point);
    index += length;
  }
  // Read leniently, judged strictly: only what is written as the same bytes was UTF-8.
  return isWellFormed(text) && equal(utf8(text), bytes) ? text : null;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function codePoint(sequence: Uint8Array): number {
  const [lead = 0, ...trails] = sequence;
  const leadBits = trails.length === 0 ? lead : lead & (0x3f >> trails.length);
  return trails.reduce((point, byte) => (point << 6) | (byte & 0x3f), leadBits);
}

/**
 * A label and parts, each with its length before it, so that no two different lists give the same bytes
 * (docs/protocol.md, *Tuples*). At most 255 characters of label.
 */
export function tuple(label: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const name = ascii(label);
  return concat(Uint8Array.of(name.length), name, ...parts.flatMap((part) => [uint32(part.length), part]));
}

/** Lower-case hexadecimal digits, two a byte. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += digits[byte];
  return hex;
}

/** Made once: names are made into text for every record that is read. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The bytes of a hexadecimal text, or null when it is none. */
export function fromHex(hex: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) return null;
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}
