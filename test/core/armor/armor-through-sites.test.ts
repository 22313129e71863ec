/** Armor through whatever a site does to white space: what went in comes out, or is called broken, and never something else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrapArmor, wrapArmor } from '../../../lib/core/armor/armor.ts';
import { findArmor } from '../../../lib/core/armor/find.ts';

const payload = fc.uint8Array({ minLength: 1, maxLength: 1_500 });
const ignored = fc.constantFrom(' ', '\n', '\t', '\u00AD', '\u200B', '\u200D', '\u2060', '\uFEFF');
const places = fc.array(fc.tuple(fc.nat(), ignored), { maxLength: 40 });

/** Puts characters that sites insert into long words at the given places. */
const sprinkle = (text: string, inserts: readonly (readonly [number, string])[]): string =>
  inserts.reduce((woven, [place, character]) => {
    const at = place % (woven.length + 1);
    return woven.slice(0, at) + character + woven.slice(at);
  }, text);

test('any payload survives white space and zero-width characters anywhere, and clear text around it', () => {
  fc.assert(
    fc.property(payload, places, fc.string({ maxLength: 60 }), (bytes, inserts, clear) => {
      fc.pre(!/sotto1/i.test(clear.replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')));
      const armored = wrapArmor(bytes);
      const [found] = findArmor(`${clear} ${sprinkle(armored, inserts)}`);
      expect(found).toMatchObject({ kind: 'whole', armored });
      expect(unwrapArmor(armored)).toEqual(bytes);
    }),
  );
});

test('one changed letter gives another payload or none, never the same one', () => {
  fc.assert(
    fc.property(payload, fc.nat(), fc.constantFrom(...'0AZaz9'), (bytes, place, letter) => {
      const armored = wrapArmor(bytes);
      const at = place % armored.length;
      fc.pre(armored[at] !== letter);
      const changed = armored.slice(0, at) + letter + armored.slice(at + 1);
      expect(unwrapArmor(changed)).not.toEqual(bytes);
    }),
  );
});

test('a cut at any place is never taken for the whole', () => {
  fc.assert(
    fc.property(payload, fc.nat(), (bytes, place) => {
      const armored = wrapArmor(bytes);
      const cut = armored.slice(0, place % armored.length);
      expect(findArmor(cut).every(({ kind }) => kind === 'broken')).toBe(true);
      expect(unwrapArmor(cut)).toBeNull();
    }),
  );
});
