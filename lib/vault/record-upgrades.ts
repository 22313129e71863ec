/** Records that an older Sotto wrote, in today's shape. One row a version; a record is rewritten when it is next written, not before. */
import { VaultError } from './errors.ts';
import { noCheck, noTimers, type Records, type StoreName } from './records.ts';

type Upgrade = (record: never) => unknown;

/** What has to be done to a record of version n, by store; what is not named stays as it is. The first row is for version 1. */
const upgrades: readonly { readonly [S in StoreName]?: Upgrade }[] = [
  {
    threads: (thread: object) => ({
      ...thread,
      timer: 0,
      timers: noTimers,
      copied: false,
      restoredAt: null,
    }),
    archive: (record: object) => ({ ...record, hash: null }),
    settings: (settings: object) => ({ ...settings, lockOnScreenLock: true }),
  },
  {
    contacts: (contact: object) => ({ ...contact, muted: false, barred: false }),
    // Checks were written under this version with and without the codes that were scanned.
    threads: (thread: { readonly check?: object }) =>
      thread.check === undefined ? thread : { ...thread, check: { ...noCheck, ...thread.check } },
  },
];

/** The version that is written today. */
export const RECORD_VERSION = upgrades.length + 1;

/** @throws VaultError `vault/newer` when a newer Sotto wrote it, `vault/corrupt` when nobody can have */
export const upgraded = <S extends StoreName>(store: S, version: number, record: unknown): Records[S] => {
  if (!Number.isSafeInteger(version) || version < 1) throw new VaultError('vault/corrupt');
  if (version > RECORD_VERSION) throw new VaultError('vault/newer');
  const due = upgrades.slice(version - 1);
  return due.reduce(
    (record, row) => (row[store] as ((record: unknown) => unknown) | undefined)?.(record) ?? record,
    record,
  ) as Records[S];
};
