/** Tells a closed vault from a failure: for most questions it is an answer of its own. */
import { VaultError } from '../vault/errors.ts';

export const isVaultClosed = (error: unknown): boolean =>
  error instanceof VaultError && (error.code === 'vault/locked' || error.code === 'vault/none');
