/** Turns for work that must not overlap, across every context of the extension. */

export interface Locks {
  /** Runs `work` when nobody else holds `name`, and lets go when it has settled. */
  hold<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** The browser's Web Locks. */
export const webLocks = (manager: LockManager): Locks => ({
  hold: (name, work) => manager.request(name, work),
});
