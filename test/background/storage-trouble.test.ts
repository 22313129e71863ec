/** What the browser's storage can fail with reaches a window as its code, and nothing is changed by it. Fails at the browser's edge only. */
import 'fake-indexeddb/auto';
import { encode } from 'cborg';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { privateFile } from '../../lib/vault/whole-file.ts';
import { restore, takeBackup } from './world/backups.ts';
import { Site } from './world/site.ts';
import { ALICE, BOB, CODE, twoProtected, User } from './world/user.ts';

const vaultStatus = async (user: User) => (await user.window('vault.status', {})).status;
const NEXT = 'nine silver kettles sing at dawn';

let alice: User;

beforeEach(async () => {
  ({ alice } = await twoProtected(new Site()));
});

/** The private file system over a browser that fails with this, when it is asked for this. */
const failFile = (user: User, at: 'read' | 'write', name: string): void => {
  const error = new DOMException('', name);
  const { file } = user.profile;
  const handle = {
    getFile: async () => {
      if (at === 'read') throw error;
      return new Blob([new Uint8Array(file.bytes ?? [])]);
    },
    createWritable: async () => ({ write: () => Promise.reject(error), close: async () => {} }),
  };
  const storage = { getDirectory: async () => ({ getFileHandle: async () => handle }) };
  const failing = privateFile(storage as unknown as StorageManager, 'vault');
  const { read, replace } = file;
  Object.assign(file, { read: failing.read, replace: failing.replace });
  onTestFinished(() => void Object.assign(file, { read, replace }));
};

test('a full disk changes no code, remembers nothing and keeps no draft; a full disk is what a window is told', async () => {
  const before = alice.profile.file.bytes;
  failFile(alice, 'write', 'QuotaExceededError');
  await expect(alice.window('unlock.change-code', { code: CODE, next: NEXT })).rejects.toThrow('vault/full');
  await expect(alice.window('unlock.remember', { remembered: true })).rejects.toThrow('vault/full');
  expect(alice.profile.file.bytes).toEqual(before);
  expect(await alice.window('vault.status', {})).toEqual({ status: 'open' });

  await alice.composer('composer.draft', { text: 'kept before' });
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  await expect(alice.composer('composer.draft', { text: 'kept no more' })).rejects.toThrow('vault/full');
  await expect(alice.composer('composer.send', { text: 'not sent' })).rejects.toThrow('vault/full');
  put.mockRestore();
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: 'kept before' });

  await alice.window('vault.lock', {}); // locks whatever the disk says
  expect(await alice.window('vault.status', {})).toEqual({ status: 'locked' });
  await expect(alice.window('vault.unlock', { code: NEXT })).rejects.toThrow('vault/wrong-code');
});

test('a file that the browser does not let be read is not said to be damaged, and is not made anew', async () => {
  alice.profile.restartBrowser();
  failFile(alice, 'read', 'NotReadableError');
  await expect(alice.window('vault.status', {})).rejects.toThrow('vault/unreadable');
  await expect(alice.window('vault.unlock', { code: CODE })).rejects.toThrow('vault/unreadable');
  await expect(alice.window('vault.create', { code: NEXT })).rejects.toThrow('vault/unreadable');
});

test('a database that does not open says so, and opens again when the browser lets it', async () => {
  alice.profile.restartBrowser();
  alice.profile.start();
  const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('', 'UnknownError');
  });
  await expect(alice.window('vault.unlock', { code: CODE })).rejects.toThrow('vault/unreadable');
  opening.mockRestore();
  await alice.window('vault.unlock', { code: CODE });
  expect((await alice.window('people.list', {})).people).toHaveLength(1);
});

test.each([
  ['cut short', 'vault/corrupt', (bytes: Uint8Array) => bytes.slice(0, 30)],
  ['emptied', 'vault/corrupt', () => new Uint8Array()],
  ['of a newer Sotto', 'vault/newer', () => encode([9, [], new Uint8Array()])],
] as const)('a key file that was %s is told with its own code', async (_, code, change) => {
  alice.profile.restartBrowser();
  const { file } = alice.profile;
  file.bytes = change(file.bytes ?? new Uint8Array());
  await expect(alice.window('vault.unlock', { code: CODE })).rejects.toThrow(code);
  await expect(alice.window('vault.status', {})).rejects.toThrow(code);
});

test('complaint 5: a vault whose files the browser has deleted is not taken for one that never was', async () => {
  expect((await alice.window('unlock.ways', {})).lost).toBeNull();
  alice.profile.file.bytes = null;
  alice.profile.restartBrowser();
  await expect(vaultStatus(alice)).rejects.toThrow('vault/corrupt'); // its records are there, and no key to any of them
  await new Promise((done) => {
    indexedDB.deleteDatabase(alice.profile.databaseName).onsuccess = done;
  });
  alice.profile.restartBrowser();
  expect(await vaultStatus(alice)).toBe('none');
  expect((await alice.window('unlock.ways', {})).lost).toBe('vault');
  await alice.window('vault.create', { code: NEXT });
  expect((await alice.window('unlock.ways', {})).lost).toBeNull();
  expect((await new User(BOB, ALICE, new Site()).window('unlock.ways', {})).lost).toBeNull();
});

test('complaint 5: a vault whose records the browser has thrown away says so, until a backup brought them back', async () => {
  const file = await takeBackup(alice);
  await new Promise((done) => {
    alice.profile.restartBrowser();
    indexedDB.deleteDatabase(alice.profile.databaseName).onsuccess = done;
  });
  expect((await alice.window('unlock.ways', {})).lost).toBeNull(); // locked, nobody knows what it holds
  for (let times = 0; times < 2; times += 1) {
    await alice.window('vault.unlock', { code: CODE });
    expect((await alice.window('unlock.ways', {})).lost).toBe('records');
    await alice.window('vault.lock', {});
  }
  await alice.window('vault.unlock', { code: CODE });
  await restore(alice, file, { secret: CODE, code: null });
  expect((await alice.window('unlock.ways', {})).lost).toBeNull();
  expect((await alice.window('people.list', {})).people).toHaveLength(1);
});
