/**
 * Two keys under one secret, sealed apart: one half can be copied into a backup file without the other. Whoever opens that half has
 * the key that opens backup files, and nothing from which the vault key could be made.
 */
import { ascii, concat } from '../../core/bytes.ts';
import { hkdf, openDeterministic, sealDeterministic } from '../../core/primitives.ts';
import type { Random } from '../../core/random.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** What a backup file takes along of a wrap. */
export interface BackupHalf {
  readonly nonce: Uint8Array;
  /** The backup key, sealed. */
  readonly backup: Uint8Array;
}

export interface Halves extends BackupHalf {
  /** The vault key, sealed. */
  readonly sealed: Uint8Array;
}

/** A secret that was stretched already, and what its wrap binds. */
export interface Under {
  /** 32 bytes. */
  readonly secret: Uint8Array;
  readonly aad: Uint8Array;
}

export const sealHalves = (
  keys: { readonly vault: Uint8Array; readonly backup: Uint8Array },
  under: Under,
  random: Random,
): Halves => {
  const nonce = random.bytes(NONCE_BYTES);
  return {
    nonce,
    sealed: sealDeterministic(sealing(under, 'vault key', nonce), keys.vault),
    backup: sealDeterministic(sealing(under, 'backup key', nonce), keys.backup),
  };
};

/** The vault key, or null when it was sealed under something else. */
export const openVaultHalf = ({ nonce, sealed }: Omit<Halves, 'backup'>, under: Under): Uint8Array | null =>
  openDeterministic(sealing(under, 'vault key', nonce), sealed);

/** The backup key, or null when it was sealed under something else. */
export const openBackupHalf = ({ nonce, backup }: BackupHalf, under: Under): Uint8Array | null =>
  openDeterministic(sealing(under, 'backup key', nonce), backup);

/** One nonce is enough for two keys. */
const sealing = ({ secret, aad }: Under, half: 'vault key' | 'backup key', nonce: Uint8Array) => {
  const info = ascii(`Sotto/1 vault wrap ${half}`);
  return { key: hkdf(secret, { salt: new Uint8Array(), info, length: KEY_BYTES }), nonce, aad: concat(info, aad) };
};
