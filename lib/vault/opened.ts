/**
 * Who holds the open vault's keys: memory-backed session storage and this worker's memory, nowhere else. Session storage is asked
 * every time, so that a lock takes effect at once and everywhere.
 */

import { fromHex, toHex } from '../core/bytes.ts';
import type { Random } from '../core/random.ts';
import type { Area } from './areas.ts';
import type { JudgeCode } from './code-strength.ts';
import type { DatabaseSource } from './database.ts';
import type { DeviceKey } from './device-key.ts';
import { VaultError } from './errors.ts';
import type { OldVault } from './first-layout.ts';
import { finishTurn } from './forget.ts';
import type { Forgetting } from './forgetting.ts';
import type { KdfCost } from './kdf.ts';
import type { KeyHolder } from './key-holder.ts';
import { type Keyring, makeKeyring } from './keyring.ts';
import type { Locks } from './locks.ts';
import { makeSealer, type Sealer } from './seal.ts';
import { EPOCH } from './step.ts';
import type { WholeFile } from './whole-file.ts';
import { joinedKeys, splitKeys, type VaultKeys, type Wraps } from './wraps.ts';

const OPEN_KEY = 'vault.key';
const FORGETTING = 'vault forgetting';

/** What a vault is made over. */
export interface VaultParts {
  readonly database: DatabaseSource;
  /** Wraps and keys. */
  readonly file: WholeFile;
  /** Of the first layout: moved over when it is unlocked. */
  readonly old: OldVault;
  readonly locks: Locks;
  /** Memory-backed and closed to content scripts. */
  readonly session: Area;
  readonly random: Random;
  /** Unix seconds. */
  readonly now: () => number;
  readonly cost: KdfCost;
  readonly judge: JudgeCode;
  readonly device: DeviceKey;
}

export interface Opened {
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
  readonly sealer: Sealer;
}

export interface Openness {
  isOpen(): Promise<boolean>;
  /** Null when there is no vault. @throws VaultError `vault/corrupt` when there are records and no key to any of them */
  wraps(): Promise<Wraps | null>;
  /** Opens for as long as the browser runs. */
  keep(keys: VaultKeys): Promise<void>;
  /** @throws VaultError `vault/none`, `vault/locked`, `vault/corrupt`, `vault/newer` */
  current(): Promise<Opened>;
  close(): Promise<void>;
}

export const makeOpenness = (parts: VaultParts, holder: KeyHolder): Openness => {
  const { database, session } = parts;
  let ready: (Opened & { readonly hex: string }) | null = null;
  const openHex = async (): Promise<string | null> => {
    const { [OPEN_KEY]: hex } = await session.get(OPEN_KEY);
    return typeof hex === 'string' ? hex : null;
  };
  const forget = (): void => {
    ready = null;
    holder.forget();
  };
  const wraps = async (): Promise<Wraps | null> => {
    const there = await holder.wraps();
    // Records without a key file are not the beginning of a vault: somebody lost the file, and must be told.
    if (there === null && (await (await database.open()).get('meta', EPOCH)) !== undefined)
      throw new VaultError('vault/corrupt');
    return there;
  };
  return {
    isOpen: async () => (await openHex()) !== null,
    wraps,
    keep: (keys) => session.set({ [OPEN_KEY]: toHex(joinedKeys(keys)) }),
    current: async () => {
      const hex = await openHex();
      if (hex === null) {
        forget();
        throw new VaultError((await wraps()) === null ? 'vault/none' : 'vault/locked');
      }
      if (ready?.hex === hex) return ready;
      const keys = splitKeys(fromHex(hex) ?? new Uint8Array());
      const keyring = makeKeyring(keys.vault);
      await holder.load(keys.vault);
      const opened = { hex, keys, keyring, sealer: makeSealer({ ...parts, keyring, keys: holder.current }) };
      const forgetting = await forgettingOf(parts, holder, opened);
      await forgetting.alone(() => finishTurn(forgetting));
      ready = opened;
      return opened;
    },
    close: async () => {
      forget();
      await session.remove(OPEN_KEY);
    },
  };
};

/** What forgetting works on. */
export const forgettingOf = async (
  { database, locks, now, random }: VaultParts,
  holder: KeyHolder,
  { keys, keyring, sealer }: Opened,
): Promise<Forgetting> => ({
  database: await database.open(),
  alone: (work) => locks.hold(FORGETTING, work),
  keyring,
  sealer,
  keys: holder.current,
  change: (update) => holder.change(keys.vault, update),
  now: now(),
  random,
});
