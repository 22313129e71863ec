/**
 * One step of the vault: read → decide → write inside one strict transaction. What the decision produced is released when the
 * transaction has completed, so a worker killed at any point has either moved and recorded the move, or done neither.
 */
import type { IDBPTransaction } from 'idb';
import { type Database, type Name, rangeOf, type SealedRecord, type VaultSchema } from './database.ts';
import { storageError, VaultError } from './errors.ts';
import type { RecordKey } from './keyring.ts';
import type { TextKeyId, WantedText } from './keys.ts';
import { MissingThread, type Under } from './places.ts';
import type { Records, StoreName } from './records.ts';
import type { Sealer } from './seal.ts';
import { makeSupply, type Supply, type TextKeys } from './text-supply.ts';

/** Reads records inside a step's transaction. Await nothing else in between: the transaction would end. */
export interface Reader {
  /** Undefined for what is not there, and for what has been forgotten. */
  get<S extends StoreName>(store: S, key: RecordKey<S>): Promise<Records[S] | undefined>;
  /** The same, with the key that it is under. */
  find<S extends StoreName>(store: S, key: RecordKey<S>): Promise<Entry<S> | undefined>;
  /** All records of a store, or those whose key begins with `prefix`. */
  list<S extends StoreName>(store: S, prefix?: Name): Promise<readonly Entry<S>[]>;
  /** What the records of a store are called, opened or not. */
  names<S extends 'index'>(store: S): Promise<readonly RecordKey<S>[]>;
  /** What those under one locator are called. */
  namesUnder<S extends 'archive' | 'index'>(store: S, locator: Name): Promise<readonly RecordKey<S>[]>;
  /** Those under one locator. */
  listUnder<S extends 'archive' | 'index'>(store: S, locator: Name): Promise<readonly Entry<S>[]>;
}

export interface Entry<S extends StoreName> {
  readonly key: RecordKey<S>;
  readonly record: Records[S];
  /** The key of this one text, when it has one. */
  readonly under: Under;
  /** The thread's day that it is kept under, when it is. */
  readonly day: number | null;
}

/** A change to one record; made by `put` and `remove`. */
export interface Write {
  readonly store: StoreName;
  readonly key: Name;
  /** Seals at the moment of writing; null removes. */
  readonly seal: ((sealer: Sealer) => ReturnType<Sealer['seal']>) | null;
}

/**
 * @param under for a text in the archive that ends before its thread does: one of `TextKeys`
 * @param day for a text that was kept before: the day it was kept under
 */
export const put = <S extends StoreName>(
  store: S,
  key: RecordKey<S>,
  record: Records[S],
  under: Under = null,
  day?: number,
): Write => ({
  store,
  key,
  seal: (sealer) => sealer.seal(store, key, record, under, day),
});

export const remove = <S extends StoreName>(store: S, key: RecordKey<S>): Write => ({ store, key, seal: null });

export interface Step<State, Output> {
  /** Every store that is read or written. */
  readonly touches: readonly StoreName[];
  readonly read: (reader: Reader) => Promise<State>;
  /** Synchronous and free of effects: it may be asked again. Throwing leaves everything as it was. */
  readonly decide: (state: State, textKeys: TextKeys) => Decision<Output>;
}

export interface Decision<Output> {
  readonly writes: readonly Write[];
  readonly output: Output;
  /** Secrets that nothing needs any more once the writes are on disk; overwritten then. */
  readonly spent?: readonly Uint8Array[];
}

/** What a step runs over. */
export interface Ground {
  readonly database: Database;
  readonly sealer: Sealer;
  /** The epoch that this worker knows. */
  readonly epoch: () => number;
  /** Another worker has begun a newer epoch: reads the keys again. */
  readonly refresh: () => Promise<unknown>;
  readonly addThread: (thread: RecordKey<'threads'>) => Promise<unknown>;
  /** In the order of `wanted`. */
  readonly addTexts: (wanted: readonly WantedText[]) => Promise<readonly TextKeyId[]>;
}

/** What was missing is made and the step run again; so often at most. */
const MAX_RUNS = 8;
export const EPOCH = 'epoch';

class Stale extends Error {}
class MissingTexts extends Error {}

/** Runs a step. @throws what `decide` throws, or the database's own failure; in both cases nothing has changed. */
export const runStep = async <State, Output>(ground: Ground, step: Step<State, Output>): Promise<Output> => {
  const supply = makeSupply();
  for (let run = 0; run < MAX_RUNS; run++) {
    try {
      return await runOnce(ground, step, supply);
    } catch (error) {
      await makeUpFor(error, ground, supply);
    }
  }
  throw new VaultError('vault/corrupt');
};

/** Makes what the step was missing, so that it can be run again. */
const makeUpFor = async (error: unknown, ground: Ground, supply: Supply): Promise<void> => {
  if (error instanceof MissingThread) await ground.addThread(error.thread);
  else if (error instanceof MissingTexts) supply.fill(await ground.addTexts(supply.missing()));
  else if (error instanceof Stale) await ground.refresh();
  else throw storageError(error);
};

