/**
 * Remembers every version of every record that was ever handed to a database, as LevelDB's files do, and opens what can be opened of them
 * with the vault key and the key file as it lies on the disk now.
 */
import type { SealedRecord } from '../../lib/vault/database.ts';
import { openOrLeave } from '../../lib/vault/forgetting.ts';
import { decodeKeyFile, openKeys } from '../../lib/vault/key-file.ts';
import { makeKeyring, type RecordKey } from '../../lib/vault/keyring.ts';
import type { Keys } from '../../lib/vault/keys.ts';
import type { Records, StoreName } from '../../lib/vault/records.ts';
import { makeSealer } from '../../lib/vault/seal.ts';
import { seededRandom } from '../support/seeded-random.ts';

interface Version {
  readonly database: string;
  readonly store: string;
  readonly key: IDBValidKey;
  readonly value: unknown;
}

const versions: Version[] = [];

const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
  versions.push({ database: this.transaction.db.name, store: this.name, key: key ?? 0, value: structuredClone(value) });
  return put.call(this, value, key);
};

/** A record as it once lay on the disk, opened. */
export type OpenedVersion = {
  [S in StoreName]: { readonly store: S; readonly record: Records[S]; readonly nth: number };
}[StoreName];

/** Somebody with the disk and the vault key. */
export interface Finder {
  readonly databaseName: string;
  readonly file: { readonly bytes: Uint8Array | null };
  readonly vaultKey: Uint8Array;
}

/** The vault key of a profile that is open now. */
export const vaultKeyIn = (session: ReadonlyMap<string, unknown>): Uint8Array =>
  new Uint8Array(Buffer.from(String(session.get('vault.key')), 'hex')).slice(0, 32);

/** How many versions the disk holds, whether they open or not. */
export const versionsOf = (databaseName: string): number =>
  versions.filter(({ database, store }) => database === databaseName && store !== 'meta').length;

export const keysOf = ({ file, vaultKey }: Finder): Keys =>
  openKeys(decodeKeyFile(file.bytes ?? new Uint8Array()).sealedKeys, vaultKey);

/** Everything that opens, oldest first. What does not open, for whatever reason, is left out. */
export const openVersions = (finder: Finder): readonly OpenedVersion[] => {
  const keys = keysOf(finder);
  const keyring = makeKeyring(finder.vaultKey);
  const sealer = makeSealer({ keyring, keys: () => keys, now: () => 0, random: seededRandom('finder') });
  return versions.flatMap(({ database, store, key, value }, nth) => {
    if (database !== finder.databaseName || store === 'meta') return [];
    const name = new Uint8Array(key as ArrayBuffer) as RecordKey<StoreName>;
    const record = openOrLeave(sealer, store as StoreName, name, value as SealedRecord);
    return record === undefined ? [] : [{ store, record, nth } as OpenedVersion];
  });
};
