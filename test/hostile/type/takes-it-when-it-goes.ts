/** Takes the focus back in every event that tells that it goes, some times at each turn. */
import type { Attack } from '../attack.ts';

export const takesItWhenItGoes: Attack = {
  grab: () => {
    const field = document.body.appendChild(document.createElement('input'));
    let left = 0;
    const take = (): void => {
      if (left <= 0) return;
      left -= 1;
      field.focus();
    };
    for (const type of ['blur', 'focusout', 'focus', 'selectionchange']) addEventListener(type, take, true);
    const timer = setInterval(() => {
      left = 6;
      take();
    }, 20);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      left = 0;
    });
  },
};
