/** Gives its own message box the focus, over and over, after making it live again. */
import type { Attack } from '../attack.ts';

export const takesItIntoItsBox: Attack = {
  grab: ({ caught }) => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot ?? document;
    const box = root.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]');
    const timer = setInterval(() => {
      for (const inert of root.querySelectorAll<HTMLElement>('[inert]')) inert.inert = false;
      box?.focus();
    }, 30);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push(box?.value ?? '');
    });
  },
};
