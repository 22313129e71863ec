/** Time, as a parameter: nothing else in the background asks what time it is. */

export interface Clock {
  /** Unix seconds. */
  now(): number;
  /** Resolves after so many milliseconds, or never when `signal` is aborted first. */
  after(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Math.floor(Date.now() / 1000),
  after: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    }),
};
