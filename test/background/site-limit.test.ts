/** Each known site's longest message fits its limit, to the character. */
import { expect, test } from 'vitest';
import { bytesIn, payloadLimit, textRoom } from '../../lib/background/site-limit.ts';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { knownSites } from '../../lib/rpc/known-sites.ts';

test.each(Object.entries(knownSites))('%s: the largest payload fits, and one byte more does not', (site, { limit }) => {
  const most = payloadLimit(site);
  expect(wrapArmor(new Uint8Array(most)).length).toBeLessThanOrEqual(limit);
  expect(wrapArmor(new Uint8Array(most + 1)).length).toBeGreaterThan(limit);
});

test.each(Object.entries(knownSites))(
  '%s: an invitation is carried whole, unless it needs parts',
  (site, { needsParts }) => {
    expect(payloadLimit(site) > 1_400).toBe(!needsParts);
    expect(textRoom(site) > 1_000).toBe(!needsParts);
  },
);

test('every length from one block to the longest message', () => {
  for (let characters = 60; characters < 12_000; characters += 97) {
    const bytes = bytesIn(characters);
    expect(wrapArmor(new Uint8Array(bytes)).length).toBeLessThanOrEqual(characters);
    expect(wrapArmor(new Uint8Array(bytes + 1)).length).toBeGreaterThan(characters);
  }
});
