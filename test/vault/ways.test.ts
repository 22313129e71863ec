/** The vault opens by itself on this device, or by a passkey: as long as the person wants that, and not longer. */
import 'fake-indexeddb/auto';
import { decode, encode } from 'cborg';
import { expect, test } from 'vitest';
import { deviceKey } from '../../lib/vault/device-key.ts';
import { VaultError } from '../../lib/vault/errors.ts';
import { CODE, type TestVault, testVault } from './support.ts';

const bytes = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const passkey = { credentialId: bytes(1), salt: bytes(2), secret: bytes(3) };
const other = { credentialId: bytes(5), salt: bytes(6), secret: bytes(7) };

const created = async (): Promise<TestVault> => {
  const made = testVault();
  await made.vault.create(CODE);
  return made;
};

test('R-VAULT-33: nothing opens by itself before the person wants that, nor after it was withdrawn', async () => {
  const { vault, file } = await created();
  expect(await vault.ways.list()).toEqual({ device: false, passkeys: [] });
  await vault.lock();
  await expect(vault.ways.unlockByDevice()).rejects.toThrow(new VaultError('vault/not-remembered'));
  await expect(vault.ways.remember()).rejects.toThrow(new VaultError('vault/locked'));

  await vault.unlock(CODE);
  await vault.ways.remember();
  expect(await vault.ways.list()).toMatchObject({ device: true });
  const remembered = file.bytes?.slice() ?? null;
  await vault.lock();
  await vault.ways.unlockByDevice();
  expect(await vault.status()).toBe('open');

  await vault.ways.withdraw();
  expect(await vault.ways.list()).toMatchObject({ device: false });
  await vault.lock();
  await expect(vault.ways.unlockByDevice()).rejects.toThrow(new VaultError('vault/not-remembered'));
  file.bytes = remembered; // not even with the file as it was
  await expect(vault.ways.unlockByDevice()).rejects.toThrow(new VaultError('vault/not-remembered'));
  await vault.unlock(CODE);
});

test('another profile’s key does not open it, and the code still does', async () => {
  const made = await created();
  await made.vault.ways.remember();
  await made.device.seal(bytes(9)); // makes another key
  await made.vault.lock();
  await expect(made.vault.ways.unlockByDevice()).rejects.toThrow(new VaultError('vault/not-remembered'));
  await made.vault.unlock(CODE);
  await made.vault.ways.remember();
  await made.vault.lock();
  await made.again().ways.unlockByDevice();
});

test('R-VAULT-33: the profile’s key is one that nobody can take out of it', async () => {
  const key = deviceKey('device-key-test');
  const sealed = await key.seal(bytes(1));
  expect(await key.open(sealed)).toEqual(bytes(1));
  expect(await key.open(sealed.slice(0, -1))).toBeNull();
  const request = indexedDB.open('device-key-test');
  const database = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
  const stored = database.transaction('keys').objectStore('keys').get('device');
  const raw = await new Promise<CryptoKey>((resolve) => (stored.onsuccess = () => resolve(stored.result)));
  expect(raw.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', raw)).rejects.toThrow();
  database.close();
  await key.forget();
  expect(await key.open(sealed)).toBeNull();
});

test('R-VAULT-34: each passkey opens the vault with its own secret, until it is removed', async () => {
  const { vault } = await created();
  await vault.ways.addPasskey(passkey);
  await vault.ways.addPasskey(other);
  const { credentialId, salt } = passkey;
  expect((await vault.ways.list()).passkeys).toContainEqual({ credentialId, salt });
  for (const { credentialId, secret } of [passkey, other]) {
    await vault.lock();
    await vault.ways.unlockByPasskey(credentialId, secret);
    expect(await vault.status()).toBe('open');
  }
  await vault.ways.removePasskey(passkey.credentialId);
  await vault.lock();
  for (const [id, secret] of [
    [passkey.credentialId, passkey.secret],
    [other.credentialId, passkey.secret],
    [other.credentialId, new Uint8Array(32)],
  ] as const) {
    await expect(vault.ways.unlockByPasskey(id, secret)).rejects.toThrow(new VaultError('vault/wrong-code'));
  }
  await expect(vault.ways.removePasskey(other.credentialId)).rejects.toThrow(new VaultError('vault/locked'));
  await vault.ways.unlockByPasskey(other.credentialId, other.secret);
});

test('a passkey that is added twice is one', async () => {
  const { vault } = await created();
  await vault.ways.addPasskey(passkey);
  await vault.ways.addPasskey({ ...passkey, salt: bytes(8), secret: bytes(9) });
  expect((await vault.ways.list()).passkeys).toEqual([{ credentialId: passkey.credentialId, salt: bytes(8) }]);
});

test('without a vault there are no ways, and a way that is cut short is said to be damaged', async () => {
  const { vault, file } = testVault();
  expect(await vault.ways.list()).toEqual({ device: false, passkeys: [] });
  await vault.create(CODE);
  await vault.ways.remember();
  await vault.ways.addPasskey(passkey);
  const [version, wraps, keys] = decode(file.bytes ?? new Uint8Array()) as [number, object[], Uint8Array];
  for (const missing of ['kept', 'locked', 'salt', 'credentialId']) {
    const cut = wraps.map((wrap) => Object.fromEntries(Object.entries(wrap).filter(([name]) => name !== missing)));
    file.bytes = encode([version, cut, keys]);
    await expect(vault.ways.list()).rejects.toThrow(new VaultError('vault/corrupt'));
  }
});
