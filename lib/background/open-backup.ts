/** Takes the file that a window handed over and opens it with what the person typed. The file is removed in every case. */
import { type BackupHeader, readHeader } from '../vault/backup/container.ts';
import { openFileWraps } from '../vault/backup/file-wraps.ts';
import type { TypedSecret } from '../vault/backup/recovery-words.ts';
import type { OpenedFile } from '../vault/backup/restore.ts';
import { VaultError } from '../vault/errors.ts';
import type { WholeFile } from '../vault/whole-file.ts';

/** Where background and windows hand backup files over. */
export interface HandedFiles {
  readonly made: WholeFile;
  readonly chosen: WholeFile;
}

/** @throws VaultError `backup/no-file` and everything that can be wrong with a file, `backup/wrong-secret` */
export const openChosen = async ({ chosen }: HandedFiles, secret: TypedSecret): Promise<OpenedFile> => {
  try {
    const bytes = await chosen.read();
    if (bytes === null) throw new VaultError('backup/no-file');
    const header: BackupHeader = readHeader(bytes);
    return { bytes, header, key: await openFileWraps(header.wraps, secret) };
  } finally {
    await chosen.remove();
  }
};
