/** Removes a browser's profile. A process of it may be writing still when the browser is said to be closed: what has come meanwhile goes with the next try. */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 40;
const PAUSE_MS = 250;

/** @throws The last error of the file system, when it cannot be removed for ten seconds. */
export const removeProfile = async (folder: string): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
    }
    await pause(PAUSE_MS);
  }
};
