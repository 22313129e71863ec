/**
 * Vaults of the first layout (0.1.0): database `sotto`, the wrapped key in its `meta`, each record sealed under a key of its store.
 * Reads them and writes none. Kept until nobody can have one any more.
 */
import { decode, encode } from 'cborg';
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { ascii, concat, utf8 } from '../core/bytes.ts';
import { hkdf, openDeterministic } from '../core/primitives.ts';
import { storageError, VaultError } from './errors.ts';
import { deriveWrapKey, type KdfParameters } from './kdf.ts';
import { upgraded } from './record-upgrades.ts';
import type { Records, StoreName } from './records.ts';

/** Its stores. What has been added since is empty in an old vault. */
const stores = [
  'accounts',
  'contacts',
  'threads',
  'archive',
  'outbox',
  'drafts',
  'settings',
] as const satisfies readonly StoreName[];
type OldStore = (typeof stores)[number];

/** A record with the name it had. The archive's can be found by no other. */
export type OldRecord = {
  [S in OldStore]: { readonly store: S; readonly name: Uint8Array; readonly record: Records[S] };
}[OldStore];

export interface OldVault {
  isThere(): Promise<boolean>;
  /**
   * Everything in it, in today's shapes, and its vault key: records are called by it, so it stays.
   * @throws VaultError `vault/wrong-code`, `vault/corrupt`
   */
  read(code: string): Promise<{ readonly records: readonly OldRecord[]; readonly vaultKey: Uint8Array }>;
  remove(): Promise<void>;
}

const NONCE_BYTES = 12;

export const firstLayout = (factory: IDBFactory, name = 'sotto'): OldVault => ({
  isThere: async () => {
    const known = await factory.databases();
    if (!known.some((database) => database.name === name)) return false;
    return withDatabase(name, async (database) => (await wrapsIn(database)) !== undefined);
  },
  read: (code) =>
    withDatabase(name, async (database) => {
      const vaultKey = await unwrap(code, await wrapsIn(database));
      const subkey = (label: string): Uint8Array =>
        hkdf(vaultKey, { salt: new Uint8Array(), info: utf8(`Sotto/1 vault ${label}`), length: 32 });
      const records: OldRecord[] = [];
      for (const store of stores) {
        const [names, sealed] = await Promise.all([database.getAllKeys(store), database.getAll(store)]);
        for (const [index, bytes] of sealed.entries()) {
          const name = new Uint8Array(names[index] as unknown as ArrayBuffer);
          records.push({
            store,
            name,
            record: open(store, { key: subkey(`seal ${store}`), name, bytes }),
          } as OldRecord);
        }
      }
      return { records, vaultKey };
    }),
  remove: () => deleteDB(name),
});

const withDatabase = async <T>(name: string, work: (database: IDBPDatabase) => Promise<T>): Promise<T> => {
  const database = await openDB(name).catch((error: unknown) => {
    throw storageError(error);
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
};

const wrapsIn = async (database: IDBPDatabase): Promise<Uint8Array | undefined> =>
  database.objectStoreNames.contains('meta') ? database.get('meta', 'wraps') : undefined;

const unwrap = async (code: string, wraps: Uint8Array | undefined): Promise<Uint8Array> => {
  if (code === '') throw new VaultError('vault/wrong-code');
  const wrap = wraps && codeWrap(wraps);
  if (!wrap) throw new VaultError('vault/corrupt');
  const { kdf, nonce, sealed } = wrap;
  const aad = concat(ascii('Sotto/1 vault wrap '), encode(kdf));
  const vaultKey = openDeterministic({ key: await deriveWrapKey(code, kdf), nonce, aad }, sealed);
  if (vaultKey === null) throw new VaultError('vault/wrong-code');
  return vaultKey;
};

interface OldWrap {
  readonly kdf: KdfParameters;
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

const codeWrap = (bytes: Uint8Array): OldWrap | null => {
  try {
    const [version, [wrap]] = decode(bytes) as [unknown, [Partial<OldWrap> & { kind?: unknown }]];
    const isWhole =
      version === 1 &&
      wrap.kind === 'code' &&
      wrap.kdf?.salt instanceof Uint8Array &&
      wrap.nonce?.length === NONCE_BYTES &&
      wrap.sealed instanceof Uint8Array;
    return isWhole ? (wrap as OldWrap) : null;
  } catch {
    return null; // said by its code by the caller
  }
};

const open = <S extends OldStore>(
  store: S,
  { key, name, bytes }: { readonly key: Uint8Array; readonly name: Uint8Array; readonly bytes: Uint8Array },
): Records[S] => {
  const nonce = bytes.slice(0, NONCE_BYTES);
  const aad = concat(ascii(`Sotto/1 vault ${store} `), name);
  const plain = nonce.length < NONCE_BYTES ? null : openDeterministic({ key, nonce, aad }, bytes.subarray(NONCE_BYTES));
  if (plain === null) throw new VaultError('vault/corrupt');
  const [version, record] = decode(plain) as [number, unknown]; // only that vault could have sealed it
  return upgraded(store, version, record);
};
