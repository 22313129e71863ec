/**
 * The key of *Remember on this device*: made by the browser in this profile, usable by Sotto there and shown to nobody, Sotto included.
 * In a database of its own, so that nothing else is ever stored beside it. Whoever copies the profile copies it.
 */
import { type DBSchema, openDB } from 'idb';
import { concat } from '../core/bytes.ts';
import { storageError } from './errors.ts';

export interface DeviceKey {
  /** Makes a key in the place of the one before, and seals with it. @throws VaultError `vault/full`, `vault/unreadable` */
  seal(secret: Uint8Array): Promise<Uint8Array>;
  /** Null when the key is gone or is another one. @throws VaultError `vault/unreadable` */
  open(sealed: Uint8Array): Promise<Uint8Array | null>;
  forget(): Promise<void>;
}

interface DeviceSchema extends DBSchema {
  keys: { key: string; value: CryptoKey };
}

const NONCE_BYTES = 12;
const ONLY = 'device';

export const deviceKey = (databaseName: string): DeviceKey => {
  /** The connection is not kept: it is needed once in a browser's life. */
  const withKeys = async <T>(work: (database: Awaited<ReturnType<typeof openKeys>>) => Promise<T>): Promise<T> => {
    try {
      const database = await openKeys(databaseName);
      try {
        return await work(database);
      } finally {
        database.close();
      }
    } catch (error) {
      throw storageError(error);
    }
  };
  return {
    seal: async (secret) => {
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
      await withKeys((database) => database.put('keys', key, ONLY));
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      return concat(
        iv,
        new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(secret))),
      );
    },
    open: async (sealed) => {
      const key = await withKeys((database) => database.get('keys', ONLY));
      if (key === undefined) return null;
      const bytes = new Uint8Array(sealed);
      try {
        const name = 'AES-GCM';
        const iv = bytes.subarray(0, NONCE_BYTES);
        return new Uint8Array(await crypto.subtle.decrypt({ name, iv }, key, bytes.subarray(NONCE_BYTES)));
      } catch {
        return null; // another key: the browser says no more
      }
    },
    forget: () => withKeys((database) => database.delete('keys', ONLY)),
  };
};

const openKeys = (name: string) =>
  openDB<DeviceSchema>(name, 1, { upgrade: (database) => void database.createObjectStore('keys') });
