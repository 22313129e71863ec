/** Checking a contact's key in the window for it, in the words of a story. */
import { eventually } from './acts.ts';
import type { Person, WindowSurface } from './person.ts';

/** The window in which keys are checked, opened for the thread that the person has open. */
export const openCheck = async (person: Person): Promise<WindowSurface> => {
  const window = await person.window(`app.html?tab=${await person.siteTabId()}#verify`);
  await window.waitFor('[data-check]');
  return window;
};

/** What the thread is by what the window says. */
export const stateIn = (window: WindowSurface) => window.attribute('[data-check]', 'data-check');

/** The same window, with a code in it. */
export const showsCode = async (person: Person): Promise<WindowSurface> => {
  const window = await openCheck(person);
  await window.click('[data-act=show-code]');
  await window.waitFor('[data-contact-code] svg');
  return window;
};

/** Waits until the window says first how the check ended, and until reading goes on there. */
export const endsWith = async (person: Person, window: WindowSurface, verdict: string): Promise<void> => {
  await window.waitFor(`[data-outcome=${verdict}]`);
  await eventually(`${person.name} stands on the outcome`, () =>
    window.evaluate(() => document.activeElement?.hasAttribute('data-outcome') ?? false),
  );
};
