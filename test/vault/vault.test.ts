/** The vault is made, opened by one code only, and closed. */
import 'fake-indexeddb/auto';
import { decode, encode } from 'cborg';
import { expect, test } from 'vitest';
import { VaultError } from '../../lib/vault/errors.ts';
import { put } from '../../lib/vault/step.ts';
import type { Vault } from '../../lib/vault/vault.ts';
import { dump, holds } from './dump.ts';
import { CODE, testVault } from './support.ts';

const keepDraft = async (vault: Vault, text: string): Promise<void> => {
  const { keyring, step } = await vault.open();
  const key = keyring.draft({ site: 'x', ownId: '1', conversationId: '1-2' });
  await step({
    touches: ['drafts'],
    read: async () => null,
    decide: () => ({ writes: [put('drafts', key, { text })], output: null }),
  });
};

const readDraft = async (vault: Vault): Promise<string | undefined> => {
  const { keyring, look } = await vault.open();
  const key = keyring.draft({ site: 'x', ownId: '1', conversationId: '1-2' });
  return look(['drafts'], async (reader) => (await reader.get('drafts', key))?.text);
};

test('a new vault is open; locked it gives nothing; its code opens it again', async () => {
  const { vault, session } = testVault();
  expect(await vault.status()).toBe('none');
  await expect(vault.open()).rejects.toThrow(new VaultError('vault/none'));
  await vault.create(CODE);
  expect(await vault.status()).toBe('open');
  await keepDraft(vault, 'half a sentence');

  await vault.lock();
  expect(await vault.status()).toBe('locked');
  expect([...session]).toEqual([]);
  await expect(vault.open()).rejects.toThrow(new VaultError('vault/locked'));

  await vault.unlock(CODE);
  expect(await readDraft(vault)).toBe('half a sentence');
});

test('a stopped worker finds the vault open, an ended browser finds it locked', async () => {
  const { vault, session, again } = testVault();
  await vault.create(CODE);
  await keepDraft(vault, 'still here');
  expect(await readDraft(again())).toBe('still here');
  session.clear();
  expect(await again().status()).toBe('locked');
});

test('R-VAULT-3: a lock in one place is a lock everywhere', async () => {
  const { vault, again } = testVault();
  await vault.create(CODE);
  const other = again();
  await other.open();
  await vault.lock();
  await expect(other.open()).rejects.toThrow('vault/locked');
});

test.each(['', 'wrong', CODE.replace('s', 'S'), CODE.slice(0, -6), `${CODE}e`])(
  'the code %j opens nothing',
  async (wrong) => {
    const { vault } = testVault();
    await vault.create(CODE);
    await vault.lock();
    await expect(vault.unlock(wrong)).rejects.toThrow(new VaultError('vault/wrong-code'));
    expect(await vault.status()).toBe('locked');
  },
);

test('however the code is spaced or composed, it is the same code', async () => {
  const { vault } = testVault();
  await vault.create('Ｆünf  kurze\tWörter ');
  await vault.lock();
  await vault.unlock(' Fu\u0308nf kurze\u00a0Wo\u0308rter');
  expect(await vault.status()).toBe('open');
});

test('R-VAULT-30: a code that is easy to guess makes no vault', async () => {
  const { vault } = testVault();
  for (const weak of ['', 'eleven char', 'password password password', 'we are the champions my friend']) {
    await expect(vault.create(weak)).rejects.toThrow(new VaultError('vault/weak-code'));
  }
  expect(await vault.status()).toBe('none');
});

