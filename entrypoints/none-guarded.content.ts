/** Runs before `site.content.ts` is asked anything, and only while no thread is guarded: the background registers it. Wiring only. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { markNoneGuarded } from '../lib/page/none-guarded.ts';
import { givenPatterns } from '../lib/rpc/known-sites.ts';

export default defineContentScript({
  matches: [...givenPatterns],
  registration: 'runtime',
  main: markNoneGuarded,
});
