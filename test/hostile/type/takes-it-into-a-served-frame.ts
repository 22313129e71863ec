/** Frames a file of its site, puts a field into that document and gives it the focus. */
import type { Attack } from '../attack.ts';

export const takesItIntoAServedFrame: Attack = {
  grab: async ({ caught, pause }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = '/client.css';
    await pause(500);
    const field = document.createElement('input');
    frame.contentDocument?.body.append(field);
    frame.contentWindow?.addEventListener('keyup', ({ key }) => caught.push(key), true);
    const timer = setInterval(() => field.focus(), 10);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push('\n', field.value);
    });
  },
};
