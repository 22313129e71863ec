/** Makes everything inert that it did not make, and keeps the focus in a field of its own. */
import type { Attack } from '../attack.ts';

export const makesOursInert: Attack = {
  grab: ({ caught }) => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.addEventListener('keyup', ({ key }) => caught.push(key));
    const timer = setInterval(() => {
      for (const one of document.querySelectorAll<HTMLElement>('html > *, body > *')) one.inert = !one.contains(field);
      field.focus();
    }, 20);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push('\n');
    });
  },
};
