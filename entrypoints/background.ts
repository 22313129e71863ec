/** The background worker's entry: hands the browser to lib/background. Wiring only. */

import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../lib/background/background.ts';
import { browserWorld } from '../lib/background/browser-world.ts';

export default defineBackground(() => {
  startBackground(browserWorld(browser, import.meta.env.FIREFOX));
});
