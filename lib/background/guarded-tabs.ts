/** Remembers for each tab whether typing on its page is guarded, for the frames of the page that stand in no thread themselves. */
import type { Area } from '../vault/areas.ts';

export interface GuardedTabs {
  set(tabId: number, guarded: boolean): Promise<void>;
  has(tabId: number): Promise<boolean>;
  dropTab(tabId: number): Promise<void>;
}

export const guardedTabs = (session: Area): GuardedTabs => {
  const name = (tabId: number): string => `guarded ${tabId}`;
  return {
    set: async (tabId, guarded) => {
      if (guarded) await session.set({ [name(tabId)]: true });
      else await session.remove(name(tabId));
    },
    has: async (tabId) => (await session.get(name(tabId)))[name(tabId)] === true,
    dropTab: (tabId) => session.remove(name(tabId)),
  };
};
