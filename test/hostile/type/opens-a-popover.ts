/** Opens a popover over everything, whose field takes the focus by itself. */
import type { Attack } from '../attack.ts';

export const opensAPopover: Attack = {
  grab: () => {
    const over = document.body.appendChild(document.createElement('div'));
    over.popover = 'manual';
    const field = over.appendChild(document.createElement('input'));
    field.autofocus = true;
    Object.assign(over.style, { position: 'fixed', inset: '0', width: '100vw', height: '100vh' });
    const timer = setInterval(() => {
      over.hidePopover();
      over.showPopover();
    }, 30);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      over.hidePopover();
    });
  },
};
