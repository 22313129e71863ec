/** Locks by the keyboard shortcut and by the screen. What opens again by itself does so only where the screen's own lock was passed. */
import type { Context } from './context.ts';
import { lockVault } from './handlers/vault.ts';
import type { StaysLocked } from './opening.ts';
import { readSettings } from './stored.ts';

/** As the manifest names it. */
export const LOCK_COMMAND = 'lock';

export const lockIfOpen = async (context: Context, until: StaysLocked): Promise<void> => {
  if ((await context.vault.status()) === 'open') await lockVault(context, until);
};

/** Says the browser. Where it cannot be read what the person chose, the vault is locked. */
export const screenChanged = async (context: Context, state: 'active' | 'idle' | 'locked'): Promise<void> => {
  if (state === 'active') await context.opening.back();
  if (state !== 'locked' || (await context.vault.status()) !== 'open') return;
  if (await isChosen(context)) await lockVault(context, 'back');
};

const isChosen = async ({ vault }: Context): Promise<boolean> => {
  try {
    return (await readSettings(await vault.open())).lockOnScreenLock;
  } catch {
    return true;
  }
};