const runOnce = async <State, Output>(
  { database, sealer, epoch }: Ground,
  { touches, read, decide }: Step<State, Output>,
  supply: Supply,
): Promise<Output> => {
  const transaction = database.transaction(['meta', ...touches], 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  done.catch(() => {}); // awaited below; until then nobody listens
  try {
    const state = await readCurrent(transaction, epoch(), () => read(makeReader(transaction, sealer)));
    const { writes, output, spent = [] } = decide(state, supply.begin());
    if (supply.missing().length > 0) throw new MissingTexts();
    // All are sealed before one is written: a key that is missing is found out in time.
    const sealed = writes.map(({ store, key, seal }) => ({ store, key, record: seal?.(sealer) }));
    for (const { store, key, record } of sealed) {
      const records = transaction.objectStore(store);
      void (record === undefined ? records.delete(key) : records.put(record, key)).catch(() => {}); // `done` reports it
    }
    transaction.commit(); // or the browser waits for each answer before it begins to
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
  ground: Ground,
  look: { readonly stores: readonly StoreName[]; readonly read: (reader: Reader) => Promise<Found> },
): Promise<Found> => {
  for (let run = 0; run < MAX_RUNS; run++) {
    const transaction = ground.database.transaction(['meta', ...look.stores], 'readonly');
    transaction.done.catch(() => {}); // a failed read rejects below
    try {
      return await readCurrent(transaction, ground.epoch(), () => look.read(makeReader(transaction, ground.sealer)));
    } catch (error) {
      if (!(error instanceof Stale)) throw storageError(error);
      await ground.refresh();
    }
  }
  throw new VaultError('vault/corrupt');
};

export type Transaction = IDBPTransaction<VaultSchema, ('meta' | StoreName)[], 'readonly' | 'readwrite'>;

/** The database is asked for all of it at once: to wait for each answer takes longer than what is asked. */
const readCurrent = async <Found>(
  transaction: Transaction,
  known: number,
  read: () => Promise<Found>,
): Promise<Found> => {
  const [, found] = await Promise.all([requireCurrent(transaction, known), read()]); // the first question is answered first
  return found;
};

/** Whoever does not know the newest epoch must not seal under the one before: it is about to be forgotten. */
const requireCurrent = async (transaction: Transaction, known: number): Promise<void> => {
  if (((await transaction.objectStore('meta').get(EPOCH)) ?? 0) > known) throw new Stale();
};

const makeReader = (transaction: Transaction, sealer: Sealer): Reader => {
  const placeIn = (sealed: SealedRecord): Pick<Entry<StoreName>, 'under' | 'day'> => {
    const place = sealer.placeOf(sealed);
    return { under: place.kind === 'text' ? place.id : null, day: place.kind === 'thread-day' ? place.day : null };
  };
  const entries = async <S extends StoreName>(
    store: S,
    keys: Promise<readonly Name[]>,
    values: Promise<readonly SealedRecord[]>,
  ): Promise<readonly Entry<S>[]> => {
    const [names, records] = await Promise.all([keys, values]);
    return records.flatMap((sealed, index) => {
      const key = nameOf<S>(names[index]);
      const record = sealer.open(store, key, sealed);
      return record === undefined ? [] : [{ key, record, ...placeIn(sealed) }];
    });
  };
  const find = async <S extends StoreName>(store: S, key: RecordKey<S>): Promise<Entry<S> | undefined> => {
    const sealed = await transaction.objectStore(store).get(key);
    const record = sealed && sealer.open(store, key, sealed);
    return record && { key, record, ...placeIn(sealed) };
  };
  return {
    get: async (store, key) => (await find(store, key))?.record,
    find,
    list: (store, prefix) => {
      const range = prefix && rangeOf(prefix);
      const records = transaction.objectStore(store);
      return entries(store, records.getAllKeys(range), records.getAll(range));
    },
    names: async <S extends 'index'>(store: S) =>
      (await transaction.objectStore(store).getAllKeys()).map((name) => nameOf<S>(name)),
    namesUnder: async <S extends 'archive' | 'index'>(store: S, locator: Name) =>
      (await transaction.objectStore(store).index('under').getAllKeys(IDBKeyRange.only(locator))).map((name) =>
        nameOf<S>(name),
      ),
    listUnder: (store, locator) => {
      const records = transaction.objectStore(store).index('under');
      const range = IDBKeyRange.only(locator);
      return entries(store, records.getAllKeys(range), records.getAll(range));
    },
  };
};

/** Binary keys come back as buffers. */
const nameOf = <S extends StoreName>(key: unknown): RecordKey<S> => new Uint8Array(key as ArrayBuffer) as RecordKey<S>;

/** Ends a transaction without effect, if it has not ended yet. */
export const abort = (transaction: { abort(): void }): void => {
  try {
    transaction.abort();
  } catch {
    // It has ended already: completed, or aborted by the browser.
  }
};
