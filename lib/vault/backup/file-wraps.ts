/** The wraps that a backup file carries: of the backup key alone, under the secrets that a person can take elsewhere. */
import { VaultError } from '../errors.ts';
import type { KdfParameters } from '../kdf.ts';
import { isKdf } from '../key-file.ts';
import { underCode, underSecret, type Wraps } from '../wraps.ts';
import { type BackupHalf, openBackupHalf } from './halves.ts';
import type { TypedSecret } from './recovery-words.ts';

export type FileWrap =
  | ({ readonly kind: 'code'; readonly kdf: KdfParameters } & BackupHalf)
  | ({ readonly kind: 'recovery'; readonly salt: Uint8Array } & BackupHalf);

/** The halves of a vault's wraps that go into a file. A passkey and a profile's own key open nothing elsewhere. */
export const fileWraps = (wraps: Wraps): readonly FileWrap[] =>
  wraps.flatMap((wrap): readonly FileWrap[] => {
    const { kind, nonce } = wrap;
    if (kind === 'code') return [{ kind, kdf: wrap.kdf, nonce, backup: wrap.backup }];
    if (kind === 'recovery') return [{ kind, salt: wrap.salt, nonce, backup: wrap.backup }];
    return [];
  });

/** The backup key. @throws VaultError `backup/wrong-secret`; `backup/damaged` when a wrap asks for more than any of ours */
export const openFileWraps = async (wraps: readonly FileWrap[], typed: TypedSecret): Promise<Uint8Array> => {
  for (const wrap of wraps) {
    const under = await underTyped(wrap, typed);
    const key = under && openBackupHalf(wrap, under);
    if (key) return key;
  }
  throw new VaultError('backup/wrong-secret');
};

const underTyped = async (wrap: FileWrap, typed: TypedSecret) => {
  if (wrap.kind === 'recovery') {
    return typed.kind === 'recovery' ? underSecret(typed.secret, 'recovery', wrap.salt) : null;
  }
  if (typed.kind !== 'code' || typed.code === '') return null;
  return underCode(typed.code, wrap.kdf).catch(() => {
    throw new VaultError('backup/damaged');
  });
};

export const isFileWrap = (value: unknown): value is FileWrap => {
  const wrap = value as Partial<Record<string, unknown>> | null;
  const holds = (name: string): boolean => wrap?.[name] instanceof Uint8Array;
  if (typeof wrap !== 'object' || wrap === null || !holds('backup')) return false;
  const { nonce } = wrap;
  if (!(nonce instanceof Uint8Array) || nonce.length !== 12) return false;
  return wrap['kind'] === 'code' ? isKdf(wrap['kdf']) : wrap['kind'] === 'recovery' && holds('salt');
};
