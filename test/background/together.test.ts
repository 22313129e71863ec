/** What a page shows of a payload is whole, or a number of parts, or neither. */
import { expect, test } from 'vitest';
import { armorTogether, readTogether } from '../../lib/background/together.ts';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { encodePart, splitPayload } from '../../lib/core/wire/parts.ts';

const payload = new Uint8Array(900).fill(7).fill(3, 0, 1);
const parts = splitPayload(payload, 300).map(wrapArmor);

test('one armor is its payload, and all parts are that which was cut', () => {
  expect(readTogether(wrapArmor(payload))).toEqual({ kind: 'whole', payload });
  expect(readTogether(parts.join(' '))).toEqual({ kind: 'whole', payload });
  expect(readTogether(parts.toReversed().join(' '))).toEqual({ kind: 'whole', payload });
  expect([wrapArmor(payload), parts.join(' ')].map(armorTogether)).toEqual([wrapArmor(payload), wrapArmor(payload)]);
});

test('says which parts are missing', () => {
  const [one, two, , four] = parts;
  expect(readTogether(`${one}`)).toEqual({ kind: 'parts', count: 4, missing: [2, 3, 4] });
  expect(readTogether([two, four].join(' '))).toEqual({ kind: 'parts', count: 4, missing: [1, 3] });
  expect(armorTogether(`${one} ${two}`)).toBe(`${one} ${two}`);
});

const another = splitPayload(new Uint8Array(900).fill(8), 300).map(wrapArmor);
const forged = wrapArmor(encodePart({ name: new Uint8Array(8), index: 1, count: 2, bytes: payload }));

test.each([
  ['nothing', ''],
  ['no armor', 'Sotto1 nonsense'],
  ['two payloads', `${wrapArmor(payload)} ${wrapArmor(payload)}`],
  ['parts of two', `${parts[0]} ${another[1]}`],
  ['a part more than it needs', `${parts.join(' ')} ${parts[0]}`],
  ['a whole one among parts', `${parts[0]} ${wrapArmor(payload)}`],
  [
    'parts that are not what was cut',
    `${wrapArmor(encodePart({ name: new Uint8Array(8), index: 0, count: 2, bytes: payload }))} ${forged}`,
  ],
  ['R-KEY-2: more than there can be', Array.from({ length: 2_000 }, () => parts[0]).join(' ')],
])('%s is altered', (_, shown) => {
  expect(readTogether(shown)).toEqual({ kind: 'altered' });
});
