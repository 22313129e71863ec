/** Waiting for the site, which tells nobody when it is done. */

const LOOK_EVERY_MS = 50;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The first value of `look` that is not null, looked for now, as soon as the site had its turn, and then less and less often: at least every 50 ms. */
export const waitFor = async <T>(look: () => T | null, limitMs: number): Promise<T | null> => {
  const end = performance.now() + limitMs;
  for (let wait = 0; ; wait = Math.min(wait * 2 + 1, LOOK_EVERY_MS)) {
    const found = look();
    if (found !== null || performance.now() > end) return found;
    await pause(wait);
  }
};
