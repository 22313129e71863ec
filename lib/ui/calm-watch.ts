/** Watches what costs much to read: not while nobody sees the window, and not at every one of many changes. */
import type { Watch } from './use-reading.ts';

/** As soon as this after a change; what changes meanwhile is one change. Milliseconds. */
const PAUSE_MS = 1_000;

/** The first change is told at once, and those in the pause after it at its end. */
export const calm =
  (watch: Watch): Watch =>
  (changed, signal) => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let isDue = false;
    const tell = (): void => {
      isDue = true;
      if (pause !== undefined || document.hidden) return;
      isDue = false;
      pause = setTimeout(() => {
        pause = undefined;
        if (isDue) tell();
      }, PAUSE_MS);
      changed();
    };
    watch(tell, signal);
    document.addEventListener('visibilitychange', () => isDue && tell(), { signal });
    signal.addEventListener('abort', () => clearTimeout(pause));
  };
