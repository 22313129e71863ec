/** The security code: how it is suggested, and what it costs to try one. */
import { argon2id } from '@noble/hashes/argon2.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { expect, test } from 'vitest';
import { deriveWrapKey, freshParameters, standardCost } from '../../lib/vault/kdf.ts';
import { normaliseCode, suggestCode } from '../../lib/vault/security-code.ts';
import { seededRandom } from '../support/seeded-random.ts';

test('a try costs 64 MiB and three passes', () => {
  expect(standardCost).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 });
});

test('the key is that of Argon2id as another implementation computes it', async () => {
  const parameters = freshParameters({ memoryKiB: 256, passes: 2, lanes: 1 }, seededRandom('salt'));
  expect(parameters.salt).toHaveLength(16);
  const theirs = argon2id('correct horse', parameters.salt, { m: 256, t: 2, p: 1, dkLen: 32 });
  expect(await deriveWrapKey('correct horse', parameters)).toEqual(theirs);
});

test('the standard cost is one that this machine can pay', async () => {
  const key = await deriveWrapKey('correct horse', freshParameters(standardCost, seededRandom('salt')));
  expect(key).toHaveLength(32);
});

test('a suggested code is six words of the list, another each time', () => {
  const random = seededRandom('codes');
  const codes = Array.from({ length: 200 }, () => suggestCode(random));
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) {
    expect(code.split(' ')).toHaveLength(6);
    expect(code.split(' ').every((word) => wordlist.includes(word))).toBe(true);
    expect(normaliseCode(code)).toBe(code);
  }
});

test('six words of the list open in whatever letters they are typed, and a code of the own only as it was chosen', () => {
  expect(normaliseCode('Seven quiet  TRACTORS Hum In attic')).not.toBe(
    normaliseCode('seven quiet tractors hum in attic'),
  );
  const words = wordlist.slice(0, 6).join(' ');
  expect(normaliseCode(` ${words.toUpperCase()} `)).toBe(words);
  expect(normaliseCode(`${wordlist[0]?.toUpperCase()} ${words}`)).toBe(`${wordlist[0]?.toUpperCase()} ${words}`);
});

test('every word of the list can be drawn, by exactly one of the 2,048 values of eleven bits', () => {
  const drawn = new Set<string | undefined>();
  for (let value = 0; value < 65_536; value += 31) {
    const bytes = Uint8Array.of(...Array.from({ length: 6 }, () => [value >> 8, value & 0xff]).flat());
    const [first] = suggestCode({ bytes: () => bytes }).split(' ');
    expect(first).toBe(wordlist[value % 2_048]);
    drawn.add(first);
  }
  expect(drawn.size).toBe(2_048);
});
