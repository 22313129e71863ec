/** The database on disk: which stores there are and how it is opened. Knows bytes only; everything in them is sealed elsewhere. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type StoreName, storeNames } from './records.ts';

const VERSION = 1;

/** The bytes that a record is called by. */
export type Name = Uint8Array<ArrayBuffer>;

/** Keys are `RecordKey`s, values sealed records; `meta` holds the wrapped vault key alone. */
export interface VaultSchema extends DBSchema {
  meta: { key: string; value: Uint8Array };
  accounts: { key: Name; value: Uint8Array };
  contacts: { key: Name; value: Uint8Array };
  threads: { key: Name; value: Uint8Array };
  archive: { key: Name; value: Uint8Array };
  outbox: { key: Name; value: Uint8Array };
  drafts: { key: Name; value: Uint8Array };
  settings: { key: Name; value: Uint8Array };
}

export type Database = IDBPDatabase<VaultSchema>;

/** Hands out one open connection and makes a new one when the browser took it away. */
export interface DatabaseSource {
  open(): Promise<Database>;
}

export const databaseSource = (name: string): DatabaseSource => {
  let current: Promise<Database> | null = null;
  const forget = (): void => {
    current = null;
  };
  return {
    open: () => {
      current ??= openDB<VaultSchema>(name, VERSION, {
        upgrade: (database) => {
          database.createObjectStore('meta');
          for (const store of storeNames satisfies readonly StoreName[]) database.createObjectStore(store);
        },
        // A newer version of ours waits to upgrade: step aside, the next request opens again.
        blocking: (_from, _to, event) => {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      }).catch((error: unknown) => {
        forget();
        throw error;
      });
      return current;
    },
  };
};
