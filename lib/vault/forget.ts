/**
 * Forgets: turns the epoch, so that no overwritten record opens any more, and erases texts whose time is over. The database keeps old
 * versions in its files, so nothing is forgotten by overwriting it; it is forgotten by dropping its key.
 */
import { erasableStores } from './database.ts';
import { type Forgetting, inOneStep, openOrLeave } from './forgetting.ts';
import type { RecordKey } from './keyring.ts';
import {
  type Ended,
  endedAt,
  epochBegun,
  epochDone,
  isEpochOver,
  isNothing,
  type TextKeyId,
  withoutEnded,
} from './keys.ts';
import { type StoreName, storeNames } from './records.ts';
import { putRemains, remainsIn } from './remains.ts';
import { EPOCH } from './step.ts';

/**
 * `open`: in between. `begin`: the vault was shut until now, maybe by a browser that ended without a word. `lock`: it is being shut.
 * What was kept until the lock goes with the last two, and so does what was prepared and never used.
 */
export type Occasion = 'open' | 'begin' | 'lock';

/** Erases what is over, and turns the epoch when that is due. True when something was erased. @param more texts that go as well */
export const sweep = async (
  parts: Forgetting,
  occasion: Occasion,
  more: readonly TextKeyId[] = [],
): Promise<boolean> => {
  const keys = await parts.change((held) => held); // as they lie on disk: another worker may have changed them
  const isLocking = occasion !== 'open';
  const over = endedAt(keys, parts.now, isLocking);
  const ended = { ...over, texts: [...over.texts, ...more, ...(isLocking ? await unusedTexts(parts) : [])] };
  if (!isNothing(ended)) await erase(parts, ended);
  else if (occasion === 'lock' || isEpochOver(keys, parts.now)) await turnEpoch(parts);
  return !isNothing(ended);
};

const turning: readonly StoreName[] = storeNames.filter((store) => !erasableStores.some((other) => other === store));

/** Seals everything that is overwritten in place under a new key, and drops the old one. */
const turnEpoch = async (parts: Forgetting): Promise<void> => {
  await finishTurn(parts);
  await parts.change((keys) => epochBegun(keys, parts.now, parts.random));
  await finishTurn(parts);
};

/** Goes on with a turn that was interrupted. Nothing to do where there is none. */
export const finishTurn = async ({ database, sealer, keys, change }: Forgetting): Promise<void> => {
  const { before, epoch } = keys();
  if (before === null) return;
  await inOneStep(database, ['meta', ...turning], async (store) => {
    for (const name of turning) {
      const records = store(name);
      const [names, sealed] = await Promise.all([records.getAllKeys(), records.getAll()]);
      for (const [index, old] of sealed.entries()) {
        const key = new Uint8Array(names[index] as unknown as ArrayBuffer) as RecordKey<typeof name>;
        const record = openOrLeave(sealer, name, key, old);
        if (record !== undefined) void records.put(sealer.seal(name, key, record), key);
      }
    }
    void store('meta').put(epoch.number, EPOCH);
  });
  await change((held) => epochDone(held, epoch.number));
};

/**
 * Erases what has ended: what is left of it says that it was, and whose. The epoch turns with it: states from which the text's own
 * key could be made again are forgotten too.
 */
const erase = async (parts: Forgetting, ended: Ended): Promise<void> => {
  await finishTurn(parts);
  await inOneStep(parts.database, remainsIn, (store) => putRemains(parts, ended, store));
  await parts.change((keys) => epochBegun(withoutEnded(keys, ended), parts.now, parts.random));
  await finishTurn(parts);
};

/** Texts of keys that were made for a step which was never finished: nothing is under them. */
const unusedTexts = async ({ database, sealer, keys }: Forgetting): Promise<readonly TextKeyId[]> => {
  const archive = database.transaction('archive').store.index('under');
  const counts = await Promise.all(
    keys().texts.map(async ({ id }) => ({
      id,
      count: await archive.count(IDBKeyRange.only(sealer.locator({ kind: 'text', id }))),
    })),
  );
  return counts.filter(({ count }) => count === 0).map(({ id }) => id);
};
