/** What every decoder of ours must withstand, and how bytes are damaged. */
import { expect } from 'vitest';
import { concat, equal } from '../../lib/core/bytes.ts';

export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = bytes.slice();
  const index = bit >> 3;
  flipped[index] = (flipped[index] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

export function withByte(bytes: Uint8Array, index: number, value: number): Uint8Array {
  const changed = bytes.slice();
  changed[index] = value;
  return changed;
}

export function append(bytes: Uint8Array, byte: number): Uint8Array {
  return concat(bytes, Uint8Array.of(byte));
}

/** Every shorter beginning, the empty one included. */
export function truncations(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from(bytes, (_, length) => bytes.slice(0, length));
}

/** Every copy with one bit changed; with `every` above 1 only one bit in that many. */
export function bitFlips(bytes: Uint8Array, every = 1): readonly Uint8Array[] {
  const flips: Uint8Array[] = [];
  for (let bit = 0; bit < bytes.length * 8; bit += every) flips.push(flipBit(bytes, bit));
  return flips;
}

/**
 * A codec is strict when damaged bytes are refused, or decode to something that is written as exactly these bytes: then no two
 * byte strings mean the same. Round trip, every truncation, every bit flip, a trailing byte and an oversize length are tried.
 */
export function expectStrict<T>(
  valid: Uint8Array,
  decode: (bytes: Uint8Array) => T | null,
  encode: (value: T) => Uint8Array,
) {
  const damaged = [
    ...truncations(valid),
    ...bitFlips(valid),
    append(valid, 0),
    append(valid, 0xff),
    concat(valid, new Uint8Array(70_000)),
  ];
  const ambiguous = [valid, ...damaged].filter((bytes) => {
    const value = decode(bytes);
    return value !== null && !equal(encode(value), bytes);
  });
  expect(ambiguous).toEqual([]);
  expect(decode(valid)).not.toBeNull();
}
