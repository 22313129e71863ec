/**
 * The vault as a whole: made, unlocked, locked, and stepped while it is open.
 * The open key lies in memory-backed session storage and nowhere else, so that it survives a stopped worker and ends with the browser.
 */
import type { Random } from '../core/random.ts';
import type { Area } from './areas.ts';
import { fromHex, toHex } from './bytes.ts';
import type { DatabaseSource } from './database.ts';
import { VaultError } from './errors.ts';
import type { KdfCost } from './kdf.ts';
import { type Keyring, makeKeyring } from './keyring.ts';
import type { StoreName } from './records.ts';
import { makeSealer, type Sealer } from './seal.ts';
import { normaliseCode, requireStrongCode } from './security-code.ts';
import { type Reader, runLook, runStep, type Step } from './step.ts';
import { unwrapKey, wrapFreshKey } from './wraps.ts';

const OPEN_KEY = 'vault.key';
const WRAPS = 'wraps';

/** An unlocked vault. Hold it for one request, not longer: it does not notice a lock. */
export interface OpenVault {
  readonly keyring: Keyring;
  /** Runs one step; see step.ts. */
  step<State, Output>(step: Step<State, Output>): Promise<Output>;
  /** Reads without writing, in one transaction. */
  look<Found>(stores: readonly StoreName[], read: (reader: Reader) => Promise<Found>): Promise<Found>;
}

export interface Vault {
  status(): Promise<'none' | 'locked' | 'open'>;
  /** Makes the vault and leaves it open. @throws VaultError `vault/exists`, `vault/weak-code`, `vault/busy` */
  create(code: string): Promise<void>;
  /** @throws VaultError `vault/none`, `vault/wrong-code`, `vault/corrupt`, `vault/busy` */
  unlock(code: string): Promise<void>;
  lock(): Promise<void>;
  /** @throws VaultError `vault/none` or `vault/locked` */
  open(): Promise<OpenVault>;
}

export interface VaultParts {
  readonly database: DatabaseSource;
  /** Memory-backed and closed to content scripts. */
  readonly session: Area;
  readonly random: Random;
  readonly cost: KdfCost;
}

export const makeVault = ({ database, session, random, cost }: VaultParts): Vault => {
  let ready: { readonly hex: string; readonly keyring: Keyring; readonly sealer: Sealer } | null = null;
  let busy = false;

  /** One derivation at a time: each takes 64 MiB. */
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy) throw new VaultError('vault/busy');
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };
  const readWraps = async (): Promise<Uint8Array | undefined> => (await database.open()).get('meta', WRAPS);
  const keep = (vaultKey: Uint8Array): Promise<void> => session.set({ [OPEN_KEY]: toHex(vaultKey) });
  const openHex = async (): Promise<string | null> => {
    const { [OPEN_KEY]: hex } = await session.get(OPEN_KEY);
    return typeof hex === 'string' ? hex : null;
  };

  /** Session storage is asked every time, so that a lock takes effect at once and everywhere. */
  const unlocked = async (): Promise<{ readonly keyring: Keyring; readonly sealer: Sealer }> => {
    const hex = await openHex();
    if (hex === null) {
      ready = null;
      throw new VaultError((await readWraps()) === undefined ? 'vault/none' : 'vault/locked');
    }
    if (ready?.hex !== hex) {
      const keyring = makeKeyring(fromHex(hex) ?? new Uint8Array());
      ready = { hex, keyring, sealer: makeSealer(keyring, random) };
    }
    return ready;
  };

  return {
    status: async () => {
      if ((await openHex()) !== null) return 'open';
      return (await readWraps()) === undefined ? 'none' : 'locked';
    },
    create: (typed) =>
      alone(async () => {
        const code = normaliseCode(typed);
        requireStrongCode(code);
        if ((await readWraps()) !== undefined) throw new VaultError('vault/exists');
        const { vaultKey, record } = await wrapFreshKey(code, cost, random);
        await addWraps(database, record);
        await keep(vaultKey);
      }),
    unlock: (typed) =>
      alone(async () => {
        const record = await readWraps();
        if (record === undefined) throw new VaultError('vault/none');
        const code = normaliseCode(typed);
        if (code === '') throw new VaultError('vault/wrong-code'); // the derivation takes no empty code, and no vault has one
        await keep(await unwrapKey(code, record));
      }),
    lock: async () => {
      ready = null;
      await session.remove(OPEN_KEY);
    },
    open: async () => {
      const { keyring, sealer } = await unlocked();
      return {
        keyring,
        step: async (step) => runStep(await database.open(), sealer, step),
        look: async (stores, read) => runLook(await database.open(), sealer, { stores, read }),
      };
    },
  };
};

/** Never overwrites: a second vault would bury the first one's keys. */
const addWraps = async (database: DatabaseSource, record: Uint8Array): Promise<void> => {
  const transaction = (await database.open()).transaction('meta', 'readwrite', { durability: 'strict' });
  const added = transaction.store.add(record, WRAPS).then(
    () => true,
    () => false,
  );
  await transaction.done.catch(async (error: unknown) => {
    throw (await added) ? error : new VaultError('vault/exists');
  });
};
