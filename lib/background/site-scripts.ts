/**
 * Has the browser put Sotto into the pages of the sites that the person allowed beside those it comes with, from the next page on, and takes it
 * out again when that is withdrawn. What is allowed is the browser's to know: nothing is kept here.
 */
import { givenPatterns } from '../rpc/known-sites.ts';
import { makeTurns } from '../vault/turns.ts';
import type { BrowserApi, RegisteredScript } from './browser-api.ts';

type Browser = Pick<BrowserApi, 'permissions' | 'scripting' | 'tabs'>;

const ID = 'allowed-sites';

/** One host and nothing else. Who lets Sotto onto every site at once has not said on which it is wanted. */
const ONE_HOST = /^https?:\/\/[^*/]+\/\*$/;

/** Patterns of the hosts that were allowed, in a fixed order. */
export const allowedPatterns = async ({ permissions }: Pick<BrowserApi, 'permissions'>): Promise<readonly string[]> => {
  const { origins = [] } = await permissions.getAll();
  return origins.filter((pattern) => ONE_HOST.test(pattern) && !givenPatterns.includes(pattern)).sort();
};

/** Registers a script as it is to be, or takes it back where there is no page for it. Does nothing when that is so already. */
export const register = async (
  { scripting }: Pick<BrowserApi, 'scripting'>,
  { id, js, matches }: Pick<RegisteredScript, 'id' | 'js' | 'matches'>,
): Promise<void> => {
  const [before] = await scripting.getRegisteredContentScripts({ ids: [id] });
  if (`${before?.matches?.toSorted() ?? ''}` === `${matches.toSorted()}`) return;
  if (before !== undefined) await scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  await scripting.registerContentScripts([
    {
      id,
      js,
      matches,
      runAt: 'document_start',
      allFrames: true,
      matchOriginAsFallback: true,
      persistAcrossSessions: true,
    },
  ]);
};

export interface SiteScripts {
  /** Brings the registered script in line with what is allowed. An update of Sotto takes it away. */
  settle(): Promise<void>;
  /** Pages of these patterns that a person looks at begin anew: Sotto must be there before the first script of the site's. */
  begin(patterns: readonly string[]): Promise<void>;
}

export const siteScripts = (browser: Browser): SiteScripts => {
  const inTurn = makeTurns();
  return {
    settle: () =>
      inTurn(async () => {
        const js = ['content-scripts/more-sites.js', 'content-scripts/site.js'];
        await register(browser, { id: ID, js, matches: [...(await allowedPatterns(browser))] });
      }),
    begin: async (patterns) => {
      const url = patterns.filter((pattern) => ONE_HOST.test(pattern));
      if (url.length === 0) return;
      for (const { id } of await browser.tabs.query({ url, active: true })) {
        if (id !== undefined) await browser.tabs.reload(id);
      }
    },
  };
};
