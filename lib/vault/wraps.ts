/**
 * The vault key as it lies on disk: wrapped by each secret that opens it, and by nothing else. Beside it, under the same secrets, the
 * key that seals backup files: a stolen backup whose secret becomes known opens that backup, not the vault.
 */
import { encode } from 'cborg';
import { ascii, concat } from '../core/bytes.ts';
import { hkdf, openDeterministic, sealDeterministic } from '../core/primitives.ts';
import type { Random } from '../core/random.ts';
import { type Halves, openBackupHalf, openVaultHalf, sealHalves, type Under } from './backup/halves.ts';
import { VaultError } from './errors.ts';
import { deriveWrapKey, freshParameters, type KdfCost, type KdfParameters } from './kdf.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** What a wrap opens. */
export interface VaultKeys {
  /** 32 bytes. Everything stored opens with it. */
  readonly vault: Uint8Array;
  /** 32 bytes. Seals backup files; a changed code brings a new one. */
  readonly backup: Uint8Array;
}

/** The security code, stretched. */
export interface CodeWrap extends Halves {
  readonly kind: 'code';
  readonly kdf: KdfParameters;
}

/**
 * A wrap whose secret is not at hand when the backup key changes. What sealed it lies beside it under the vault key, so that it can be
 * sealed anew: whoever can read that has everything that the wrap opens.
 */
interface Renewable extends Halves {
  readonly kept: Uint8Array;
}

/** The words of the recovery sheet: 128 random bits need no stretching. */
export interface RecoveryWrap extends Renewable {
  readonly kind: 'recovery';
  readonly salt: Uint8Array;
}

/** What a passkey's PRF extension gives for this salt. */
export interface PasskeyWrap extends Renewable {
  readonly kind: 'passkey';
  readonly credentialId: Uint8Array;
  readonly salt: Uint8Array;
}

/** A secret that a key of this browser profile opens: the profile holds that key and never shows it. */
export interface DeviceWrap extends Renewable {
  readonly kind: 'device';
  readonly salt: Uint8Array;
  /** The secret, sealed by the profile's key; see device-key.ts. */
  readonly locked: Uint8Array;
}

export type Wrap = CodeWrap | RecoveryWrap | PasskeyWrap | DeviceWrap;
export type WrapKind = Wrap['kind'];

/** At most one of each kind, but any number of passkeys, and two recovery keys while a sheet waits to be put on paper: the newer is the last. */
export type Wraps = readonly Wrap[];

export const freshKeys = (random: Random): VaultKeys => ({
  vault: random.bytes(KEY_BYTES),
  backup: random.bytes(KEY_BYTES),
});

/** For a changed code: what the old one opens of later backups is nothing. */
export const withFreshBackupKey = ({ vault }: VaultKeys, random: Random): VaultKeys => ({
  vault,
  backup: random.bytes(KEY_BYTES),
});

export const wrapWithCode = async (keys: VaultKeys, code: string, cost: KdfCost, random: Random): Promise<CodeWrap> => {
  const kdf = freshParameters(cost, random);
  return { kind: 'code', kdf, ...sealHalves(keys, await underCode(code, kdf), random) };
};

/** @param secret at least 16 random bytes */
export const wrapWithRecovery = (keys: VaultKeys, secret: Uint8Array, random: Random): RecoveryWrap => {
  const salt = random.bytes(16);
  return { kind: 'recovery', salt, ...sealRenewable(keys, underSecret(secret, 'recovery', salt), random) };
};

/** @param secret the 32 bytes that the passkey gave for `salt` */
export const wrapWithPasskey = (
  keys: VaultKeys,
  passkey: { readonly credentialId: Uint8Array; readonly salt: Uint8Array; readonly secret: Uint8Array },
  random: Random,
): PasskeyWrap => {
  const { credentialId, salt, secret } = passkey;
  return { kind: 'passkey', credentialId, salt, ...sealRenewable(keys, underSecret(secret, 'passkey', salt), random) };
};

/** @param secret 32 random bytes; `locked` is what the profile's key made of them */
export const wrapWithDevice = (
  keys: VaultKeys,
  { secret, locked }: { readonly secret: Uint8Array; readonly locked: Uint8Array },
  random: Random,
): DeviceWrap => {
  const salt = random.bytes(16);
  return { kind: 'device', salt, locked, ...sealRenewable(keys, underSecret(secret, 'device', salt), random) };
};

/** Both keys, opened by a normalised security code. @throws VaultError `vault/wrong-code`, `vault/corrupt` */
export const openWithCode = async (wraps: Wraps, code: string): Promise<VaultKeys> => {
  const wrap = only(wraps, 'code');
  // The derivation takes no empty code, and no vault has one.
  if (code === '') throw new VaultError('vault/wrong-code');
  return opened(wrap, await underCode(code, wrap.kdf));
};

/** @throws VaultError `backup/wrong-words` when it is another vault's, or this one has no recovery key */
export const openWithRecovery = (wraps: Wraps, secret: Uint8Array): VaultKeys => {
  for (const wrap of wraps.filter(isKind('recovery'))) {
    const keys = openedOrNull(wrap, underSecret(secret, 'recovery', wrap.salt));
    if (keys !== null) return keys;
  }
  throw new VaultError('backup/wrong-words');
};

