/** After a turn, the vault key and every version of every record that ever lay in the database open nothing of the epoch before. R-VAULT-4. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fromHex } from '../../lib/core/bytes.ts';
import type { SealedRecord } from '../../lib/vault/database.ts';
import type { VaultError } from '../../lib/vault/errors.ts';
import { decodeKeyFile, openKeys } from '../../lib/vault/key-file.ts';
import { makeKeyring, type RecordKey } from '../../lib/vault/keyring.ts';
import { makeSealer } from '../../lib/vault/seal.ts';
import { put } from '../../lib/vault/step.ts';
import { DAY, NOON } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { CODE, type TestVault, testVault } from './support.ts';

const thread = { site: 'x', ownId: '1', conversationId: '1-2' };

const write = async (made: TestVault, text: string): Promise<void> => {
  const { keyring, step } = await made.vault.open();
  await step({
    touches: ['drafts'],
    read: async () => null,
    decide: () => ({ writes: [put('drafts', keyring.draft(thread), { text })], output: null }),
  });
};

/** The draft as it lies in the database now. */
const lying = async (made: TestVault, key: RecordKey<'drafts'>): Promise<SealedRecord> => {
  const record = await (await made.database.open()).get('drafts', key);
  if (record === undefined) throw new Error('no draft');
  return record;
};

/** What somebody reads who has the vault key, the key file of today, and old versions of a record. */
const thief = (made: TestVault, vaultKey: Uint8Array) => {
  const keyring = makeKeyring(vaultKey);
  const keys = openKeys(decodeKeyFile(made.file.bytes ?? new Uint8Array()).sealedKeys, vaultKey);
  const sealer = makeSealer({ keyring, keys: () => keys, now: () => made.now, random: seededRandom('thief') });
  return (record: SealedRecord): string => {
    try {
      return sealer.open('drafts', keyring.draft(thread), record)?.text ?? 'nothing';
    } catch (error) {
      return (error as VaultError).code;
    }
  };
};

const vaultKeyOf = (made: TestVault): Uint8Array =>
  fromHex(String(made.session.get('vault.key')))?.subarray(0, 32) ?? new Uint8Array();

test('what was overwritten opens until the lock, and never after it', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  const vaultKey = vaultKeyOf(made);
  const key = (await made.vault.open()).keyring.draft(thread);
  const versions: SealedRecord[] = [];
  for (const text of ['one', 'two', 'three']) {
    await write(made, text);
    versions.push(await lying(made, key));
  }
  expect(versions.map(thief(made, vaultKey))).toEqual(['one', 'two', 'three']); // the thief knows how
  await made.vault.lock();
  versions.push(await lying(made, key));
  const closed = 'vault/corrupt';
  expect(versions.map(thief(made, vaultKey))).toEqual([closed, closed, closed, 'three']);
});

test('after a day it is forgotten without a lock', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  await write(made, 'one');
  const { keyring, sweep } = await made.vault.open();
  const old = await lying(made, keyring.draft(thread));
  made.now = NOON + DAY - 1;
  await sweep();
  expect(thief(made, vaultKeyOf(made))(old)).toBe('one');
  made.now = NOON + DAY;
  await sweep();
  expect(thief(made, vaultKeyOf(made))(old)).toBe('vault/corrupt');
});

test('a worker that knows the epoch before seals nothing under it', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  const stale = await made.again().open();
  const { sweep } = await made.vault.open();
  made.now = NOON + DAY;
  await sweep();
  await stale.step({
    touches: ['drafts'],
    read: async () => null,
    decide: () => ({ writes: [put('drafts', stale.keyring.draft(thread), { text: 'late' })], output: null }),
  });
  await made.vault.lock();
  await made.vault.unlock(CODE);
  const { look, keyring } = await made.vault.open();
  expect(await look(['drafts'], (reader) => reader.get('drafts', keyring.draft(thread)))).toEqual({ text: 'late' });
});

test('one damaged record keeps neither the vault from locking and opening nor the others from being read', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  await write(made, 'whole');
  const database = await made.database.open();
  const { keyring } = await made.vault.open();
  const damaged = keyring.draft({ ...thread, conversationId: '1-3' });
  const { under } = await lying(made, keyring.draft(thread));
  await database.put('drafts', { under, sealed: new Uint8Array(60) }, damaged);
  await made.vault.lock();
  await made.vault.unlock(CODE);
  const { look } = await made.vault.open();
  expect(await look(['drafts'], (reader) => reader.get('drafts', keyring.draft(thread)))).toEqual({ text: 'whole' });
  const asked = look(['drafts'], (reader) => reader.get('drafts', damaged));
  await expect(asked).rejects.toThrow('vault/corrupt');
});
