/** What forgetting works on, and the one transaction in which it writes. Decides nothing. */
import type { IDBPObjectStore } from 'idb';
import type { Random } from '../core/random.ts';
import type { Database, SealedRecord, VaultSchema } from './database.ts';
import { storageError, VaultError } from './errors.ts';
import type { Keyring, RecordKey } from './keyring.ts';
import type { Keys } from './keys.ts';
import type { Records, StoreName } from './records.ts';
import type { Sealer } from './seal.ts';
import { abort } from './step.ts';

export interface Forgetting {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly sealer: Sealer;
  readonly keys: () => Keys;
  readonly change: (update: (keys: Keys) => Keys) => Promise<Keys>;
  /** Two who forget at once would each drop the epoch that the other still needs. All of forget.ts is to be called inside of it. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Unix seconds. */
  readonly now: number;
  readonly random: Random;
}

type AnyStore = 'meta' | StoreName;
export type Writable = <S extends AnyStore>(name: S) => IDBPObjectStore<VaultSchema, AnyStore[], S, 'readwrite'>;

/** Everything that `work` asks for in one strict transaction, or nothing of it. */
export const inOneStep = async (
  database: Database,
  stores: readonly AnyStore[],
  work: (store: Writable) => Promise<void>,
): Promise<void> => {
  const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
  const { done } = transaction;
  done.catch(() => {}); // awaited below
  try {
    await work((name) => transaction.objectStore(name));
    await done;
  } catch (error) {
    abort(transaction);
    throw storageError(error);
  }
};

/** One damaged record must not keep the others from being sealed anew or erased: it stays as it is, and whoever asks for it is told. */
export const openOrLeave = <S extends StoreName>(
  sealer: Sealer,
  store: S,
  key: RecordKey<S>,
  record: SealedRecord,
): Records[S] | undefined => {
  try {
    return sealer.open(store, key, record);
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault/corrupt') return undefined;
    throw error;
  }
};
