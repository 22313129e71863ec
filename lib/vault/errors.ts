/** Failures of the vault, by code. Their text is the code: never a key, a security code or anything stored. */

/** Every way in which the vault refuses. The same codes cross contexts, where a sentence is made of them. */
export type VaultErrorCode =
  | 'vault/none'
  | 'vault/exists'
  | 'vault/locked'
  | 'vault/wrong-code'
  | 'vault/weak-code'
  /** A code of one's own that would be read as recovery words wherever either may be typed. */
  | 'vault/like-words'
  /** This browser profile does not hold, or no longer holds, what would open the vault by itself. */
  | 'vault/not-remembered'
  /** What lies on disk is not what was written there. */
  | 'vault/corrupt'
  /** A newer Sotto wrote it. */
  | 'vault/newer'
  /** The disk, or the browser's share of it, is full: nothing was changed. */
  | 'vault/full'
  /** The browser refuses its storage. */
  | 'vault/unreadable'
  | 'vault/busy'
  /** It begins like no backup file of ours. */
  | 'backup/not-a-backup'
  /** Its end is missing. */
  | 'backup/truncated'
  | 'backup/damaged'
  /** A newer Sotto wrote it. */
  | 'backup/newer'
  | 'backup/wrong-secret'
  /** Recovery words open the file, and the vault that is to be made needs a security code. */
  | 'backup/needs-code'
  /** Recovery words, but not of this vault, or no longer. */
  | 'backup/wrong-words'
  /** Something else where recovery words are asked for. */
  | 'backup/not-words'
  /** Twelve words of the list, but not of a recovery sheet. */
  | 'backup/mistyped-words'
  /** It opens and holds nothing. */
  | 'backup/empty'
  /** It opens, but it is of another vault, or of a time before the security code was changed. */
  | 'backup/other-vault'
  /** The file that a window handed over is not there. */
  | 'backup/no-file';

export class VaultError extends Error {
  readonly code: VaultErrorCode;
  constructor(code: VaultErrorCode) {
    super(code);
    this.name = 'VaultError';
    this.code = code;
  }
}

/** What a browser's storage failed with, as a code where there is one; anything else as it was. */
export const storageError = (error: unknown): unknown => {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError') return new VaultError('vault/full');
  return new VaultError('vault/unreadable');
};
