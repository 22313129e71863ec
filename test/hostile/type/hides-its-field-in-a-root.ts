/** Has its field in a closed root that passes the focus on, inside a modal dialog. */
import type { Attack } from '../attack.ts';

export const hidesItsFieldInARoot: Attack = {
  grab: ({ caught }) => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const host = dialog.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'closed', delegatesFocus: true });
    const field = root.appendChild(document.createElement('input'));
    root.addEventListener('keyup', (event) => caught.push((event as KeyboardEvent).key));
    dialog.showModal();
    const timer = setInterval(() => host.focus(), 20);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push('\n', field.value);
      dialog.close();
    });
  },
};
