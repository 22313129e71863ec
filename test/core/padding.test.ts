import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../lib/core/errors.ts';
import { BUCKET, COMPACT_BUCKET, largestPadded, pad, unpad } from '../../lib/core/padding.ts';
import { expectStrict, truncations, withByte } from '../support/attack.ts';
import { seededRandom } from '../support/seeded-random.ts';

describe('padding', () => {
  const random = seededRandom('padding');

  it('gives content of every length back from the fewest buckets', () => {
    for (const bucket of [BUCKET, COMPACT_BUCKET]) {
      for (let length = 0; length <= 340; length++) {
        const content = random.bytes(length);
        const padded = pad(content, bucket);
        expect(padded.length % bucket).toBe(0);
        expect(padded.length - bucket).toBeLessThan(length + 2);
        expect(unpad(padded)?.content).toEqual(content);
      }
    }
    expect(pad(new Uint8Array(158))).toHaveLength(160);
    expect(pad(new Uint8Array(159))).toHaveLength(320);
    expect(pad(new Uint8Array(30), COMPACT_BUCKET)).toHaveLength(32);
    expect(pad(Uint8Array.of(7, 8), COMPACT_BUCKET).slice(0, 5)).toEqual(Uint8Array.of(0, 2, 7, 8, 0));
  });

  it('knows two buckets and two bytes of length', () => {
    for (const bucket of [0, 1, 64, 320, -160, Number.NaN])
      expect(() => pad(new Uint8Array(1), bucket)).toThrow(new ProtocolError('bad-bucket'));
    expect(() => pad(new Uint8Array(65_536))).toThrow(new ProtocolError('bad-content'));
    expect(unpad(pad(new Uint8Array(65_535)))?.content).toHaveLength(65_535);
  });

  it('is strict', () => {
    for (const length of [0, 1, 29, 30, 31]) {
      expectStrict(pad(random.bytes(length), COMPACT_BUCKET), unpad, ({ content, area }) =>
        pad(content, COMPACT_BUCKET, area),
      );
    }
  });

  it('gives back what rode behind the content, in no more buckets than both need', () => {
    const content = Uint8Array.of(1, 2, 3);
    const riding = random.bytes(155);
    expect(pad(content, BUCKET, riding)).toHaveLength(160);
    expect(unpad(pad(content, BUCKET, riding))).toEqual({ content, area: riding });
    expect(pad(content, BUCKET, random.bytes(156))).toHaveLength(320);
    expect(unpad(pad(content))).toEqual({ content, area: new Uint8Array(155) });
  });

  it('knows how long a message may be made', () => {
    expect(largestPadded(BUCKET)).toBe(29_600);
    expect(largestPadded(COMPACT_BUCKET)).toBe(640);
  });

  it('is refused when the content would end behind it', () => {
    const padded = pad(Uint8Array.of(1, 2, 3));
    expect(unpad(withByte(padded, 1, 158))?.content).toHaveLength(158);
    expect(unpad(withByte(padded, 1, 159))).toBeNull();
    expect(unpad(withByte(padded, 0, 255))).toBeNull();
    for (const shorter of truncations(padded))
      if (shorter.length % COMPACT_BUCKET !== 0) expect(unpad(shorter)).toBeNull();
  });
});
