/**
 * Sites that nobody has listed: has the person point in the page of a tab, keeps what came of it, and gives it to that site's pages (R-POINT-1). A page
 * can make up what was pointed at, as it can everything that is read in it: by that it gets armor into the wrong place, and no plaintext.
 */
import { RpcError } from '../../rpc/errors.ts';
import { isKnownSite, siteAt } from '../../rpc/known-sites.ts';
import { sayPointWords } from '../../words/point-words.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../router.ts';
import type { PageSender } from '../senders.ts';

type Methods = 'page.pointed' | 'page.point' | 'tab.point' | 'site.limit';

export const pointingHandlers = (context: Context): Pick<Handlers, Methods> => {
  const { engine, pointing, pointed: sites, limits, announce } = context;
  return {
    'page.pointed': async (_, sender) => ({ pointed: await sites.of(siteOf(sender)) }),
    'page.point': async ({ pointed }, sender) => {
      const { tabId, frameId } = sender;
      const isAsked = frameId === 0 && (await pointing.has(tabId));
      if (!isAsked || isKnownSite(siteOf(sender))) throw new RpcError('rpc/forbidden');
      await sites.keep(siteOf(sender), pointed);
      await pointing.set(tabId, false);
      announce('people');
      return {};
    },
    'tab.point': async ({ tabId }) => {
      await pointing.set(tabId, true); // first: the page may answer at once
      try {
        await engine.point(tabId, sayPointWords());
        await engine.where(tabId); // it looks at once, and gives up a message box that has the keys
      } catch (error) {
        await pointing.set(tabId, false);
        throw error;
      }
      return {};
    },
    'site.limit': async ({ site, characters }) => {
      if (isKnownSite(site)) throw new RpcError('rpc/forbidden');
      await limits.choose(site, characters);
      announce('people');
      return {};
    },
  };
};

const siteOf = ({ origin }: PageSender): string => siteAt(new URL(origin).host);
