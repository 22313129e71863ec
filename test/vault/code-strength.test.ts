/** How hard a code must be to guess. The numbers below are what common sense says of a code, not what the estimator happens to say. */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { expect, test, vi } from 'vitest';
import { codeJudge } from '../../lib/vault/code-strength.ts';
import { drawCode } from '../../lib/vault/security-code.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { judge, judgeLists } from './support.ts';

test.each([
  '',
  'eleven char',
  '👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋👋',
  'password password password',
  'P@ssw0rd!P@ssw0rd!P@ssw0rd!',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'qwertyuiop asdfghjkl zxcvbnm',
  'january february march april may june',
  '1234567890123456789012345678901234567890',
  'correct horse battery staple',
  'to be or not to be that is the question',
  'we are the champions my friend',
  'I love you so much',
  'London Paris Tokyo 2014',
  'I was born in Hamburg in 1984',
  'abandon abandon abandon abandon abandon abandon abandon',
])('R-VAULT-30: the code %j is refused', async (code) => {
  expect(await judge(code)).toBe('weak');
});

test.each([
  'kX9#mQ2$vL7!pR',
  'seven quiet tractors hum in the attic',
  'my cat sleeps on the warm radiator',
  'a sentence only Alice knows: blue tractors hum',
])('the code %j is accepted', async (code) => {
  expect(await judge(code)).not.toBe('weak');
});

test('a longer code is judged by its beginning, in a moment', async () => {
  expect(await judge('seven quiet tractors hum in the attic '.repeat(26))).not.toBe('weak');
  expect(await judge('ha'.repeat(500))).toBe('weak');
});

test('every code that is drawn is accepted, without being drawn for that', async () => {
  const random = seededRandom('drawn');
  let drawn = 0;
  for (let times = 0; times < 60; times += 1) {
    const code = await drawCode(random, async (one) => {
      drawn += 1;
      return (await judge(one)) !== 'weak';
    });
    expect(await judge(code)).not.toBe('weak');
  }
  expect(drawn).toBeLessThanOrEqual(62);
});

test('a draw that the estimator would refuse is drawn again', async () => {
  const bytes = [...Array<Uint8Array>(1).fill(new Uint8Array(12)), Uint8Array.from({ length: 12 }, (_, at) => at * 7)];
  const code = await drawCode(
    { bytes: () => bytes.shift() ?? new Uint8Array() },
    async (one) => (await judge(one)) !== 'weak',
  );
  expect(code.split(' ')).toHaveLength(6);
  expect(code).not.toBe(
    Array<string>(6)
      .fill(wordlist[0] ?? '')
      .join(' '),
  );
});

test('lists that could not be read are read again for the next code', async () => {
  const read = vi.fn(judgeLists).mockRejectedValueOnce(new Error('not there'));
  const another = codeJudge(read);
  await expect(another('password')).rejects.toThrow();
  expect(await another('password')).toBe('weak');
  await another('password');
  expect(read).toHaveBeenCalledTimes(2);
});
