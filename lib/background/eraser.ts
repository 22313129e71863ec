/** Has what is over erased while the vault is open: by an alarm, and before every request, since alarms come late. */
import type { Vault } from '../vault/vault.ts';
import type { Announce } from './announcer.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Clock } from './clock.ts';

export const ERASE_ALARM = 'erase';

/** Browsers ring no sooner. */
const MIN_MINUTES = 0.5;

export interface Eraser {
  /** Erases what is over, if anything is. Never fails: what could not be erased now is erased at the next occasion. */
  eraseDue(): Promise<void>;
  /** Something may be over sooner than before. */
  set(): Promise<void>;
}

interface Parts {
  readonly vault: Vault;
  readonly alarms: BrowserApi['alarms'];
  readonly clock: Clock;
  readonly announce: Announce;
}

export const makeEraser = ({ vault, alarms, clock, announce }: Parts): Eraser => {
  /** A worker that was stopped forgets it, and sets the alarm again. */
  let setFor: number | null = null;
  const open = () => vault.open().catch(() => null); // closed or damaged: whoever asks next is told

  const set = async (): Promise<void> => {
    const next = (await open())?.nextEnd() ?? null;
    if (next === null || next === setFor) return;
    setFor = next;
    await alarms.create(ERASE_ALARM, { delayInMinutes: Math.max(MIN_MINUTES, (next - clock.now()) / 60) });
  };
  return {
    set,
    eraseDue: async () => {
      const opened = await open();
      if (opened === null || opened.nextEnd() > clock.now()) return;
      const hasErased = await opened.sweep().catch(() => false);
      setFor = null;
      await set();
      if (hasErased) announce('thread');
    },
  };
};
