/** Makes one new frame with a field after the other inside a modal dialog, from which the focus cannot be taken back. */
import type { Attack } from '../attack.ts';

export const makesFramesInADialog: Attack = {
  grab: ({ caught }) => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.showModal();
    let field = document.createElement('input');
    const renew = (): void => {
      caught.push(field.value);
      const frame = document.createElement('iframe');
      dialog.replaceChildren(frame);
      field = document.createElement('input');
      frame.contentDocument?.body.append(field);
      field.focus();
    };
    renew();
    const timer = setInterval(renew, 300);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push(field.value);
      dialog.close();
    });
  },
};
