/** Failures of the vault, by code. Their text is the code: never a key, a security code or anything stored. */

/** Every way in which the vault refuses. The same codes cross contexts, where a sentence is made of them. */
export type VaultErrorCode =
  | 'vault/none'
  | 'vault/exists'
  | 'vault/locked'
  | 'vault/wrong-code'
  | 'vault/weak-code'
  | 'vault/corrupt'
  | 'vault/busy';

export class VaultError extends Error {
  readonly code: VaultErrorCode;
  constructor(code: VaultErrorCode) {
    super(code);
    this.name = 'VaultError';
    this.code = code;
  }
}
