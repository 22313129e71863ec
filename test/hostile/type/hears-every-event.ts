/** Listens to every event that can carry a character, in every phase. */
import type { Attack } from '../attack.ts';

export const hearsEveryEvent: Attack = {
  trap: ({ caught }) => {
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionupdate', 'paste', 'drop']) {
      const heard: string[] = [];
      const hear = (event: Event): void => {
        const { key, data } = event as KeyboardEvent & InputEvent;
        const clipboard = (event as ClipboardEvent).clipboardData?.getData('text') ?? '';
        heard.push(key?.length === 1 ? key : (data ?? clipboard));
      };
      for (const isEarly of [true, false]) addEventListener(type, hear, isEarly);
      document.addEventListener('hostile-stop', () =>
        caught.push(heard.filter((_, index) => index % 2 === 0).join(''), '\n'),
      );
    }
  },
};
