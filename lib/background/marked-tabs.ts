/**
 * Remembers something of each tab that its page may ask for, and that ends with the tab: whether typing is guarded there, for frames that stand
 * in no thread themselves, whether the person is writing in our composer, for the document that comes after this one, and whether they were asked to
 * point at something there.
 */
import type { Area } from '../vault/areas.ts';

export interface MarkedTabs {
  set(tabId: number, is: boolean): Promise<void>;
  has(tabId: number): Promise<boolean>;
  dropTab(tabId: number): Promise<void>;
}

export const markedTabs = (session: Area, mark: 'guarded' | 'writing' | 'pointing'): MarkedTabs => {
  const name = (tabId: number): string => `${mark} ${tabId}`;
  return {
    set: async (tabId, is) => {
      if (is) await session.set({ [name(tabId)]: true });
      else await session.remove(name(tabId));
    },
    has: async (tabId) => (await session.get(name(tabId)))[name(tabId)] === true,
    dropTab: (tabId) => session.remove(name(tabId)),
  };
};
