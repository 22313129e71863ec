/** Asks the page engine of a tab's top document. It runs in the page's process: its answers are checked for shape and never trusted further. */

import { RpcError } from '../rpc/errors.ts';
import { isAtHome, isFederated, isKnownSite, siteAt } from '../rpc/known-sites.ts';
import type { InsertOutcome, PageContract } from '../rpc/page-contract.ts';
import type { PointWords } from '../rpc/pointed.ts';
import { pageSchemas, parseAs } from '../rpc/schemas.ts';
import { SOTTO } from '../rpc/wire-format.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Clock } from './clock.ts';

/** The engine itself gives up after about 16 s; a page that is frozen must not hold up a thread for ever. */
const LIMIT_MS = 30_000;

export interface PageEngine {
  /** Where the tab stands, of which site it is, and what its page calls the own account. @throws RpcError `page/no-engine` when nobody answers there */
  where(tabId: number): Promise<Required<PageContract['engine.where']['result']>>;
  /** Has the page let the person point. @throws RpcError `page/no-engine` where nothing can be pointed at */
  point(tabId: number, words: PointWords): Promise<void>;
  /** Puts the text into the site's box and sends it; no answer in time counts as `page/not-seen`. */
  send(tabId: number, order: PageContract['engine.send']['params']): Promise<InsertOutcome>;
}

export const pageEngine = (tabs: BrowserApi['tabs'], clock: Clock): PageEngine => {
  const ask = async <M extends keyof PageContract>(
    tabId: number,
    method: M,
    params: PageContract[M]['params'],
  ): Promise<PageContract[M]['result']> => {
    const answer = await tabs.sendMessage(tabId, { sotto: SOTTO, method, params }, { frameId: 0 }).catch(() => null); // no such tab, no content script there, or it went away
    const ok = typeof answer === 'object' && answer !== null && 'ok' in answer ? answer.ok : null;
    const result = parseAs<PageContract[M]['result']>(pageSchemas[method], ok);
    if (result === null) throw new RpcError('page/no-engine');
    return result;
  };
  return {
    where: async (tabId) => {
      const answer = await ask(tabId, 'engine.where', {});
      const { url } = await tabs.get(tabId);
      if (url === undefined) throw new RpcError('page/no-engine'); // not granted any more
      const { host } = new URL(url);
      const ref = answer.ref !== null && isAtHome(answer.ref, host) ? answer.ref : null;
      return { ref, ownHandle: answer.ownHandle, site: ref?.site ?? siteOf(host, answer.site) };
    },
    point: async (tabId, words) => void (await ask(tabId, 'engine.point', { words })),
    send: async (tabId, order) => {
      const settled = new AbortController();
      const late = clock
        .after(LIMIT_MS, settled.signal)
        .then((): InsertOutcome => ({ kind: 'refused', code: 'page/not-seen' }));
      try {
        return await Promise.race([ask(tabId, 'engine.send', order), late]);
      } catch (error) {
        if (error instanceof RpcError) return { kind: 'refused', code: error.code };
        throw error;
      } finally {
        settled.abort();
      }
    },
  };
};

/** The host says it, or the page may: that it is an instance of a site of many hosts. */
const siteOf = (host: string, said: string | undefined): string => {
  const site = siteAt(host);
  return said !== undefined && isFederated(said) && !isKnownSite(site) ? said : site;
};
