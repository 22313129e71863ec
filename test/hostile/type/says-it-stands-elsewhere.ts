/** Takes another address in mid-word, so that the thread is no longer this one, and takes the focus. */
import type { Attack } from '../attack.ts';

export const saysItStandsElsewhere: Attack = {
  grab: () => {
    history.replaceState(null, '', '/i/chat/77-88');
    const field = document.body.appendChild(document.createElement('input'));
    const timer = setInterval(() => field.focus(), 30);
    document.addEventListener('hostile-stop', () => clearInterval(timer));
  },
};
