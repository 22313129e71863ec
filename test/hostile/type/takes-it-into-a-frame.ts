/** Gives the focus to a field in a frame of its own, written after the page. */
import type { Attack } from '../attack.ts';

export const takesItIntoAFrame: Attack = {
  grab: async ({ caught, pause }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    await pause(300);
    frame.contentDocument?.open();
    frame.contentDocument?.write('<input id="inside">');
    const inside = (): HTMLInputElement | null =>
      frame.contentDocument?.querySelector<HTMLInputElement>('#inside') ?? null;
    const timer = setInterval(() => inside()?.focus(), 30);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push(inside()?.value ?? '');
    });
  },
};
