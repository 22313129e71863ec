/** Puts a new body in the place of its own, again and again, with a field in it that takes the focus. */
import type { Attack } from '../attack.ts';

export const replacesItsBody: Attack = {
  grab: ({ caught }) => {
    const before = document.body;
    let field = document.createElement('input');
    const timer = setInterval(() => {
      caught.push(field.value);
      field = document.createElement('input');
      document.body = document.createElement('body');
      document.body.append(field);
      field.focus();
    }, 60);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      caught.push(field.value);
      document.body = before;
    });
  },
};
