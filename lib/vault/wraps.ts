/** The vault key as it lies on disk: wrapped by what the person knows. The only record that is not sealed by the vault key. */
import { decode, encode } from 'cborg';
import { ascii, concat } from '../core/bytes.ts';
import { openDeterministic, sealDeterministic } from '../core/primitives.ts';
import type { Random } from '../core/random.ts';
import { VaultError } from './errors.ts';
import { deriveWrapKey, freshParameters, type KdfCost, type KdfParameters } from './kdf.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const VERSION = 1;

/** The vault key under one secret. Other kinds of secret become other kinds of wrap of the same key. */
interface CodeWrap {
  readonly kind: 'code';
  readonly kdf: KdfParameters;
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

/** A fresh vault key and its record for the disk. */
export const wrapFreshKey = async (
  code: string,
  cost: KdfCost,
  random: Random,
): Promise<{ readonly vaultKey: Uint8Array; readonly record: Uint8Array }> => {
  const vaultKey = random.bytes(KEY_BYTES);
  const kdf = freshParameters(cost, random);
  const nonce = random.bytes(NONCE_BYTES);
  const sealed = sealDeterministic({ key: await deriveWrapKey(code, kdf), nonce, aad: aad(kdf) }, vaultKey);
  const wrap: CodeWrap = { kind: 'code', kdf, nonce, sealed };
  return { vaultKey, record: encode([VERSION, [wrap]]) };
};

/**
 * The vault key, opened by a security code.
 * @throws VaultError `vault/wrong-code`, or `vault/corrupt` when the record is damaged beyond being tried.
 */
export const unwrapKey = async (code: string, record: Uint8Array): Promise<Uint8Array> => {
  const { kdf, nonce, sealed } = readWrap(record);
  const vaultKey = openDeterministic({ key: await deriveWrapKey(code, kdf), nonce, aad: aad(kdf) }, sealed);
  if (vaultKey === null) throw new VaultError('vault/wrong-code');
  return vaultKey;
};

/** The parameters are bound to the key they protect. */
const aad = (kdf: KdfParameters): Uint8Array => concat(ascii('Sotto/1 vault wrap '), encode(kdf));

const readWrap = (record: Uint8Array): CodeWrap => {
  try {
    const [version, wraps] = decode(record) as [unknown, readonly Partial<CodeWrap>[]];
    const wrap = wraps.find(({ kind }) => kind === 'code');
    if (version === VERSION && isWhole(wrap)) return wrap;
  } catch {
    // Not the record that was written: said by its code below.
  }
  throw new VaultError('vault/corrupt');
};

const isWhole = (wrap: Partial<CodeWrap> | undefined): wrap is CodeWrap =>
  wrap?.kdf?.kind === 'argon2id' &&
  [wrap.kdf.memoryKiB, wrap.kdf.passes, wrap.kdf.lanes].every((cost) => Number.isSafeInteger(cost) && cost > 0) &&
  [wrap.kdf.salt, wrap.sealed].every((bytes) => bytes instanceof Uint8Array) &&
  wrap.nonce?.length === NONCE_BYTES;
