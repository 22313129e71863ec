/** Finds single letters with window.find and widens the selection to whole lines. */
import type { ReadAttack } from '../attack.ts';

export const findsAndSelects: ReadAttack = {
  weakness: 'closed-root',
  grab: async ({ home }) => {
    const { find } = window as unknown as { find(text: string, matchCase: boolean, backwards: boolean): boolean };
    const letters = Array.from({ length: 33 }, (_, index) => String.fromCodePoint(0x10d0 + index));
    const got = new Set<string>();
    for (const letter of letters) {
      getSelection()?.removeAllRanges();
      if (!find.call(window, letter, false, false)) continue;
      const selection = getSelection();
      selection?.modify('move', 'backward', 'lineboundary');
      selection?.modify('extend', 'forward', 'lineboundary');
      got.add(String(selection));
    }
    await home([...got]);
  },
};
