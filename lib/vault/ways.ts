/** The ways to open the vault beside the code: by itself on this device, and by passkeys. None of them opens more or less than the code. */
import { VaultError } from './errors.ts';
import type { KeyHolder } from './key-holder.ts';
import type { Openness, VaultParts } from './opened.ts';
import {
  type DeviceWrap,
  openWithDevice,
  openWithPasskey,
  type PasskeyWrap,
  type VaultKeys,
  type Wrap,
  withoutWraps,
  withWrap,
  wrapWithDevice,
  wrapWithPasskey,
} from './wraps.ts';

/** What a window must know to ask a passkey for its secret. */
export interface PasskeyName {
  readonly credentialId: Uint8Array;
  readonly salt: Uint8Array;
}

/** A passkey and the 32 bytes that its PRF gives for its salt. */
export interface PasskeySecret extends PasskeyName {
  readonly secret: Uint8Array;
}

export interface KnownWays {
  readonly device: boolean;
  readonly passkeys: readonly PasskeyName[];
}

export interface Ways {
  /** They lie on disk in clear: a locked vault can be asked. Nothing where there is no vault. */
  list(): Promise<KnownWays>;
  /** From now on the vault opens by itself in this profile. @throws VaultError `vault/locked`, `vault/full` */
  remember(): Promise<void>;
  /** @throws VaultError `vault/locked` */
  withdraw(): Promise<void>;
  /** @throws VaultError `vault/not-remembered` */
  unlockByDevice(): Promise<void>;
  /** @throws VaultError `vault/locked` */
  addPasskey(passkey: PasskeySecret): Promise<void>;
  /** @throws VaultError `vault/locked` */
  removePasskey(credentialId: Uint8Array): Promise<void>;
  /** @throws VaultError `vault/wrong-code` */
  unlockByPasskey(credentialId: Uint8Array, secret: Uint8Array): Promise<void>;
}

const SECRET_BYTES = 32;

/** @param begin leaves the vault open with these keys */
export const makeWays = (
  { device, random }: VaultParts,
  holder: KeyHolder,
  openness: Openness,
  begin: (keys: VaultKeys) => Promise<void>,
): Ways => {
  const wraps = async () => (await openness.wraps()) ?? [];
  const openKeys = async (): Promise<VaultKeys> => (await openness.current()).keys;
  return {
    list: async () => {
      const there = await wraps();
      const passkeys = there.filter(isPasskey).map(({ credentialId, salt }) => ({ credentialId, salt }));
      return { device: there.some(isDevice), passkeys };
    },
    remember: async () => {
      const keys = await openKeys();
      const secret = random.bytes(SECRET_BYTES);
      const wrap = wrapWithDevice(keys, { secret, locked: await device.seal(secret) }, random);
      await holder.changeWraps((before) => withWrap(before, wrap));
    },
    withdraw: async () => {
      await openKeys();
      // The database may keep the key in its files: what it opens is gone with the file.
      await holder.changeWraps((before) => withoutWraps(before, 'device'));
      await device.forget();
    },
    unlockByDevice: async () => {
      const wrap = (await wraps()).find(isDevice);
      const secret = wrap === undefined ? null : await device.open(wrap.locked);
      if (wrap === undefined || secret === null) throw new VaultError('vault/not-remembered');
      await begin(openWithDevice(wrap, secret));
    },
    addPasskey: async (passkey) => {
      const wrap = wrapWithPasskey(await openKeys(), passkey, random);
      await holder.changeWraps((before) => withWrap(before.filter(isNot(passkey.credentialId)), wrap));
    },
    removePasskey: async (credentialId) => {
      await openKeys();
      await holder.changeWraps((before) => before.filter(isNot(credentialId)));
    },
    unlockByPasskey: async (credentialId, secret) => begin(openWithPasskey(await wraps(), credentialId, secret)),
  };
};

const isDevice = (wrap: Wrap): wrap is DeviceWrap => wrap.kind === 'device';
const isPasskey = (wrap: Wrap): wrap is PasskeyWrap => wrap.kind === 'passkey';
const isNot =
  (credentialId: Uint8Array) =>
  (wrap: Wrap): boolean =>
    !isPasskey(wrap) || String(wrap.credentialId) !== String(credentialId);
