/** Runs before `site.content.ts` is asked anything, and only while no thread is guarded: the background registers it. Wiring only. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { markNoneGuarded } from '../lib/page/none-guarded.ts';

export default defineContentScript({
  matches: ['https://x.com/*', 'https://chat.x.com/*', 'https://twitter.com/*'],
  registration: 'runtime',
  main: markNoneGuarded,
});
