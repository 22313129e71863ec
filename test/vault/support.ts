/** A vault over fake storage, for one test each. */

import type { Area } from '../../lib/vault/areas.ts';
import { type DatabaseSource, databaseSource } from '../../lib/vault/database.ts';
import { makeVault, type Vault } from '../../lib/vault/vault.ts';
import { seededRandom } from '../support/seeded-random.ts';

export const CODE = 'correct horse battery staple';

/** Cheap on purpose: what Argon2id costs is tested in kdf.test.ts. */
const cheap = { memoryKiB: 64, passes: 1, lanes: 1 };

let made = 0;

export interface TestVault {
  readonly vault: Vault;
  readonly databaseName: string;
  readonly database: DatabaseSource;
  /** What lies in memory-backed session storage. */
  readonly session: Map<string, unknown>;
  /** Another worker over the same profile. */
  again(): Vault;
}

export const testVault = (): TestVault => {
  const databaseName = `vault-test-${++made}`;
  const session = new Map<string, unknown>();
  const random = seededRandom(databaseName);
  const database = databaseSource(databaseName);
  const again = () => makeVault({ database, session: memoryArea(session), random, cost: cheap });
  return { vault: again(), databaseName, database, session, again };
};

/** A storage area that keeps what it is given. */
export const memoryArea = (items = new Map<string, unknown>()): Area => ({
  get: async (wanted) =>
    Object.fromEntries([...items].filter(([name]) => wanted === null || [wanted].flat().includes(name))),
  set: async (given) => {
    for (const [name, value] of Object.entries(given)) items.set(name, value);
  },
  remove: async (names) => {
    for (const name of [names].flat()) items.delete(name);
  },
});
