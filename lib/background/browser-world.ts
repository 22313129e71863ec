/** The world as a browser's worker has it: its storage, locks, files, clock and generator. Names where everything of Sotto lies on disk. */
import { handedFiles } from '../rpc/handed-files.ts';
import { databaseSource } from '../vault/database.ts';
import { deviceKey } from '../vault/device-key.ts';
import { firstLayout } from '../vault/first-layout.ts';
import { webLocks } from '../vault/locks.ts';
import { privateFile } from '../vault/whole-file.ts';
import type { World } from './background.ts';
import type { BrowserApi } from './browser-api.ts';
import { systemClock } from './clock.ts';
import { systemRandom } from './system-random.ts';

/** @param isFirefox tells no frame which pages stand above it, and nobody when the screen locks */
export const browserWorld = (browser: BrowserApi, isFirefox: boolean): World => ({
  browser,
  clock: systemClock,
  random: systemRandom,
  locks: webLocks(navigator.locks),
  database: databaseSource('vault'),
  file: privateFile(navigator.storage, 'vault'),
  oldVault: firstLayout(indexedDB),
  device: deviceKey('device'),
  codeLists: async () => (await fetch('/code-lists.json')).json(),
  files: {
    made: privateFile(navigator.storage, handedFiles.made),
    chosen: privateFile(navigator.storage, handedFiles.chosen),
  },
  hasAncestorOrigins: !isFirefox,
  noticesScreenLock: !isFirefox,
});
