/**
 * The vault as a whole: made, unlocked, locked, and stepped while it is open.
 * The open key lies in memory-backed session storage and nowhere else, so that it survives a stopped worker and ends with the browser.
 */
import { makeVaultBackup, type VaultBackup } from './backup/vault-backup.ts';
import { type CodeWay, isThere, makeCodeWay, oneAtATime } from './code-way.ts';
import type { Database } from './database.ts';
import { type Occasion, sweep } from './forget.ts';
import { makeKeyHolder } from './key-holder.ts';
import type { Keys } from './keys.ts';
import { type OpenVault, openVault } from './open-vault.ts';
import { forgettingOf, makeOpenness, type Opened, type VaultParts } from './opened.ts';
import { EPOCH } from './step.ts';
import { makeWays, type Ways } from './ways.ts';
import type { VaultKeys } from './wraps.ts';

export interface Vault extends CodeWay {
  status(): Promise<'none' | 'locked' | 'open'>;
  /** To open it without the code. */
  readonly ways: Ways;
  /** What was overwritten until now opens no more afterwards. Never fails to lock. */
  lock(): Promise<void>;
  /** @throws VaultError `vault/none`, `vault/locked`, `vault/corrupt`, `vault/newer` */
  open(): Promise<OpenVault>;
  /** The browser deleted what this vault held, and left its keys; not any more once something has come back, or been begun anew. */
  hasLostRecords(): Promise<boolean>;
  readonly backup: VaultBackup;
}

export const makeVault = (parts: VaultParts): Vault => {
  const { database, old } = parts;
  const holder = makeKeyHolder(parts);
  const openness = makeOpenness(parts, holder);
  const alone = oneAtATime();

  const sweepAt = async (occasion: Occasion, opened: Opened): Promise<void> => {
    const forgetting = await forgettingOf(parts, holder, opened);
    await forgetting.alone(() => sweep(forgetting, occasion));
  };
  /** What is over is erased before anything is drawn. */
  const begin = async (keys: VaultKeys): Promise<void> => {
    const wasOpen = await openness.isOpen();
    await openness.keep(keys);
    const opened = await openness.current();
    await markReached(await database.open(), holder.current());
    await sweepAt(wasOpen ? 'open' : 'begin', opened);
    await old.remove(); // moved over, now or before
  };

  return {
    ...makeCodeWay({ parts, holder, openness, alone, begin }),
    status: async () => {
      if (await openness.isOpen()) return 'open';
      return (await isThere(parts, openness)) ? 'locked' : 'none';
    },
    ways: makeWays(parts, holder, openness, begin),
    lock: async () => {
      const opened = await openness.current().catch(() => null); // locked already, or damaged: there is nothing to turn
      // Locking comes first: what cannot be forgotten now (the disk is full, say) is forgotten at the next occasion.
      if (opened !== null) await sweepAt('lock', opened).catch(() => {});
      await openness.close();
    },
    open: async () => openVault(parts, holder, await openness.current()),
    hasLostRecords: async () => {
      const records = await database.open();
      return (await records.get('meta', LOST)) !== undefined && (await hasNoThread(records));
    },
    backup: makeVaultBackup({ parts, holder, openness, alone, begin }),
  };
};

/** That a vault was opened whose records were gone. */
const LOST = 'records lost';

/**
 * The first unlocking leaves its mark: from then on a missing key file is a loss, not a beginning. Where the mark is missing though there
 * are keys to threads, and no thread, it is the records that were lost.
 */
const markReached = async (database: Database, { epoch, threads }: Keys): Promise<void> => {
  if ((await database.get('meta', EPOCH)) !== undefined) return;
  if (threads.length > 0 && (await hasNoThread(database))) await database.put('meta', epoch.number, LOST);
  await database.put('meta', epoch.number, EPOCH);
};

const hasNoThread = async (database: Database): Promise<boolean> => (await database.count('threads')) === 0;