test('a second vault never takes the place of the first', async () => {
  const { vault, again } = testVault();
  const both = await Promise.allSettled([vault.create(CODE), again().create('nine silver kettles sing at dawn')]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(again().create(CODE)).rejects.toThrow(new VaultError('vault/exists'));
});

test('codes are tried one at a time', async () => {
  const { vault } = testVault();
  await vault.create(CODE);
  const tries = await Promise.allSettled([vault.unlock(CODE), vault.unlock('wrong')]);
  expect(tries.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((tries[1] as PromiseRejectedResult).reason).toEqual(new VaultError('vault/busy'));
});

test('R-VAULT-1: neither the code nor the vault key lies on disk', async () => {
  const { vault, databaseName, file, session } = testVault();
  await vault.create(CODE);
  await keepDraft(vault, 'a planted sentence');
  const bytes = Buffer.concat([await dump(databaseName), file.bytes ?? new Uint8Array()]);
  for (const there of ['drafts', 'argon2id']) expect(holds(bytes, there)).toBe(true); // the search finds what is there
  expect(holds(bytes, CODE)).toBe(false);
  expect(holds(bytes, 'a planted sentence')).toBe(false);
  const hex = String([...session.values()][0]);
  expect(hex).toMatch(/^[0-9a-f]{128}$/);
  expect(holds(bytes, hex)).toBe(false);
  for (const half of [hex.slice(0, 64), hex.slice(64)]) expect(holds(bytes, Buffer.from(half, 'hex'))).toBe(false);
});

/** Replaces wraps and keys by what `change` makes of them. */
const tamper = async (
  made: ReturnType<typeof testVault>,
  change: (record: Uint8Array) => Uint8Array,
): Promise<void> => {
  if (made.file.bytes === null) throw new Error('no file');
  made.file.bytes = change(made.file.bytes);
};

test.each<[string, (record: Uint8Array) => Uint8Array]>([
  ['cut short', (record) => record.subarray(0, 20)],
  ['emptied', () => new Uint8Array()],
  ['of a version that never was', (record) => encode([0, ...(decode(record) as unknown[]).slice(1)])],
  ['without a wrap', (record) => encode([1, [], (decode(record) as unknown[])[2]])],
  ['with a wrap of no kind', (record) => encode([1, [{ kind: 'luck' }], (decode(record) as unknown[])[2]])],
  ['with other keys', (record) => withKeys(record, (keys) => keys.map((byte, at) => (at === 20 ? byte ^ 1 : byte)))],
  ['without keys', (record) => withKeys(record, () => new Uint8Array())],
  ['asking for all the memory there is', (record) => withKdf(record, { memoryKiB: 2 ** 30 })],
  ['asking for no memory', (record) => withKdf(record, { memoryKiB: 0 })],
])('a wrapped key %s is said to be damaged', async (_, change) => {
  const made = testVault();
  await made.vault.create(CODE);
  await made.vault.lock();
  await tamper(made, change);
  await expect(made.vault.unlock(CODE)).rejects.toThrow(new VaultError('vault/corrupt'));
});

test('a wrapped key whose cost was lowered does not open', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  await made.vault.lock();
  await tamper(made, (record) => withKdf(record, { memoryKiB: 32 }));
  await expect(made.vault.unlock(CODE)).rejects.toThrow(new VaultError('vault/wrong-code'));
});

const withKdf = (record: Uint8Array, change: Record<string, number>): Uint8Array => {
  const [version, [wrap], keys] = decode(record) as [number, [{ kdf: object }], Uint8Array];
  return encode([version, [{ ...wrap, kdf: { ...wrap.kdf, ...change } }], keys]);
};

const withKeys = (record: Uint8Array, change: (keys: Uint8Array) => Uint8Array): Uint8Array => {
  const [version, wraps, keys] = decode(record) as [number, unknown, Uint8Array];
  return encode([version, wraps, change(keys)]);
};

test('wraps and keys that a newer Sotto wrote are left as they are', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  await made.vault.lock();
  await tamper(made, (record) => encode([2, ...(decode(record) as unknown[]).slice(1)]));
  const bytes = made.file.bytes;
  await expect(made.vault.unlock(CODE)).rejects.toThrow(new VaultError('vault/newer'));
  expect(made.file.bytes).toEqual(bytes);
});
