/** Takes text by an edit context, which no field and no editable place needs. */
import type { Attack } from '../attack.ts';

export const usesAnEditContext: Attack = {
  only: 'chromium',
  grab: ({ caught }) => {
    const { EditContext } = window as unknown as { EditContext: new () => EventTarget };
    if (EditContext === undefined) return;
    const context = new EditContext();
    context.addEventListener('textupdate', (event) => caught.push((event as Event & { text: string }).text));
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const place = dialog.appendChild(document.createElement('div'));
    place.tabIndex = 0;
    Object.assign(place, { editContext: context });
    dialog.showModal();
    const timer = setInterval(() => place.focus(), 20);
    document.addEventListener('hostile-stop', () => {
      clearInterval(timer);
      dialog.close();
    });
  },
};
