/** Puts whatever it did not make into a hidden and disabled place, and takes the focus. */
import type { Attack } from '../attack.ts';

export const buriesWhatIsStrange: Attack = {
  grab: ({ caught }) => {
    const grave = document.body.appendChild(document.createElement('fieldset'));
    grave.disabled = true;
    grave.style.display = 'none';
    const field = document.body.appendChild(document.createElement('input'));
    field.addEventListener('keyup', ({ key }) => caught.push(key));
    const timer = setInterval(() => {
      for (const one of document.querySelectorAll('html > div, body > div:not([id])')) grave.append(one);
      field.focus();
    }, 40);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push('\n');
    });
  },
};
