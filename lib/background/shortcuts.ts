/** What the keys of the manifest's commands do. They open windows and lock; what is decided is decided in a window. */
import type { Context } from './context.ts';
import { tabThread } from './handlers/thread.ts';
import { LOCK_COMMAND, lockIfOpen } from './locking.ts';
import { openPopup } from './popup-window.ts';

/** @param name as in the manifest */
export const runCommand = async (context: Context, name: string, tabId: number | undefined): Promise<void> => {
  switch (name) {
    case LOCK_COMMAND:
      return lockIfOpen(context, 'unlocked');
    case 'manual':
      return open(context, tabId === undefined ? '/app.html#manual' : `/app.html?tab=${tabId}#manual`);
    case 'thread':
      return tabId === undefined ? open(context, '/app.html#people') : openThread(context, tabId);
    default:
      return;
  }
};

/** The window in which the thread's key is checked, or another key is decided on; without a key the popup, as it stands under the toolbar's button. */
const openThread = async (context: Context, tabId: number): Promise<void> => {
  await context.opening.wake();
  const thread = await tabThread(context, tabId);
  const state = thread.kind === 'thread' ? thread.state : 'off';
  const screen = state === 'blocked' ? 'key' : state === 'protected' || state === 'verified' ? 'verify' : null;
  if (screen !== null) return open(context, `/app.html?tab=${tabId}#${screen}`);
  await openPopup(context.browser, tabId);
};

const open = async ({ browser: { tabs, runtime } }: Context, path: string): Promise<void> => {
  await tabs.create({ url: runtime.getURL(path) });
};
