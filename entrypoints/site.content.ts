/** Runs in the pages of X from the first moment on. Wiring only. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { adapterHere } from '../lib/page/adapter-here.ts';
import { startEngine } from '../lib/page/engine.ts';
import { dropMarkInTime } from '../lib/page/none-guarded.ts';
import { startPreviews } from '../lib/page/previews.ts';
import { guardSubframe } from '../lib/page/subframe.ts';
import { toldWords } from '../lib/page/told-words.ts';
import { asker } from '../lib/rpc/client.ts';
import { givenPatterns } from '../lib/rpc/known-sites.ts';
import { onNews } from '../lib/rpc/news.ts';

export default defineContentScript({
  matches: [...givenPatterns],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main(context) {
    const ask = asker<'page'>();
    const parts = { ask, hearNews: onNews, signal: context.signal };
    dropMarkInTime(onNews, context.signal);
    if (window.top === window) {
      const adapter = adapterHere();
      if (adapter === null) return;
      const words = toldWords(ask);
      startEngine({ ...parts, adapter, words });
      startPreviews({ ...parts, adapter, words });
    } else guardSubframe(parts);
  },
});
