/** A part is told by the first block of its armor, and anything else is none. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapArmor } from '../../../lib/core/armor/armor.ts';
import { partPlace } from '../../../lib/core/armor/part-place.ts';
import { decodePart, splitPayload } from '../../../lib/core/wire/parts.ts';

const payload = (bytes: number, first = 3): Uint8Array => new Uint8Array(bytes).fill(7).fill(first, 0, 1);

test('parts of one payload have one name, and their place in it', () => {
  const places = splitPayload(payload(1_000), 300).map((part) => partPlace(wrapArmor(part)));
  expect(places.map((place) => [place?.index, place?.count])).toEqual([0, 1, 2, 3].map((index) => [index, 4]));
  expect(new Set(places.map((place) => place?.whole)).size).toBe(1);
  const [other] = splitPayload(payload(1_001), 300).map((part) => partPlace(wrapArmor(part)));
  expect(other?.whole).not.toBe(places[0]?.whole);
});

test('what is whole is no part, and neither is what is no armor', () => {
  for (const first of [1, 2, 3, 5]) expect(partPlace(wrapArmor(payload(300, first)))).toBeNull();
  for (const text of ['', 'Sotto1', 'Sotto1zzz', 'Sotto1004!!!!', 'Sotto100A0000000000Zq9'])
    expect(partPlace(text)).toBeNull();
});

test('whatever is decoded as a part has the same place here', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 90 }), (bytes) => {
      const part = Uint8Array.of(4, ...bytes);
      const [decoded, place] = [decodePart(part), partPlace(wrapArmor(part))];
      if (decoded !== null) expect(place).toMatchObject({ index: decoded.index, count: decoded.count });
    }),
  );
});
