/** How a person shows Sotto a site that nobody has listed. */
import { popupShows } from './acts.ts';
import type { Person } from './person.ts';

/** What Sotto draws in the page while somebody points. */
export const PANEL = 'html > div[popover]';

/** From the popup into the page. `before`: what the popup says of the tab. */
export const startPointing = async (person: Person, before: string): Promise<void> => {
  const popup = await person.popup();
  await popup.waitFor(`main[data-thread=${before}]`);
  await popup.click('[data-act=point]');
  await popup.waitFor('main [role=status]:not(:empty)');
  await popup.close();
  await person.site.waitFor(PANEL);
};

/** The popup offers to protect the thread. */
export const isPointedAt = (person: Person): Promise<void> =>
  popupShows(person, 'main[data-thread=off] [data-act=protect]');

/** Points at a box and at the text of a message. */
export const pointAt = async (person: Person, box: string, message: string): Promise<void> => {
  await startPointing(person, 'not-pointed');
  await person.site.click(box);
  await person.site.click(message);
  await isPointedAt(person);
};

/** Says how long a message may be there. */
export const chooseLimit = async (person: Person, characters: number): Promise<void> => {
  const popup = await person.popup();
  await popup.waitFor('select[name=characters]');
  await popup.evaluate((chosen) => {
    const select = document.querySelector<HTMLSelectElement>('select[name=characters]');
    if (select === null) throw new Error('nobody asks how long a message may be');
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, String(characters));
  await popup.close();
  await popupShows(person, 'main[data-thread=off]');
};
