/** Runs before `site.content.ts` in the pages of sites that the person allowed: the background registers both. Wiring only. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerAdapters } from '../lib/page/adapter-here.ts';
import { startPointing } from '../lib/page/pointing/start.ts';
import { asker } from '../lib/rpc/client.ts';
import { givenPatterns, isKnownSite, siteAt } from '../lib/rpc/known-sites.ts';
import { onNews } from '../lib/rpc/news.ts';
import { blueskyList } from '../lib/sites/bluesky/list.ts';
import { discordList } from '../lib/sites/discord/list.ts';
import { instagramList } from '../lib/sites/instagram/list.ts';
import { linkedinList } from '../lib/sites/linkedin/list.ts';
import { listedAdapter } from '../lib/sites/listed.ts';
import { isMastodon, mastodonAdapter } from '../lib/sites/mastodon/adapter.ts';
import { messengerList } from '../lib/sites/messenger/list.ts';
import { oneOf } from '../lib/sites/one-of.ts';
import { redditList } from '../lib/sites/reddit/list.ts';
import { slackList } from '../lib/sites/slack/list.ts';
import { telegramList } from '../lib/sites/telegram/list.ts';
import { whatsappList } from '../lib/sites/whatsapp/list.ts';

const lists = [
  blueskyList,
  discordList,
  instagramList,
  linkedinList,
  messengerList,
  redditList,
  slackList,
  telegramList,
  whatsappList,
];

export default defineContentScript({
  matches: [...givenPatterns],
  registration: 'runtime',
  main: ({ signal }) => {
    const site = siteAt(location.host);
    if (isKnownSite(site)) offerAdapters(Object.fromEntries(lists.map((list) => [list.site, listedAdapter(list)])));
    else if (window.top === window) {
      const pointed = startPointing({ site, ask: asker<'page'>(), hearNews: onNews, signal });
      offerAdapters({ [site]: oneOf(isMastodon, mastodonAdapter, pointed) });
    }
  },
});
