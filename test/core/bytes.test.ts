import { describe, expect, it } from 'vitest';
import {
  ascii,
  concat,
  equal,
  fromUtf8,
  isWellFormed,
  isZero,
  tuple,
  uint32,
  utf8,
  wipe,
} from '../../lib/core/bytes.ts';
import { ProtocolError } from '../../lib/core/errors.ts';

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function platformText(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    // No UTF-8.
    return null;
  }
}

describe('bytes', () => {
  it('are joined in order', () => {
    expect(concat(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
    expect(concat()).toEqual(new Uint8Array(0));
  });

  it('are equal only when all of them are', () => {
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(3, 2))).toBe(false);
    expect(equal(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false);
    expect(equal(new Uint8Array(0), new Uint8Array(0))).toBe(true);
    expect(isZero(new Uint8Array(8))).toBe(true);
    expect(isZero(Uint8Array.of(0, 0, 1))).toBe(false);
  });

  it('are overwritten where they lie', () => {
    const spent = [Uint8Array.of(1, 2), Uint8Array.of(3)];
    wipe(spent);
    expect(spent).toEqual([new Uint8Array(2), new Uint8Array(1)]);
  });

  it('hold numbers with the largest part first', () => {
    expect(uint32(0x01020304)).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(uint32(0xffffffff)).toEqual(Uint8Array.of(255, 255, 255, 255));
  });

  it('are the UTF-8 that the platform writes, and nothing for text that has none', () => {
    for (const text of [
      '',
      'x',
      'é',
      '€',
      '😀',
      'a\u0000b',
      '\u07FF\u0800\uFFFF\u{10FFFF}',
      'שלום 👨‍👩‍👧',
      '\uFEFFx',
    ]) {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text));
      expect(fromUtf8(utf8(text))).toBe(text);
      expect(isWellFormed(text)).toBe(true);
    }
    for (const text of ['\uD800', 'a\uDC00b', '\uD83D', '\uDE00\uD83D']) {
      expect(isWellFormed(text)).toBe(false);
      expect(() => utf8(text)).toThrow(ProtocolError);
    }
  });

  it('that are no UTF-8 give no text, as the platform says', () => {
    const seconds = [[], [0x00], [0x41], [0x7f], [0x80], [0x8f], [0x90], [0x9f], [0xa0], [0xbf], [0xc0], [0xff]];
    const endings = [[], [0x80], [0xbf], [0x80, 0x80], [0xbf, 0xbf], [0x41], [0x80, 0xc0]];
    for (let first = 0; first < 256; first++) {
      const sequences = seconds.flatMap((second) =>
        endings.map((ending) => Uint8Array.of(first, ...second, ...ending)),
      );
      expect(sequences.filter((bytes) => fromUtf8(bytes) !== platformText(bytes))).toEqual([]);
    }
  });

  it('of a tuple tell where each part ends', () => {
    expect(tuple('ab', Uint8Array.of(9))).toEqual(Uint8Array.of(2, 97, 98, 0, 0, 0, 1, 9));
    const [a, b, ab, none] = [ascii('a'), ascii('b'), ascii('ab'), new Uint8Array(0)];
    const lists = [
      tuple('l', a, b),
      tuple('l', ab),
      tuple('l', ab, none),
      tuple('l', none, ab),
      tuple('la', b),
      tuple('l'),
    ];
    expect(new Set(lists.map(String)).size).toBe(lists.length);
  });
});
