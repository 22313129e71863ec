/**
 * Makes a person wait after several wrong codes in a row: never long, and nothing is ever wiped. Slows whoever sits at this browser;
 * whoever has copied the files guesses without asking it.
 */
import { RpcError } from '../rpc/errors.ts';
import type { Area } from '../vault/areas.ts';
import { VaultError } from '../vault/errors.ts';
import type { Clock } from './clock.ts';

const WRONG = 'codes.wrong';

/** Seconds of waiting after so many wrong codes in a row; then always the last. */
const delays = [0, 0, 0, 1, 2, 4, 8, 16, 30];

export interface CodeAttempts {
  /** Lets a code be tried. @throws RpcError `vault/too-soon`, and whatever the attempt throws */
  judge<T>(attempt: () => Promise<T>): Promise<T>;
  /** Whoever tried is the owner: the vault was opened by something else than its code. */
  forget(): Promise<void>;
  /** Until the next attempt, 0 for now. */
  waitSeconds(): Promise<number>;
}

interface Wrong {
  readonly count: number;
  /** Unix seconds of the last one. */
  readonly at: number;
}

/** @param session outlives a stopped worker, so that stopping it shortens nothing */
export const makeAttempts = (session: Area, clock: Clock): CodeAttempts => {
  const read = async (): Promise<Wrong> => {
    const { [WRONG]: wrong } = await session.get(WRONG);
    return (wrong as Wrong | undefined) ?? { count: 0, at: 0 };
  };
  const waitSeconds = async (): Promise<number> => {
    const { count, at } = await read();
    const delay = delays[Math.min(count, delays.length - 1)] ?? 0;
    // A clock that was set back must not lock anyone out.
    return Math.min(delay, Math.max(0, at + delay - clock.now()));
  };
  return {
    waitSeconds,
    forget: () => session.remove(WRONG),
    judge: async (attempt) => {
      if ((await waitSeconds()) > 0) throw new RpcError('vault/too-soon');
      try {
        const result = await attempt();
        await session.remove(WRONG);
        return result;
      } catch (error) {
        if (error instanceof VaultError && error.code === 'vault/wrong-code') {
          await session.set({ [WRONG]: { count: (await read()).count + 1, at: clock.now() } });
        }
        throw error;
      }
    },
  };
};
