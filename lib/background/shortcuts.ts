/** What the keys of the manifest's commands do. They open windows and lock; what is decided is decided in a window. */
import type { Context } from './context.ts';
import { tabThread } from './handlers/thread.ts';
import { LOCK_COMMAND, lockIfOpen } from './locking.ts';

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

/** The window in which the thread's key is checked once there is one; else the popup, as it stands under the toolbar's button. */
const openThread = async (context: Context, tabId: number): Promise<void> => {
  await context.opening.wake();
  const thread = await tabThread(context, tabId);
  const hasKey = thread.kind === 'thread' && ['protected', 'verified', 'blocked'].includes(thread.state);
  if (hasKey) return open(context, `/app.html?tab=${tabId}#verify`);
  const { runtime, windows } = context.browser;
  await windows.create({ url: runtime.getURL(`/popup.html?tab=${tabId}`), type: 'popup', width: 380, height: 600 });
};

const open = async ({ browser: { tabs, runtime } }: Context, path: string): Promise<void> => {
  await tabs.create({ url: runtime.getURL(path) });
};
