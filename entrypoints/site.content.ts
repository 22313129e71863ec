/** Runs in the pages of X from the first moment on. Wiring only. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startEngine } from '../lib/page/engine.ts';
import { dropMarkInTime } from '../lib/page/none-guarded.ts';
import { startPreviews } from '../lib/page/previews.ts';
import { guardSubframe } from '../lib/page/subframe.ts';
import { toldWords } from '../lib/page/told-words.ts';
import { asker } from '../lib/rpc/client.ts';
import { onNews } from '../lib/rpc/news.ts';
import { xAdapter } from '../lib/sites/x/adapter.ts';

export default defineContentScript({
  matches: ['https://x.com/*', 'https://chat.x.com/*', 'https://twitter.com/*'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main(context) {
    const ask = asker<'page'>();
    const parts = { ask, hearNews: onNews, signal: context.signal };
    dropMarkInTime(onNews, context.signal);
    if (window.top === window) {
      const adapter = xAdapter(document);
      const words = toldWords(ask);
      startEngine({ ...parts, adapter, words });
      startPreviews({ ...parts, adapter, words });
    } else guardSubframe(parts);
  },
});