/** @throws VaultError `vault/wrong-code` */
export const openWithPasskey = (wraps: Wraps, credentialId: Uint8Array, secret: Uint8Array): VaultKeys => {
  const wrap = wraps.filter(isKind('passkey')).find((one) => String(one.credentialId) === String(credentialId));
  if (wrap === undefined) throw new VaultError('vault/wrong-code');
  return opened(wrap, underSecret(secret, 'passkey', wrap.salt));
};

/** @throws VaultError `vault/wrong-code` */
export const openWithDevice = (wrap: DeviceWrap, secret: Uint8Array): VaultKeys =>
  opened(wrap, underSecret(secret, 'device', wrap.salt));

/** All wraps but the code's, sealed anew for keys of which only the backup key is another. @throws VaultError `vault/corrupt` */
export const renewedWraps = (wraps: Wraps, keys: VaultKeys, random: Random): Wraps =>
  wraps.flatMap((wrap): Wraps => {
    if (wrap.kind === 'code') return [];
    const under = { secret: keptSecret(wrap, keys.vault), aad: ascii(wrap.kind) };
    return [{ ...wrap, ...sealRenewable(keys, under, random) }];
  });

/** Both keys as one text of 64 bytes, as session storage holds them. */
export const joinedKeys = ({ vault, backup }: VaultKeys): Uint8Array => concat(vault, backup);

/** @throws VaultError `vault/corrupt` */
export const splitKeys = (joined: Uint8Array): VaultKeys => {
  if (joined.length !== 2 * KEY_BYTES) throw new VaultError('vault/corrupt');
  return { vault: joined.slice(0, KEY_BYTES), backup: joined.slice(KEY_BYTES) };
};

/** The wraps with one more, which takes the place of the one of its kind; passkeys stand beside each other. */
export const withWrap = (wraps: Wraps, added: Wrap): Wraps => [
  ...wraps.filter((wrap) => wrap.kind !== added.kind || added.kind === 'passkey'),
  added,
];

/** The wraps with a recovery key that was just drawn, beside the one that the person may have on paper. */
export const withDrawnRecovery = (wraps: Wraps, drawn: RecoveryWrap): Wraps => {
  const before = wraps.find(isKind('recovery'));
  return [...withoutWraps(wraps, 'recovery'), ...(before === undefined ? [] : [before]), drawn];
};

/** The wraps with the newer recovery key alone: it is on paper now. */
export const withNewestRecovery = (wraps: Wraps): Wraps => {
  const newest = wraps.findLast(isKind('recovery'));
  return newest === undefined ? wraps : withWrap(wraps, newest);
};

export const withoutWraps = (wraps: Wraps, kind: WrapKind): Wraps => wraps.filter((wrap) => wrap.kind !== kind);

const isKind =
  <K extends WrapKind>(kind: K) =>
  (wrap: Wrap): wrap is Extract<Wrap, { kind: K }> =>
    wrap.kind === kind;

const only = <K extends WrapKind>(wraps: Wraps, kind: K): Extract<Wrap, { kind: K }> => {
  const wrap = wraps.find(isKind(kind));
  if (wrap === undefined) throw new VaultError('vault/corrupt');
  return wrap;
};

const openedOrNull = (halves: Halves, under: Under): VaultKeys | null => {
  const [vault, backup] = [openVaultHalf(halves, under), openBackupHalf(halves, under)];
  return vault === null || backup === null ? null : { vault, backup };
};

const opened = (halves: Halves, under: Under): VaultKeys => {
  const keys = openedOrNull(halves, under);
  if (keys === null) throw new VaultError('vault/wrong-code');
  return keys;
};

const keptAad = ascii('Sotto/1 vault wrap kept');

const sealRenewable = (keys: VaultKeys, under: Under, random: Random): Renewable => {
  const nonce = random.bytes(NONCE_BYTES);
  const kept = concat(nonce, sealDeterministic({ key: keys.vault, nonce, aad: keptAad }, under.secret));
  return { ...sealHalves(keys, under, random), kept };
};

const keptSecret = ({ kept }: Renewable, vaultKey: Uint8Array): Uint8Array => {
  const [nonce, sealed] = [kept.slice(0, NONCE_BYTES), kept.subarray(NONCE_BYTES)];
  const secret =
    nonce.length === NONCE_BYTES ? openDeterministic({ key: vaultKey, nonce, aad: keptAad }, sealed) : null;
  if (secret === null) throw new VaultError('vault/corrupt');
  return secret;
};

/** The parameters are bound to the keys they protect. @param code normalised, not empty */
export const underCode = async (code: string, kdf: KdfParameters): Promise<Under> => ({
  secret: await deriveWrapKey(code, kdf),
  aad: concat(ascii('code '), encode(kdf)),
});

export const underSecret = (secret: Uint8Array, kind: 'recovery' | 'passkey' | 'device', salt: Uint8Array): Under => ({
  secret: hkdf(secret, { salt, info: ascii(`Sotto/1 vault wrap ${kind}`), length: KEY_BYTES }),
  aad: ascii(kind),
});
