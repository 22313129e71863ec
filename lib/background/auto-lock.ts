/** Locks the vault when it has not been used for as long as the person chose. Zero minutes: never. */
import type { Area } from '../vault/areas.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Clock } from './clock.ts';

const AFTER = 'lock.after';
const USED = 'lock.used';
export const LOCK_ALARM = 'lock';

export interface AutoLock {
  /** Says how many minutes count, when the vault was opened or the setting changed. */
  set(minutes: number): Promise<void>;
  /** The person did something. */
  used(): Promise<void>;
  /** Is the time over? Asked before every request and when the alarm rings. */
  isDue(): Promise<boolean>;
}

interface Parts {
  readonly session: Area;
  readonly alarms: BrowserApi['alarms'];
  readonly clock: Clock;
}

export const makeAutoLock = ({ session, alarms, clock }: Parts): AutoLock => {
  const minutesSet = async (): Promise<number> => {
    const { [AFTER]: minutes } = await session.get(AFTER);
    return typeof minutes === 'number' ? minutes : 0;
  };
  const start = async (minutes: number): Promise<void> => {
    await session.set({ [USED]: clock.now() });
    // The worker may be stopped by then; the alarm wakes it.
    await alarms.create(LOCK_ALARM, { delayInMinutes: minutes });
  };
  return {
    set: async (minutes) => {
      await session.set({ [AFTER]: minutes });
      if (minutes > 0) await start(minutes);
      else await alarms.clear(LOCK_ALARM);
    },
    used: async () => {
      const minutes = await minutesSet();
      if (minutes > 0) await start(minutes);
    },
    isDue: async () => {
      const { [AFTER]: minutes, [USED]: used } = await session.get([AFTER, USED]);
      if (typeof minutes !== 'number' || minutes <= 0 || typeof used !== 'number') return false;
      return clock.now() - used >= 60 * minutes;
    },
  };
};
