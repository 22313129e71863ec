/** From the security code to a key, slowly on purpose. Runs outside every transaction. */
import { argon2id } from 'hash-wasm';
import type { Random } from '../core/random.ts';
import { VaultError } from './errors.ts';

/** What one derivation costs. Stored with each wrap, so that it can be raised without losing anyone. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

export interface KdfParameters extends KdfCost {
  readonly kind: 'argon2id';
  readonly salt: Uint8Array;
}

/** 64 MiB and three passes: about a quarter of a second in both browsers. */
export const standardCost: KdfCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 };

/** True when a guesser pays less for a key of the first cost than for one of the second. */
export const isCheaper = (one: KdfCost, other: KdfCost): boolean =>
  one.memoryKiB < other.memoryKiB || one.memoryKiB * one.passes < other.memoryKiB * other.passes;

/** A damaged or planted record must not make the browser allocate without end. */
const MAX_MEMORY_KIB = 1024 * 1024;
const MAX_PASSES = 64;

/** Parameters for a new wrap. */
export const freshParameters = (cost: KdfCost, random: Random): KdfParameters => ({
  kind: 'argon2id',
  ...cost,
  salt: random.bytes(16),
});

/**
 * The 32-byte key that a normalised security code gives under these parameters.
 * @throws VaultError `vault/corrupt` when the stored parameters are out of bounds.
 */
export const deriveWrapKey = (code: string, parameters: KdfParameters): Promise<Uint8Array> => {
  const { memoryKiB, passes, lanes, salt } = parameters;
  if (memoryKiB > MAX_MEMORY_KIB || passes > MAX_PASSES) throw new VaultError('vault/corrupt');
  return argon2id({
    password: new TextEncoder().encode(code),
    salt,
    iterations: passes,
    parallelism: lanes,
    memorySize: memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
};
