/** Makes a new frame with a field many times a second, so that no script is in it yet when it takes the focus. */
import type { Attack } from '../attack.ts';

export const makesFramesAnew: Attack = {
  grab: ({ caught }) => {
    let frame = document.createElement('iframe');
    let field = document.createElement('input');
    const renew = (): void => {
      caught.push(field.value);
      frame.remove();
      frame = document.body.appendChild(document.createElement('iframe'));
      field = document.createElement('input');
      frame.contentDocument?.body.append(field);
      field.focus();
    };
    const timer = setInterval(renew, 40);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push(field.value);
      frame.remove();
    });
  },
};
