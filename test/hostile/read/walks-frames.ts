/** Reads the document of every frame that it can name. */
import type { ReadAttack } from '../attack.ts';

export const walksFrames: ReadAttack = {
  weakness: 'frame-of-the-page',
  grab: async ({ home }) => {
    const frames = Array.from({ length: window.length }, (_, index) => window[index] as unknown as Window);
    const elements = [...document.querySelectorAll('iframe, frame, object, embed')] as HTMLIFrameElement[];
    for (const frame of [...frames, ...elements.map(({ contentWindow }) => contentWindow)]) {
      try {
        await home([frame?.document.documentElement.outerHTML, frame?.location.href]);
      } catch (refused) {
        await home(String(refused));
      }
    }
  },
};
