/** Makes its whole body editable and puts the cursor into it. */
import type { Attack } from '../attack.ts';

export const makesItselfEditable: Attack = {
  grab: () => {
    const place = document.body.appendChild(document.createElement('p'));
    place.append('here');
    const timer = setInterval(() => {
      document.body.contentEditable = 'true';
      document.body.focus();
      getSelection()?.selectAllChildren(place);
      getSelection()?.collapseToEnd();
    }, 30);
    document.addEventListener('hostile-stop', () => clearInterval(timer));
  },
};
