/** How well what is in the vault is backed up. A file counts once it was opened, for what was there when it was made, and for 90 days. */
import type { BackupStanding, BackupStatus } from '../rpc/vault-types.ts';
import { noBackup } from '../vault/backup/restore-head.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { AccountRecord, BackupRecord, ContactRecord } from '../vault/records.ts';
import { put } from '../vault/step.ts';

/** Seconds after which it is asked again whether the file still opens. */
const PROOF_LIFE = 90 * 86_400;

/** @param hasRecovery recovery words open the vault: they count once they are on paper */
export const readBackupStatus = async (vault: OpenVault, now: number, hasRecovery: boolean): Promise<BackupStatus> =>
  vault.look(['backups', 'accounts', 'contacts'], async (reader) => {
    const backup = (await reader.get('backups', vault.keyring.backups())) ?? noBackup;
    const accounts = (await reader.list('accounts')).map(({ record }) => record);
    const contacts = (await reader.list('contacts')).map(({ record }) => record);
    return {
      standing: standingOf(backup, newest(accounts, contacts), now),
      madeAt: backup.madeAt,
      provenAt: backup.provenAt,
      hasWords: hasRecovery && backup.sheetOpen !== true,
      isUnfinished: backup.unfinished,
    };
  });

/** Notes in the vault what was made or opened. */
export const noteBackup = (vault: OpenVault, note: Partial<BackupRecord>): Promise<null> =>
  vault.step({
    touches: ['backups'],
    read: (reader) => reader.get('backups', vault.keyring.backups()),
    decide: (here = noBackup) => ({
      writes: [put('backups', vault.keyring.backups(), { ...here, ...note })],
      output: null,
    }),
  });

const standingOf = (
  { madeAt, provenAt, coversUntil, codeChanged }: BackupRecord,
  newest: number,
  now: number,
): BackupStanding => {
  if (codeChanged && madeAt !== null) return 'old-code';
  if (provenAt === null || coversUntil === null) return madeAt === null ? 'none' : 'unproven';
  if (newest > coversUntil) return 'behind';
  return now - provenAt > PROOF_LIFE ? 'old' : 'proven';
};

/** When the newest account or contact came: Unix seconds, 0 where there is none. */
const newest = (accounts: readonly AccountRecord[], contacts: readonly ContactRecord[]): number =>
  Math.max(0, ...accounts.map(({ createdAt }) => createdAt), ...contacts.map(({ since }) => since ?? 0));
