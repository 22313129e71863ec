/**
 * The one place that holds wraps and keys while the background lives, and the only one that replaces their file. What is in memory
 * is never ahead of the disk: a key is used only when it can be found again.
 */
import type { Random } from '../core/random.ts';
import { VaultError } from './errors.ts';
import { decodeKeyFile, encodeKeyFile, type KeyFile, openKeys, sealKeys } from './key-file.ts';
import type { Keys } from './keys.ts';
import type { Locks } from './locks.ts';
import type { WholeFile } from './whole-file.ts';
import type { Wraps } from './wraps.ts';

export interface KeyHolder {
  /** Null when there is no vault. @throws VaultError `vault/corrupt`, `vault/newer`, `vault/unreadable` */
  wraps(): Promise<Wraps | null>;
  /** Makes the file. @throws VaultError `vault/exists` */
  create(wraps: Wraps, keys: Keys, vaultKey: Uint8Array): Promise<void>;
  /** The keys as they lie on disk now, opened. */
  load(vaultKey: Uint8Array): Promise<Keys>;
  /** The keys of the last `load` or `change`. */
  current(): Keys;
  /** Replaces the file, and only then what `current` gives. One change at a time; one that changes nothing writes nothing. */
  change(vaultKey: Uint8Array, update: (keys: Keys) => Keys): Promise<Keys>;
  changeWraps(update: (wraps: Wraps) => Wraps): Promise<void>;
  /** Forgets what is in memory. */
  forget(): void;
}

interface Parts {
  readonly file: WholeFile;
  readonly locks: Locks;
  readonly random: Random;
}

const LOCK = 'vault keys';

export const makeKeyHolder = ({ file, locks, random }: Parts): KeyHolder => {
  let held: Keys | null = null;

  const read = async (): Promise<KeyFile | null> => {
    const bytes = await file.read();
    return bytes === null || bytes.length === 0 ? null : decodeKeyFile(bytes);
  };
  const present = async (): Promise<KeyFile> => {
    const there = await read();
    if (there === null) throw new VaultError('vault/none');
    return there;
  };
  const load = async (vaultKey: Uint8Array): Promise<Keys> => {
    held = openKeys((await present()).sealedKeys, vaultKey);
    return held;
  };

  return {
    wraps: async () => (await read())?.wraps ?? null,
    create: (wraps, keys, vaultKey) =>
      locks.hold(LOCK, async () => {
        if ((await read()) !== null) throw new VaultError('vault/exists');
        await file.replace(encodeKeyFile({ wraps, sealedKeys: sealKeys(keys, vaultKey, random) }));
        held = keys;
      }),
    load,
    current: () => {
      if (held === null) throw new VaultError('vault/locked');
      return held;
    },
    change: (vaultKey, update) =>
      locks.hold(LOCK, async () => {
        const { wraps, sealedKeys } = await present();
        const before = openKeys(sealedKeys, vaultKey);
        const updated = update(before);
        if (updated !== before) {
          await file.replace(encodeKeyFile({ wraps, sealedKeys: sealKeys(updated, vaultKey, random) }));
        }
        held = updated;
        return updated;
      }),
    changeWraps: (update) =>
      locks.hold(LOCK, async () => {
        const { wraps, sealedKeys } = await present();
        await file.replace(encodeKeyFile({ wraps: update(wraps), sealedKeys }));
      }),
    forget: () => {
      held = null;
    },
  };
};
