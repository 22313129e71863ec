/** What is gone, and what is locked, is not found: not in memory and not in what lies on disk. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { OpenVault } from '../../lib/vault/open-vault.ts';
import { dump, holds } from './dump.ts';
import { bob, carol, numbered, Searching } from './search-support.ts';
import { CODE } from './support.ts';

let at: Searching;

beforeEach(async () => {
  at = await Searching.begin();
});

test('R-VAULT-51: of an erased day nothing is found, and its segment is gone; the days after it are found as before', async () => {
  for (let day = 0; day < 4; day++) {
    await at.tell(bob, [`secret of day ${day}`, `tea on day ${day}`]);
    at.pass(1);
  }
  expect(await at.find('secret')).toHaveLength(4);
  const [before] = await at.segments();
  await at.vault.setKeepDays(bob, 2); // days 0 and 1 are over
  const left = ['secret of day 2', 'secret of day 3'];
  expect(await at.segments()).toEqual([]);
  expect(await at.find('secret')).toEqual(left);
  expect(await at.findAnew('secret')).toEqual(left);
  expect(await at.shape()).toEqual([[-2, -1, 4]]);
  expect(before?.terms.split(' ')).toContain('0');
  expect((await at.segments()).flatMap(({ terms }) => terms.split(' '))).not.toContain('0');
});

test('R-VAULT-51: a segment of a day that is being erased is not written any more', async () => {
  await at.tell(bob, ['secret of yesterday']);
  at.pass(1);
  await at.tell(bob, ['said today']);
  let erased = false;
  const erasing: OpenVault = {
    ...at.vault,
    step: async (step) => {
      if (!erased) await at.vault.setKeepDays(bob, 0);
      erased = true;
      return at.vault.step(step);
    },
  };
  await at.search.find(erasing, [bob], 'secret');
  expect(erased).toBe(true);
  expect(await at.segments()).toEqual([]);
  expect(await at.find('secret')).toEqual([]);
});

test('R-VAULT-52: texts that disappear by themselves are never indexed', async () => {
  await at.tell(bob, ['a secret for an hour'], 3_600);
  await at.tell(bob, ['no secret']);
  expect(await at.find('secret')).toEqual(['no secret']);
  at.pass(1);
  expect(await at.find('secret')).toEqual(['no secret']);
  expect((await at.segments()).map(({ terms }) => terms)).toEqual(['no secret']);
});

test('a forgotten thread is found no more, and another is as before', async () => {
  await at.tell(bob, ['tea with Bob']);
  await at.tell(carol, ['tea with Carol']);
  at.pass(1);
  await at.find('tea');
  await at.vault.forgetThread(bob);
  expect(await at.find('tea', [carol])).toEqual(['tea with Carol']);
  expect(await at.shape()).toEqual([[-1, -1, 1]]);
});

test('R-VAULT-50: no word of the index lies readable on disk', async () => {
  await at.tell(bob, ['rhododendron']);
  at.pass(1);
  await at.find('rhododendron');
  expect(await at.segments()).toHaveLength(1);
  expect(holds(await dump(at.made.databaseName), 'rhododendron')).toBe(false);
});

test('R-VAULT-50: a search that a lock interrupts fails, and the next one after unlocking finds everything', async () => {
  await at.tell(bob, numbered(300, 'tea'));
  at.pass(1);
  await at.tell(bob, numbered(3, 'tea'));
  let looks = 0;
  const locking: OpenVault = {
    ...at.vault,
    look: async (stores, read) => {
      looks += 1;
      if (looks === 4) {
        await at.made.vault.lock();
        at.search.forget();
      }
      return at.vault.look(stores, read);
    },
  };
  await expect(at.search.find(locking, [bob], 'tea')).rejects.toThrow('vault/locked');
  await expect(at.search.find(at.vault, [bob], 'tea')).rejects.toThrow('vault/locked');
  await at.made.vault.unlock(CODE);
  await at.open();
  expect(await at.find('tea')).toHaveLength(303);
});

test('R-VAULT-50: an index that was still being read when everything was to be forgotten is not kept', async () => {
  await at.tell(bob, ['tea']);
  let isForgotten = false;
  const forgetting: OpenVault = {
    ...at.vault,
    look: async (stores, read) => {
      const found = await at.vault.look(stores, read);
      if (!isForgotten) at.search.forget();
      isForgotten = true;
      return found;
    },
  };
  await expect(at.search.find(forgetting, [bob], 'tea')).rejects.toThrow('vault/locked');
  expect(await at.find('tea')).toEqual(['tea']);
});

test('after a lock and another opening nothing is answered from what was in memory before', async () => {
  await at.tell(bob, ['tea']);
  await at.find('tea');
  await at.made.vault.lock();
  await at.made.vault.unlock(CODE);
  await at.open();
  await at.tell(bob, ['more tea']);
  expect(await at.find('tea')).toEqual(['tea', 'more tea']); // although nobody told it to forget
});
