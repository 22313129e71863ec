import { describe, expect, it } from 'vitest';
import { unwrapArmor, wrapArmor } from '../../../lib/core/armor/armor.ts';
import { MAX_SCANNED_CHARACTERS } from '../../../lib/core/armor/find.ts';
import {
  blockDigits,
  bodyLength,
  DIGITS,
  END,
  MAGIC,
  MAX_PAYLOAD_BYTES,
  readLength,
} from '../../../lib/core/armor/frame.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** The digits of a block by the schoolbook, to judge the fast conversion. */
function schoolbook(block: Uint8Array): string {
  let value = block.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let digits = '';
  while (digits.length < blockDigits(block.length)) {
    digits = DIGITS.charAt(Number(value % 62n)) + digits;
    value /= 62n;
  }
  return digits;
}

describe('armor', () => {
  const random = seededRandom('armor');

  it('uses the fewest digits that can say every block', () => {
    for (let bytes = 1; bytes <= 32; bytes++) {
      const digits = blockDigits(bytes);
      expect(62n ** BigInt(digits) >= 256n ** BigInt(bytes)).toBe(true);
      expect(62n ** BigInt(digits - 1) < 256n ** BigInt(bytes)).toBe(true);
    }
    expect(blockDigits(32)).toBe(43);
  });

  it('gives every payload back, whatever its length', () => {
    for (let length = 1; length <= 200; length++) {
      for (const payload of [random.bytes(length), new Uint8Array(length), new Uint8Array(length).fill(255)]) {
        const armored = wrapArmor(payload);
        expect(armored).toMatch(/^Sotto1[0-9A-Za-z]+Zq9$/);
        expect(armored).toHaveLength(12 + bodyLength(length));
        expect(unwrapArmor(armored)).toEqual(payload);
      }
    }
  });

  it('writes each block as the number that it is', () => {
    for (let length = 1; length <= 32; length++) {
      const payload = random.bytes(length);
      expect(wrapArmor(payload)).toBe(`${MAGIC}00${DIGITS.charAt(length)}${schoolbook(payload)}${END}`);
    }
  });

  it('writes the length in three digits, most significant first', () => {
    expect(wrapArmor(new Uint8Array(1)).slice(6, 9)).toBe('001');
    expect(wrapArmor(new Uint8Array(230)).slice(6, 9)).toBe('03i');
    expect(readLength('03i')).toBe(230);
    expect(wrapArmor(new Uint8Array(MAX_PAYLOAD_BYTES)).length).toBeLessThanOrEqual(MAX_SCANNED_CHARACTERS);
  });

  it('carries a payload between its bounds only', () => {
    const tooShortOrLong = new RangeError('payload length');
    expect(() => wrapArmor(new Uint8Array(0))).toThrow(tooShortOrLong);
    expect(() => wrapArmor(new Uint8Array(MAX_PAYLOAD_BYTES + 1))).toThrow(tooShortOrLong);
    expect(readLength('000')).toBeNull();
    expect(readLength('7iy')).toBe(MAX_PAYLOAD_BYTES);
    expect(readLength('7iz')).toBeNull();
    expect(readLength('zzz')).toBeNull();
    expect(readLength('0_1')).toBeNull();
    expect(readLength('1_0')).toBeNull();
    expect(readLength('01')).toBeNull();
  });

  it('is never empty, whatever its length says', () => {
    for (const length of ['000', 'zzz', '0_1']) expect(unwrapArmor(MAGIC + length + END)).toBeNull();
  });

  it('reads nothing but what it writes', () => {
    for (const length of [1, 2, 31, 32, 33, 70]) {
      const armored = wrapArmor(random.bytes(length));
      const damaged = Array.from(armored, (_, at) => [armored.slice(0, at), armored.slice(at + 1)] as const).flatMap(
        ([left, right]) => [left, left + right, `${left} ${armored.charAt(left.length)}${right}`, `${left}é${right}`],
      );
      const around = [`${armored}0`, ` ${armored}`, `${armored}\n`, armored.toLowerCase()];
      for (const other of [...damaged, ...around]) expect(unwrapArmor(other)).toBeNull();
    }
  });

  it('has one text for each payload, so that another digit is another payload or none', () => {
    for (const length of [1, 2, 31, 32, 33, 70]) {
      const armored = wrapArmor(random.bytes(length));
      const others = Array.from(armored).flatMap((_, at) =>
        Array.from('0Zz', (digit) => armored.slice(0, at) + digit + armored.slice(at + 1)),
      );
      for (const other of others) {
        const payload = unwrapArmor(other);
        expect(payload === null ? other : wrapArmor(payload)).toBe(other);
      }
    }
  });

  it('refuses digits that say more than their bytes can hold', () => {
    for (let length = 1; length <= 32; length++) {
      const frame = (body: string) => `${MAGIC}00${DIGITS.charAt(length)}${body}${END}`;
      const largest = schoolbook(new Uint8Array(length).fill(255));
      expect(unwrapArmor(frame(largest))).toEqual(new Uint8Array(length).fill(255));
      expect(unwrapArmor(frame('z'.repeat(blockDigits(length))))).toBeNull();
      const value = 256n ** BigInt(length);
      let above = '';
      for (let rest = value; above.length < blockDigits(length); rest /= 62n)
        above = DIGITS.charAt(Number(rest % 62n)) + above;
      expect(unwrapArmor(frame(above))).toBeNull();
    }
  });
});
