/** How much the content scripts of one tab may ask: a page whose renderer was taken over gets no more out of us by asking faster (R-RPC-3). */
import type { PageSender } from './senders.ts';

/** So many at once: a long thread that is opened, or many frames that load. */
export const BURST = 200;
/** And so many each second for ever. */
export const PER_SECOND = 40;
/** Tabs remembered; those that have asked longest ago are forgotten, and begin anew. */
const MAX_TABS = 500;

interface Bucket {
  readonly left: number;
  /** Milliseconds, of `now`. */
  readonly at: number;
}

/** @param now Milliseconds that never go back, e.g. `performance.now`. */
export const makeRate = (now: () => number): { take(page: PageSender): boolean } => {
  const buckets = new Map<string, Bucket>();
  return {
    /** May this one ask now? Subframes have an allowance of their own, so that they cannot use up that of the thread. */
    take: ({ tabId, frameId }) => {
      const name = `${tabId} ${frameId === 0 ? 'top' : 'below'}`;
      const at = now();
      const before = buckets.get(name) ?? { left: BURST, at };
      const left = Math.min(BURST, before.left + ((at - before.at) / 1_000) * PER_SECOND);
      const may = left >= 1;
      buckets.delete(name); // so that it becomes the newest
      buckets.set(name, { left: may ? left - 1 : left, at });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= MAX_TABS) break;
        buckets.delete(oldest);
      }
      return may;
    },
  };
};
