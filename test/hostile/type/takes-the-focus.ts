/** Makes a field of its own and gives it the focus, over and over. */
import type { Attack } from '../attack.ts';

export const takesTheFocus: Attack = {
  grab: () => {
    const field = document.body.appendChild(document.createElement('input'));
    const timer = setInterval(() => field.focus(), 30);
    document.addEventListener('hostile-stop', () => clearInterval(timer));
  },
};
