/** How wraps and keys lie in their one file: the wraps in clear, the keys sealed under the vault key. Strict: what it did not write it refuses. */
import { decode, encode } from 'cborg';
import { ascii, concat } from '../core/bytes.ts';
import { openDeterministic, sealDeterministic } from '../core/primitives.ts';
import type { Random } from '../core/random.ts';
import { VaultError } from './errors.ts';
import type { Keys } from './keys.ts';
import type { Wrap, Wraps } from './wraps.ts';

/** What stands first in the file: a newer Sotto counts on. */
const VERSION = 1;
const NONCE_BYTES = 12;
const aad = ascii('Sotto/1 vault keys');

export interface KeyFile {
  readonly wraps: Wraps;
  /** Sealed under the vault key; see `sealKeys`. */
  readonly sealedKeys: Uint8Array;
}

export const encodeKeyFile = ({ wraps, sealedKeys }: KeyFile): Uint8Array => encode([VERSION, wraps, sealedKeys]);

/** @throws VaultError `vault/corrupt`, `vault/newer` */
export const decodeKeyFile = (bytes: Uint8Array): KeyFile => {
  const [version, wraps, sealedKeys] = listIn(bytes);
  if (typeof version === 'number' && version > VERSION) throw new VaultError('vault/newer');
  const isWhole =
    version === VERSION && Array.isArray(wraps) && wraps.every(isWrap) && sealedKeys instanceof Uint8Array;
  if (!isWhole) throw new VaultError('vault/corrupt');
  return { wraps, sealedKeys };
};

export const sealKeys = (keys: Keys, vaultKey: Uint8Array, random: Random): Uint8Array => {
  const nonce = random.bytes(NONCE_BYTES);
  return concat(nonce, sealDeterministic({ key: vaultKey, nonce, aad }, encode(keys)));
};

/** @throws VaultError `vault/corrupt` */
export const openKeys = (sealed: Uint8Array, vaultKey: Uint8Array): Keys => {
  const [nonce, ciphertext] = [sealed.slice(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES)];
  const plain = nonce.length === NONCE_BYTES ? openDeterministic({ key: vaultKey, nonce, aad }, ciphertext) : null;
  if (plain === null) throw new VaultError('vault/corrupt');
  return decode(plain) as Keys; // only this vault could have sealed it
};

const listIn = (bytes: Uint8Array): readonly unknown[] => {
  try {
    const value: unknown = decode(bytes);
    if (Array.isArray(value)) return value;
  } catch {
    // Not what was written: said by its code below.
  }
  throw new VaultError('vault/corrupt');
};

const isWrap = (value: unknown): value is Wrap => {
  const wrap = value as Partial<Record<string, unknown>> | null;
  const holds = (...names: string[]): boolean => names.every((name) => wrap?.[name] instanceof Uint8Array);
  if (wrap === null || !holds('nonce', 'sealed') || lengthOf(wrap['nonce']) !== NONCE_BYTES) return false;
  switch (wrap['kind']) {
    case 'code':
      return holds('backup') && isKdf(wrap['kdf']);
    case 'recovery':
      return holds('backup', 'salt', 'kept');
    case 'passkey':
      return holds('backup', 'salt', 'kept', 'credentialId');
    case 'device':
      return holds('backup', 'salt', 'kept', 'locked');
    default:
      return false;
  }
};

const lengthOf = (bytes: unknown): number => (bytes instanceof Uint8Array ? bytes.length : 0);

export const isKdf = (value: unknown): boolean => {
  const kdf = value as Partial<Record<string, unknown>> | null | undefined;
  const isCount = (name: string): boolean => Number.isSafeInteger(kdf?.[name]) && (kdf?.[name] as number) > 0;
  return (
    kdf?.['kind'] === 'argon2id' &&
    isCount('memoryKiB') &&
    isCount('passes') &&
    isCount('lanes') &&
    kdf['salt'] instanceof Uint8Array
  );
};
