/** Opens a modal dialog with a field that takes the focus, again and again. */
import type { Attack } from '../attack.ts';

export const opensADialog: Attack = {
  grab: () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.append(document.createElement('textarea'));
    const timer = setInterval(() => {
      dialog.close();
      dialog.showModal();
    }, 60);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      dialog.close();
    });
  },
};
