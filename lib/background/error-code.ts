/** The code of a failure, for whoever asked. Errors without one are defects of ours; what they say stays here. */
import { type ErrorCode, RpcError } from '../rpc/errors.ts';
import { VaultError } from '../vault/errors.ts';

export const codeOf = (error: unknown): ErrorCode =>
  error instanceof RpcError || error instanceof VaultError ? error.code : 'rpc/internal';
