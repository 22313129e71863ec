/** The background worker's entry: hands the browser, the clock and the generator to lib/background. Wiring only. */

import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../lib/background/background.ts';
import { systemClock } from '../lib/background/clock.ts';
import { systemRandom } from '../lib/background/system-random.ts';
import { databaseSource } from '../lib/vault/database.ts';
import { webLocks } from '../lib/vault/locks.ts';

export default defineBackground(() => {
  startBackground({
    browser,
    clock: systemClock,
    random: systemRandom,
    locks: webLocks(navigator.locks),
    database: databaseSource('sotto'),
    hasAncestorOrigins: !import.meta.env.FIREFOX,
  });
});
