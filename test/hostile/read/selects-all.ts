/** Selects everything by command, from every place, and reads the selection. */
import type { ReadAttack } from '../attack.ts';

export const selectsAll: ReadAttack = {
  weakness: 'plain-nodes',
  grab: async ({ home }) => {
    for (const place of [document.body, ...document.querySelectorAll<HTMLElement>('main, section, div, iframe')]) {
      place.focus();
      document.execCommand('selectAll');
      const selected = String(getSelection());
      getSelection()?.selectAllChildren(place);
      if (place === document.body || place.shadowRoot) await home([selected, String(getSelection())]);
    }
  },
};
