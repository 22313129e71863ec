/** Selects everything, copies it by command, and looks at what is about to be copied. */
import type { ReadAttack } from '../attack.ts';

export const copiesByCommand: ReadAttack = {
  weakness: 'plain-nodes',
  only: 'chromium',
  grab: async ({ home }) => {
    const heard: string[] = [];
    const hear = ({ clipboardData }: ClipboardEvent): void => {
      heard.push(
        String(getSelection()),
        ...(clipboardData?.types ?? []).map((type) => clipboardData?.getData(type) ?? ''),
      );
    };
    for (const type of ['copy', 'cut'] as const) addEventListener(type, hear, true);
    for (const place of [document.documentElement, ...document.querySelectorAll('html > *, body > *')]) {
      getSelection()?.selectAllChildren(place);
      document.execCommand('copy');
      document.execCommand('cut');
    }
    await home(heard);
  },
};
