/** Lays a vault that an older version wrote into a database, as it lay on disk. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDB } from 'idb';
import type { Posted } from '../../background/world/site.ts';

/** Names and values by store, in base64; a name that is text begins with `text:`. */
type Stores = Record<string, [name: string, value: string][]>;

interface FirstLayout {
  readonly code: string;
  readonly site: readonly Posted[];
  readonly alice: Stores;
  readonly bob: Stores;
  /** What lay in `storage.local` of Alice. */
  readonly local: Record<string, unknown>;
}

export const firstLayoutFixture = (): FirstLayout =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'first-layout.json'), 'utf8'));

/** Writes the database that 0.1.0 would open. */
export const layDown = async (databaseName: string, stores: Stores): Promise<void> => {
  const database = await openDB(databaseName, 1, {
    upgrade: (made) => {
      for (const name of Object.keys(stores)) made.createObjectStore(name);
    },
  });
  const transaction = database.transaction(Object.keys(stores), 'readwrite');
  for (const [store, records] of Object.entries(stores)) {
    for (const [name, value] of records) {
      const key = name.startsWith('text:') ? name.slice(5) : new Uint8Array(Buffer.from(name, 'base64'));
      await transaction.objectStore(store).put(new Uint8Array(Buffer.from(value, 'base64')), key);
    }
  }
  await transaction.done;
  database.close();
};
