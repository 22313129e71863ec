/** Removes what it did not make from its form's place, and has a field of its own there with the focus. */
import type { Attack } from '../attack.ts';

export const takesThePlaceAway: Attack = {
  grab: () => {
    const field = document.body.appendChild(document.createElement('input'));
    const site = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot ?? document;
    const isStrange = (one: HTMLElement): boolean =>
      one.childElementCount === 0 && one.textContent === '' && one.id === '' && one.dataset['testid'] === undefined;
    const timer = setInterval(() => {
      const hosts = [...document.querySelectorAll('div'), ...site.querySelectorAll('div')];
      for (const one of hosts) if (isStrange(one)) one.remove();
      field.focus();
    }, 30);
    document.addEventListener('hostile-stop', () => clearInterval(timer));
  },
};
