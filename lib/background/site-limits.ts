/** How many characters one message has at most, by site: as measured for those that Sotto knows; of others the person may have said it. */
import { isKnownSite, limitAt, limitChoices } from '../rpc/known-sites.ts';
import type { Area } from '../vault/areas.ts';

export interface SiteLimits {
  /** @param site Sotto's name for it */
  of(site: string): Promise<number>;
  /** One of `limitChoices`. */
  choose(site: string, characters: number): Promise<void>;
  forget(site: string): Promise<void>;
}

export const siteLimits = (local: Area): SiteLimits => {
  const name = (site: string): string => `message length ${site}`;
  return {
    of: async (site) => {
      if (isKnownSite(site)) return limitAt(site); // no storage is asked for it: every send comes by here
      const chosen = (await local.get(name(site)))[name(site)];
      return limitChoices.find((choice) => choice === chosen) ?? limitAt(site);
    },
    choose: (site, characters) => local.set({ [name(site)]: characters }),
    forget: (site) => local.remove(name(site)),
  };
};
