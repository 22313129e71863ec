/** Has a list of all letters in a frame of its own, gives it the focus, and sees what the keys pick. */
import type { Attack } from '../attack.ts';

export const picksInAFrame: Attack = {
  grab: async ({ caught, pause }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    await pause(300);
    const offer = (): HTMLSelectElement => {
      const list = document.createElement('select');
      list.append(new Option('-'), ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => new Option(letter)));
      frame.contentDocument?.body.replaceChildren(list);
      return list;
    };
    let list = offer();
    const timer = setInterval(() => {
      list.focus();
      if (list.selectedIndex === 0) return;
      caught.push(list.value);
      list = offer();
    }, 4);
    document.addEventListener('hostile-stop', () => clearInterval(timer));
  },
};
