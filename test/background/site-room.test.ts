/** Each known site's longest message fits its limit, to the character, and what is longer goes out in several where the limit is short. */
import { expect, test } from 'vitest';
import { bytesIn, siteRoom, textRoom } from '../../lib/background/site-room.ts';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { splitPayload } from '../../lib/core/wire/parts.ts';
import { knownSites, limitChoices } from '../../lib/rpc/known-sites.ts';

const known = Object.entries(knownSites);

test.each(known)('%s: the largest payload in one message fits, and one byte more does not', (_, { limit }) => {
  const { most } = siteRoom(limit);
  expect(wrapArmor(new Uint8Array(most)).length).toBeLessThanOrEqual(limit);
  expect(wrapArmor(new Uint8Array(most + 1)).length).toBeGreaterThan(limit);
});

test.each(known.filter(([, { limit }]) => limit >= 2_000))('%s: an invitation is carried whole', (_, { limit }) => {
  expect(siteRoom(limit).most).toBeGreaterThan(1_400);
  expect(textRoom(limit).room).toBeGreaterThan(1_000);
  expect(textRoom(limit).further).toBeNull();
});

test.each([350, 500, 1_000, 1_999])('%i characters: the largest payload goes out in messages that fit', (limit) => {
  const { inAll } = siteRoom(limit);
  const parts = splitPayload(new Uint8Array(inAll), bytesIn(limit)).map(wrapArmor);
  expect(parts.length).toBeGreaterThan(1);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(limit);
  expect(inAll).toBeGreaterThan(13_000);
});

test('whatever a person says of a site, one message carries a sentence', () => {
  for (const limit of limitChoices) expect(textRoom(limit).room).toBeGreaterThan(120);
});

test('every length from one block to the longest message', () => {
  for (let characters = 60; characters < 12_000; characters += 97) {
    const bytes = bytesIn(characters);
    expect(wrapArmor(new Uint8Array(bytes)).length).toBeLessThanOrEqual(characters);
    expect(wrapArmor(new Uint8Array(bytes + 1)).length).toBeGreaterThan(characters);
  }
});
