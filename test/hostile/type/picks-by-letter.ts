/** Keeps the focus in a list of all letters in a modal dialog, in which a key picks the one that it stands for. */
import type { Attack } from '../attack.ts';

export const picksByLetter: Attack = {
  grab: ({ caught }) => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    let list = document.createElement('select');
    const offer = (): void => {
      list = document.createElement('select');
      list.append(new Option('-'), ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => new Option(letter)));
      list.oninput = look;
      dialog.replaceChildren(list);
      list.focus();
    };
    const look = (): void => {
      if (list.selectedIndex === 0) return;
      caught.push(list.value);
      offer();
    };
    dialog.showModal();
    offer();
    const timer = setInterval(() => {
      list.focus();
      look();
    }, 4);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      dialog.close();
    });
  },
};
