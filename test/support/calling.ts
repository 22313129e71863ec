/** What people do in calls, in the words of a story. */
import type { Person, WindowSurface } from './person.ts';

/** Lets people ring whose key was not checked, too. */
export const letsRing = async (person: Person): Promise<void> => {
  const settings = await person.window('app.html#settings');
  await settings.waitFor('select[name=calls-rings]');
  await settings.evaluate(() => {
    const select = document.querySelector<HTMLSelectElement>('select[name=calls-rings]');
    if (select === null) throw new Error('there is no such choice');
    select.value = 'protected';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settings.click('[data-act=save]');
  await settings.waitFor('.row > [role=status]:not(.status-busy):not(:empty)');
  await settings.close();
};

/** Presses one of the popup's buttons for calls. The window of the call that opens. */
export const wantsToCall = async (person: Person, act = 'call'): Promise<WindowSurface> => {
  const popup = await person.popup();
  await popup.click(`[data-act=${act}]`);
  const call = await person.openedWindow('call.html');
  await popup.close();
  return call;
};

export const isAt = (call: WindowSurface, stage: string): Promise<void> => call.waitFor(`main[data-call=${stage}]`);

/** Calls, and the other accepts; both windows, when both talk. */
export const talk = async (caller: Person, callee: Person): Promise<readonly [WindowSurface, WindowSurface]> => {
  const there = await wantsToCall(caller);
  await there.click('[data-act=start-call]');
  const here = await callee.openedWindow('call.html');
  await here.click('[data-act=accept-call]');
  for (const call of [there, here]) await isAt(call, 'talking');
  return [there, here];
};
