/** What backups need of a vault beyond its records: its wraps, its backup key, a recovery key, and whether a code is the right one. */
import { VaultError } from '../errors.ts';
import type { KeyHolder } from '../key-holder.ts';
import type { Openness, VaultParts } from '../opened.ts';
import { normaliseCode } from '../security-code.ts';
import {
  openWithCode,
  openWithRecovery,
  type VaultKeys,
  type Wraps,
  withDrawnRecovery,
  withNewestRecovery,
  wrapWithRecovery,
} from '../wraps.ts';
import type { BackupSealing } from './collect.ts';
import { fileWraps } from './file-wraps.ts';
import { RECOVERY_BYTES } from './recovery-words.ts';

export interface VaultBackup {
  /** What a file of this open vault is sealed with. @throws VaultError `vault/locked` */
  sealing(): Promise<BackupSealing>;
  /** Do recovery words open this vault? */
  hasRecovery(): Promise<boolean>;
  /**
   * A fresh recovery key for this open vault. The one before opens it, too, until the fresh one is said to be on paper. Nothing is kept of it
   * but its wrap.
   */
  newRecovery(): Promise<Uint8Array>;
  /** The key that was drawn last is on paper: one before it opens the vault no more, but still the files that were made with it. */
  keepRecovery(): Promise<void>;
  /** In a new vault: a key that the person has on paper already. */
  adoptRecovery(secret: Uint8Array): Promise<void>;
  /** Opens the vault as its security code would. @throws VaultError `backup/wrong-words`, `vault/none` */
  unlock(secret: Uint8Array): Promise<void>;
  /** @throws VaultError `vault/wrong-code`, `vault/busy` */
  confirm(code: string): Promise<void>;
}

interface Parts {
  readonly parts: VaultParts;
  readonly holder: KeyHolder;
  readonly openness: Openness;
  /** One derivation at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Opens the vault with its keys. */
  readonly begin: (keys: VaultKeys) => Promise<void>;
}

export const makeVaultBackup = ({ parts, holder, openness, alone, begin }: Parts): VaultBackup => {
  const { random } = parts;
  const present = async (): Promise<Wraps> => {
    const wraps = await openness.wraps();
    if (wraps === null) throw new VaultError('vault/none');
    return wraps;
  };
  const add = async (secret: Uint8Array): Promise<void> => {
    const { keys } = await openness.current();
    await holder.changeWraps((wraps) => withDrawnRecovery(wraps, wrapWithRecovery(keys, secret, random)));
  };
  return {
    // No code is changed meanwhile, so that key and wraps belong together.
    sealing: () =>
      alone(async () => ({ key: (await openness.current()).keys.backup, wraps: fileWraps(await present()) })),
    hasRecovery: async () => (await present()).some(({ kind }) => kind === 'recovery'),
    newRecovery: () =>
      alone(async () => {
        const secret = random.bytes(RECOVERY_BYTES);
        await add(secret);
        return secret;
      }),
    keepRecovery: () =>
      alone(async () => {
        await openness.current();
        await holder.changeWraps(withNewestRecovery);
      }),
    adoptRecovery: (secret) => alone(() => add(secret)),
    unlock: (secret) => alone(async () => begin(openWithRecovery(await present(), secret))),
    confirm: (typed) => alone(async () => void (await openWithCode(await present(), normaliseCode(typed)))),
  };
};
