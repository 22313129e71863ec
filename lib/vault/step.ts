/**
 * One step of the vault: read → decide → write in one strict transaction. What was decided is released only when it is on disk,
 * so a worker stopped at any moment has either moved and recorded the move, or done neither.
 */
import type { IDBPTransaction } from 'idb';
import type { Database, Name, VaultSchema } from './database.ts';
import type { RecordKey } from './keyring.ts';
import type { Records, StoreName } from './records.ts';
import type { Sealer } from './seal.ts';

/** Reads records inside a step's transaction. Await nothing else in between: the transaction would end. */
export interface Reader {
  get<S extends StoreName>(store: S, key: RecordKey<S>): Promise<Records[S] | undefined>;
  /** All records of a store, or those whose key begins with `prefix`. */
  list<S extends StoreName>(store: S, prefix?: Name): Promise<readonly Entry<S>[]>;
}

export interface Entry<S extends StoreName> {
  readonly key: RecordKey<S>;
  readonly record: Records[S];
}

/** A change to one record; made by `put` and `remove`. */
export interface Write {
  readonly store: StoreName;
  readonly key: Name;
  /** Seals at the moment of writing; null removes. */
  readonly seal: ((sealer: Sealer) => Uint8Array) | null;
}

export const put = <S extends StoreName>(store: S, key: RecordKey<S>, record: Records[S]): Write => ({
  store,
  key,
  seal: (sealer) => sealer.seal(store, key, record),
});

export const remove = <S extends StoreName>(store: S, key: RecordKey<S>): Write => ({ store, key, seal: null });

export interface Step<State, Output> {
  /** Every store that is read or written. */
  readonly touches: readonly StoreName[];
  readonly read: (reader: Reader) => Promise<State>;
  /** Synchronous and free of effects. Throwing leaves everything as it was. */
  readonly decide: (state: State) => Decision<Output>;
}

export interface Decision<Output> {
  readonly writes: readonly Write[];
  readonly output: Output;
  /** Secrets that nothing needs any more once the writes are on disk; overwritten then. */
  readonly spent?: readonly Uint8Array[];
}

/** Runs a step. @throws what `decide` throws, or the database's own failure; in both cases nothing has changed. */
export const runStep = async <State, Output>(
  database: Database,
  sealer: Sealer,
  { touches, read, decide }: Step<State, Output>,
): Promise<Output> => {
  const transaction = database.transaction([...touches], 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  done.catch(() => {}); // awaited below; until then nobody listens
  try {
    const { writes, output, spent = [] } = decide(await read(makeReader(transaction, sealer)));
    for (const { store, key, seal } of writes) {
      const records = transaction.objectStore(store);
      void (seal === null ? records.delete(key) : records.put(seal(sealer), key)).catch(() => {}); // `done` reports it
    }
    await done;
    for (const secret of spent) secret.fill(0);
    return output;
  } catch (error) {
    abort(transaction);
    await done.catch(() => {}); // settled before anyone tries again; its cause is thrown below
    throw error;
  }
};

/** Reads several records as they stand together at one moment. */
export const runLook = async <Found>(
  database: Database,
  sealer: Sealer,
  { stores, read }: { readonly stores: readonly StoreName[]; readonly read: (reader: Reader) => Promise<Found> },
): Promise<Found> => {
  const transaction = database.transaction([...stores], 'readonly');
  transaction.done.catch(() => {}); // a failed read rejects below
  return read(makeReader(transaction, sealer));
};

type Transaction = IDBPTransaction<VaultSchema, StoreName[], 'readonly' | 'readwrite'>;

const makeReader = (transaction: Transaction, sealer: Sealer): Reader => ({
  get: async (store, key) => {
    const sealed = await transaction.objectStore(store).get(key);
    return sealed && sealer.open(store, key, sealed);
  },
  list: async <S extends StoreName>(store: S, prefix?: Name) => {
    const range = prefix && IDBKeyRange.bound(prefix, last(prefix));
    const records = transaction.objectStore(store);
    const [keys, values] = await Promise.all([records.getAllKeys(range), records.getAll(range)]);
    return values.map((sealed, index) => {
      const key = new Uint8Array(keys[index] as unknown as ArrayBuffer) as RecordKey<S>; // binary keys come back as buffers
      return { key, record: sealer.open(store, key, sealed) };
    });
  },
});

/** The greatest key that can begin with `prefix`: names are 16 bytes. */
const last = (prefix: Name): Name => {
  const key = new Uint8Array(prefix.length + 16).fill(0xff);
  key.set(prefix);
  return key;
};

const abort = (transaction: Transaction): void => {
  try {
    transaction.abort();
  } catch {
    // It has ended already: completed, or aborted by the browser.
  }
};
