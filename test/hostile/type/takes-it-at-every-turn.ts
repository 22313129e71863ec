/** Takes the focus at every turn of its event loop and before every frame that is drawn. */
import type { Attack } from '../attack.ts';

export const takesItAtEveryTurn: Attack = {
  grab: () => {
    const field = document.body.appendChild(document.createElement('input'));
    const { port1, port2 } = new MessageChannel();
    let isOver = false;
    const take = (): void => {
      if (isOver) return;
      field.focus();
      queueMicrotask(() => field.focus());
    };
    const draw = (): void => {
      take();
      if (!isOver) requestAnimationFrame(draw);
    };
    port1.onmessage = () => {
      take();
      if (!isOver) setTimeout(() => port2.postMessage(null), 1);
    };
    port2.postMessage(null);
    draw();
    document.addEventListener('hostile-stop', () => {
      isOver = true;
    });
  },
};
