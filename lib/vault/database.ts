/** The database on disk: which stores there are and how it is opened. Knows bytes only; everything in them is sealed elsewhere. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { storageError } from './errors.ts';
import { type StoreName, storeNames } from './records.ts';

const VERSION = 1;

/** The bytes that a record is called by. */
export type Name = Uint8Array<ArrayBuffer>;

/** A record as it lies on disk. */
export interface SealedRecord {
  /** Which key it is under: a locator. */
  readonly under: Name;
  readonly sealed: Uint8Array;
}

/** Keys are `RecordKey`s; `meta` holds the number of the epoch that every record has reached. */
export interface VaultSchema extends DBSchema {
  meta: { key: string; value: number };
  accounts: { key: Name; value: SealedRecord };
  contacts: { key: Name; value: SealedRecord };
  threads: { key: Name; value: SealedRecord };
  archive: { key: Name; value: SealedRecord; indexes: { under: Name } };
  outbox: { key: Name; value: SealedRecord };
  drafts: { key: Name; value: SealedRecord };
  settings: { key: Name; value: SealedRecord };
  backups: { key: Name; value: SealedRecord };
  index: { key: Name; value: SealedRecord; indexes: { under: Name } };
}

export type Database = IDBPDatabase<VaultSchema>;

/** Stores whose records are found, and forgotten, by the key that they are under. */
export const erasableStores = ['archive', 'index'] as const satisfies readonly StoreName[];

/** All keys that begin with `prefix`: names are 16 bytes, and no key is longer than two of them. */
export const rangeOf = (prefix: Name): IDBKeyRange => {
  const last = new Uint8Array(prefix.length + 16).fill(0xff);
  last.set(prefix);
  return IDBKeyRange.bound(prefix, last);
};

/** Hands out one open connection and makes a new one when the browser took it away. */
export interface DatabaseSource {
  /** @throws VaultError `vault/full`, `vault/unreadable` */
  open(): Promise<Database>;
}

export const databaseSource = (name: string): DatabaseSource => {
  let current: Promise<Database> | null = null;
  const forget = (): void => {
    current = null;
  };
  return {
    open: () => {
      // A browser may refuse with an event or at once: either way it is a failure of this promise.
      const open = async () =>
        openDB<VaultSchema>(name, VERSION, {
          upgrade: (database) => {
            database.createObjectStore('meta');
            for (const store of storeNames) {
              const records = database.createObjectStore(store);
              if (erasableStores.some((erasable) => erasable === store)) records.createIndex('under' as never, 'under');
            }
          },
          // A newer version of ours waits to upgrade: step aside, the next request opens again.
          blocking: (_from, _to, event) => {
            (event.target as IDBDatabase).close();
            forget();
          },
          terminated: forget,
        });
      current ??= open().catch((error: unknown) => {
        forget();
        throw storageError(error);
      });
      return current;
    },
  };
};
