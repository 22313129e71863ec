/** Makes, proves and restores backups, and draws recovery words. Only windows of ours ask this: what opens a backup is typed nowhere else. */
import { equal } from '../../core/bytes.ts';
import { composeBackup } from '../../vault/backup/collect.ts';
import { readSecret, recoveryQr, recoveryWords, type TypedSecret } from '../../vault/backup/recovery-words.ts';
import { restoreInto, survey, surveyToRestore } from '../../vault/backup/restore.ts';
import { VaultError } from '../../vault/errors.ts';
import { noteBackup, readBackupStatus } from '../backup-status.ts';
import type { Context } from '../context.ts';
import { openChosen } from '../open-backup.ts';
import type { Handlers } from '../router.ts';

type Methods =
  | 'backup.status'
  | 'backup.words'
  | 'backup.keep-words'
  | 'backup.make'
  | 'backup.prove'
  | 'backup.restore'
  | 'backup.unlock';

export const backupHandlers = (context: Context): Pick<Handlers, Methods> => {
  const { vault, attempts, opening, clock, random, locks, files, announce } = context;
  /** One file at a time: each lies in the same place. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => locks.hold('backup', work);

  return {
    'backup.status': async () => readBackupStatus(await vault.open(), clock.now(), await vault.backup.hasRecovery()),
    'backup.words': async () => {
      const isFirst = !(await vault.backup.hasRecovery());
      if (isFirst) await noteBackup(await vault.open(), { sheetOpen: true });
      const secret = await vault.backup.newRecovery();
      return { words: recoveryWords(secret), qr: recoveryQr(secret) };
    },
    'backup.keep-words': async () => {
      await vault.backup.keepRecovery();
      await noteBackup(await vault.open(), { sheetOpen: false });
      announce('people');
      return {};
    },
    'backup.make': () =>
      inTurn(async () => {
        const open = await vault.open();
        const now = clock.now();
        const file = await composeBackup(open, await vault.backup.sealing(), { now, random });
        await files.made.replace(file);
        await noteBackup(open, { madeAt: now, codeChanged: false });
        announce('people');
        return { name: nameOf(now), bytes: file.length };
      }),
    'backup.prove': ({ secret }) =>
      inTurn(async () => {
        const open = await vault.open();
        const file = await openChosen(files, readSecret(secret));
        const { counts } = survey(file);
        if (!equal(file.key, (await vault.backup.sealing()).key)) throw new VaultError('backup/other-vault');
        await noteBackup(open, { provenAt: clock.now(), coversUntil: counts.madeAt });
        announce('people');
        return counts;
      }),
    'backup.restore': ({ secret, code }) =>
      inTurn(async () => {
        const typed = readSecret(secret);
        const isNew = (await vault.status()) === 'none';
        if (isNew && typed.kind === 'recovery' && code === null) throw new VaultError('backup/needs-code');
        if (!isNew) await vault.open(); // locked: said before the file is taken
        const file = await openChosen(files, typed);
        const known = surveyToRestore(file); // a file that cannot be read to its end makes no vault
        if (isNew) await createFor(context, typed, code);
        const restored = await restoreInto(await vault.open(), { file, known }, { now: clock.now(), random, isNew });
        await settle(context);
        return restored;
      }),
    'backup.unlock': async ({ words }) => {
      const typed = readSecret(words);
      if (typed.kind !== 'recovery') throw new VaultError('backup/not-words');
      await vault.backup.unlock(typed.secret);
      await attempts.forget();
      await opening.opened();
      return {};
    },
  };
};

/** A vault for what is about to be restored. Words that opened the file go on to open the vault. */
const createFor = async ({ vault }: Context, typed: TypedSecret, code: string | null): Promise<void> => {
  const chosen = code ?? (typed.kind === 'code' ? typed.code : '');
  await vault.create(chosen);
  if (typed.kind === 'recovery') await vault.backup.adoptRecovery(typed.secret);
};

/** What follows from a vault that has been opened, and filled. */
const settle = async ({ opening, failures, announce }: Context): Promise<void> => {
  await opening.opened();
  failures.forget();
  announce('thread');
};

/** `sotto-backup-2026-11-25.sotto` */
const nameOf = (now: number): string => `sotto-backup-${new Date(now * 1000).toISOString().slice(0, 10)}.sotto`;
