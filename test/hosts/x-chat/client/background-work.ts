/** Work that nobody waits for. A request that fails is shown where it matters; the rest is tried again with the next one. */

export const inBackground = (work: Promise<unknown>): void => {
  work.catch(() => undefined);
};

/** Runs `work`; calls that come while it runs are answered together by one more run. */
export const coalesced = (work: () => Promise<void>): (() => void) => {
  let running = false;
  let wanted = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      wanted = false;
      await work().catch(() => undefined);
    } while (wanted);
    running = false;
  };
  return () => {
    wanted = true;
    if (!running) inBackground(run());
  };
};
