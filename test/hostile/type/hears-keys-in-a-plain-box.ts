/** Gives the focus to a plain box in which nothing can be written, and hears the keys let go there. */
import type { Attack } from '../attack.ts';

export const hearsKeysInAPlainBox: Attack = {
  grab: ({ caught }) => {
    const box = document.body.appendChild(document.createElement('div'));
    box.tabIndex = -1;
    box.onkeyup = ({ key }) => caught.push(key);
    const timer = setInterval(() => box.focus(), 15);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push('\n');
    });
  },
};
