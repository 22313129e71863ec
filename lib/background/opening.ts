/**
 * What happens when the vault opens, and when it opens by itself: at the first request after the browser started, on a device on which
 * it is remembered, and never after a lock that was meant.
 */
import type { Area } from '../vault/areas.ts';
import type { ThreadTags } from '../vault/thread-tags.ts';
import type { Vault } from '../vault/vault.ts';
import type { Announce } from './announcer.ts';
import type { AutoLock } from './auto-lock.ts';
import type { Eraser } from './eraser.ts';
import { protectedThreads, readSettings } from './stored.ts';

/** By hand: it lies on disk, because the person did not say for how long. Otherwise it goes with the browser. */
const STAYS = 'vault.stays-locked';

/** That there is a vault. In a storage that lives and dies apart from the vault's own, so that its loss is not taken for a beginning. */
const MADE = 'vault.made';

/** Pages and windows were told that it is open. Where that is not how it stands, a worker was stopped on the way. */
const TOLD_OPEN = 'vault.told-open';

/** Until the person unlocks it; at most until the browser's next start; or only while the screen is locked. */
export type StaysLocked = 'unlocked' | 'restarted' | 'back';

export interface Opening {
  /** The vault has been opened: what is kept outside of it is brought up to date, and everybody is told. */
  opened(): Promise<void>;
  /** It is being locked, and opens by itself no more until then. */
  stayLocked(until: StaysLocked): Promise<void>;
  /** It has been locked: everybody is told. */
  closed(): Promise<void>;
  /**
   * Ends what an earlier worker was stopped over, and opens a remembered vault unless it is to stay locked. Looks once in a worker's life;
   * never throws.
   */
  wake(): Promise<void>;
  /** There was a vault in this profile, and its files are gone; or what it held is. */
  lost(): Promise<'vault' | 'records' | null>;
  /** The screen was unlocked, by whatever guards it. */
  back(): Promise<void>;
}

interface Parts {
  readonly session: Area;
  readonly local: Area;
  readonly vault: Vault;
  readonly tags: ThreadTags;
  readonly autoLock: AutoLock;
  readonly eraser: Pick<Eraser, 'set'>;
  readonly announce: Announce;
}

export const makeOpening = ({ session, local, vault, tags, autoLock, eraser, announce }: Parts): Opening => {
  let looked: Promise<void> | null = null;
  const opened = async (): Promise<void> => {
    await Promise.all([session.remove(STAYS), local.remove(STAYS)]);
    await local.set({ [MADE]: true });
    const open = await vault.open();
    await autoLock.set((await readSettings(open)).lockAfterMinutes);
    for (const thread of await protectedThreads(open)) await tags.add(thread);
    await eraser.set();
    announce('vault');
    await session.set({ [TOLD_OPEN]: true });
  };
  const closed = async (): Promise<void> => {
    announce('vault');
    await session.remove(TOLD_OPEN);
  };
  const stays = async (area: Area): Promise<unknown> => (await area.get(STAYS))[STAYS];
  /** The vault was opened or locked, and the worker stopped before anybody knew. */
  const endInterrupted = async (): Promise<void> => {
    const isOpen = (await vault.status()) === 'open';
    const toldOpen = (await session.get(TOLD_OPEN))[TOLD_OPEN] === true;
    if (isOpen !== toldOpen) await (isOpen ? opened() : closed());
  };
  const look = async (): Promise<void> => {
    await endInterrupted();
    if ((await stays(session)) !== undefined || (await stays(local)) !== undefined) return;
    if ((await vault.status()) !== 'locked') return;
    await vault.ways.unlockByDevice();
    await opened();
  };
  const wake = (): Promise<void> => {
    looked ??= look().catch(() => {}); // not remembered, or damaged: a window asks, and is told why
    return looked;
  };
  return {
    opened,
    closed,
    stayLocked: async (until) => {
      await session.set({ [STAYS]: until });
      if (until === 'unlocked') await local.set({ [STAYS]: until }).catch(() => {}); // a full disk must not keep it open
    },
    wake,
    lost: async () => {
      if ((await vault.status()) === 'none') return (await local.get(MADE))[MADE] === true ? 'vault' : null;
      return (await vault.hasLostRecords()) ? 'records' : null;
    },
    back: async () => {
      if ((await stays(session)) !== 'back') return;
      await session.remove(STAYS);
      looked = null;
      await wake();
    },
  };
};
