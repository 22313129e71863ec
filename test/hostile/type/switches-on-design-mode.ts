/** Lets the whole document of a frame be written in, and gives that the focus. */
import type { Attack } from '../attack.ts';

export const switchesOnDesignMode: Attack = {
  grab: async ({ caught, pause }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    await pause(300);
    const inside = frame.contentDocument;
    if (inside === null) return;
    inside.body.append('here');
    inside.designMode = 'on';
    const timer = setInterval(() => {
      if (document.activeElement === frame) return;
      frame.contentWindow?.focus();
      inside.getSelection()?.selectAllChildren(inside.body);
      inside.getSelection()?.collapseToEnd();
    }, 30);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push(inside.body.textContent ?? '');
    });
  },
};
