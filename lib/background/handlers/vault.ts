/** Makes, opens and locks the vault. Only windows of ours ask this: a security code is typed nowhere else. */
import type { Context } from '../context.ts';
import type { StaysLocked } from '../opening.ts';
import type { Handlers } from '../router.ts';

type Methods = 'vault.status' | 'vault.suggest' | 'vault.create' | 'vault.unlock' | 'vault.lock';

export const vaultHandlers = (context: Context): Pick<Handlers, Methods> => {
  const { vault, attempts, opening } = context;
  return {
    'vault.status': async () => ({ status: await vault.status() }),
    'vault.suggest': async () => ({ code: await vault.suggest() }),
    'vault.create': async ({ code }) => {
      await vault.create(code);
      await opening.opened();
      return {};
    },
    'vault.unlock': async ({ code }) => {
      await attempts.judge(() => vault.unlock(code));
      await opening.opened();
      return {};
    },
    'vault.lock': async () => {
      await lockVault(context);
      return {};
    },
  };
};

/** Locks, forgets what was known of the open vault, and says so. A vault that would open by itself stays locked as long as is said. */
export const lockVault = async (
  { vault, opening, failures, search, copies, recent }: Context,
  until: StaysLocked = 'unlocked',
): Promise<void> => {
  await opening.stayLocked(until);
  await vault.lock();
  failures.forget();
  search.forget();
  copies.forget();
  await recent.forget();
  await opening.closed();
};
