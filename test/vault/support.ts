/** A vault over fake storage, for one test each. */

import type { Area } from '../../lib/vault/areas.ts';
import { type CodeLists, codeJudge } from '../../lib/vault/code-strength.ts';
import { type DatabaseSource, databaseSource } from '../../lib/vault/database.ts';
import { type DeviceKey, deviceKey } from '../../lib/vault/device-key.ts';
import { firstLayout } from '../../lib/vault/first-layout.ts';
import type { KdfCost } from '../../lib/vault/kdf.ts';
import type { Locks } from '../../lib/vault/locks.ts';
import { makeVault, type Vault } from '../../lib/vault/vault.ts';
import type { WholeFile } from '../../lib/vault/whole-file.ts';
import { codeLists } from '../../scripts/code-lists.ts';
import { NOON } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';

export const CODE = 'seven quiet tractors hum in the attic';

/** Cheap on purpose: what Argon2id costs is tested in kdf.test.ts. */
const cheap = { memoryKiB: 64, passes: 1, lanes: 1 };

/** The lists are read once for all tests of a file. */
let lists: CodeLists | null = null;
export const judgeLists = async (): Promise<CodeLists> => (lists ??= codeLists());

export const judge = codeJudge(judgeLists);

let count = 0;

export interface TestVault {
  vault: Vault;
  readonly databaseName: string;
  readonly database: DatabaseSource;
  /** Wraps and keys as they lie on disk. */
  readonly file: MemoryFile;
  /** Unix seconds. */
  now: number;
  /** What lies in memory-backed session storage. */
  readonly session: Map<string, unknown>;
  /** What this profile remembers on this device. */
  readonly device: DeviceKey;
  /** Another worker over the same profile, perhaps of a later Sotto that makes guessing dearer. */
  again(cost?: KdfCost): Vault;
}

export const testVault = (): TestVault => {
  const databaseName = `vault-test-${++count}`;
  const session = new Map<string, unknown>();
  const random = seededRandom(databaseName);
  const database = databaseSource(databaseName);
  const file = memoryFile();
  const old = firstLayout(indexedDB, `${databaseName} before`);
  const locks = memoryLocks();
  const device = deviceKey(`${databaseName} device`);
  const now = (): number => made.now;
  const made: TestVault = {
    vault: undefined as unknown as Vault,
    databaseName,
    database,
    file,
    session,
    now: NOON,
    device,
    again: (cost = cheap) =>
      makeVault({ database, file, old, locks, session: memoryArea(session), random, now, cost, judge, device }),
  };
  return Object.assign(made, { vault: made.again() });
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

/** A whole file that is there as long as the test. */
export interface MemoryFile extends WholeFile {
  bytes: Uint8Array | null;
}

export const memoryFile = (): MemoryFile => {
  const file: MemoryFile = {
    bytes: null,
    read: async () => file.bytes?.slice() ?? null,
    replace: async (bytes) => {
      file.bytes = bytes.slice();
    },
    remove: async () => {
      file.bytes = null;
    },
  };
  return file;
};

/** Turns within one process. */
export const memoryLocks = (): Locks => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    hold: (name, work) => {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(
        name,
        turn.catch(() => {}),
      );
      return turn;
    },
  };
};
