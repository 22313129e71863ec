/** Follows address, title, history and window name, and replaces what changes them. */
import type { ReadAttack } from '../attack.ts';

export const watchesTheHistory: ReadAttack = {
  weakness: 'history-of-the-page',
  trap: ({ home }) => {
    for (const name of ['pushState', 'replaceState'] as const) {
      const before = history[name];
      history[name] = (...all) => {
        void home(all);
        before.apply(history, all);
      };
    }
    const look = (): void => void home([location.href, document.title, window.name, history.state, document.cookie]);
    for (const type of ['popstate', 'hashchange', 'pageshow']) addEventListener(type, look);
    Reflect.get(window, 'navigation')?.addEventListener('navigate', (event: object) => {
      void home(['destination', 'formData', 'info'].map((name) => String(Reflect.get(event, name))));
      look();
    });
  },
};
