/** Has a modal dialog with a list of all letters, in which a key picks the one that it stands for. */
import type { Attack } from '../attack.ts';

export const picksByLetter: Attack = {
  grab: ({ caught }) => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const offer = (): HTMLSelectElement => {
      const list = document.createElement('select');
      list.append(new Option('-'), ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => new Option(letter)));
      dialog.replaceChildren(list);
      list.focus();
      return list;
    };
    dialog.showModal();
    let list = offer();
    const timer = setInterval(() => {
      list.focus();
      if (list.selectedIndex === 0) return;
      caught.push(list.value);
      list = offer();
    }, 4);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      dialog.close();
    });
  },
};
