/** Has a list of all letters in a frame of its own, gives it the focus, and sees what the keys pick. */
import type { Attack } from '../attack.ts';

export const picksInAFrame: Attack = {
  grab: async ({ caught, pause }) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    await pause(300);
    let list = document.createElement('select');
    const offer = (): void => {
      list = document.createElement('select');
      list.append(new Option('-'), ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => new Option(letter)));
      list.oninput = look;
      frame.contentDocument?.body.replaceChildren(list);
      list.focus();
    };
    const look = (): void => {
      if (list.selectedIndex === 0) return;
      caught.push(list.value);
      offer();
    };
    offer();
    const timer = setInterval(() => {
      list.focus();
      look();
    }, 4);
    document.addEventListener('hostile-stop', () => clearInterval(timer));
  },
};
