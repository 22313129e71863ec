/** Makes, opens and locks the vault. Only windows of ours ask this: a security code is typed nowhere else. */
import { suggestCode } from '../../vault/security-code.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../router.ts';
import { protectedThreads, readSettings } from '../stored.ts';

type Methods = 'vault.status' | 'vault.suggest' | 'vault.create' | 'vault.unlock' | 'vault.lock';

export const vaultHandlers = (context: Context): Pick<Handlers, Methods> => {
  const { vault, random, announce } = context;

  const opened = async (): Promise<void> => {
    const open = await vault.open();
    await context.autoLock.set((await readSettings(open)).lockAfterMinutes);
    for (const thread of await protectedThreads(open)) await context.tags.add(thread);
    announce('vault');
  };

  return {
    'vault.status': async () => ({ status: await vault.status() }),
    'vault.suggest': async () => ({ code: suggestCode(random) }),
    'vault.create': async ({ code }) => {
      await vault.create(code);
      await opened();
      return {};
    },
    'vault.unlock': async ({ code }) => {
      await vault.unlock(code);
      await opened();
      return {};
    },
    'vault.lock': async () => {
      await lockVault(context);
      return {};
    },
  };
};

/** Locks, forgets what was known of the open vault, and says so. */
export const lockVault = async ({ vault, failures, announce }: Context): Promise<void> => {
  await vault.lock();
  failures.forget();
  announce('vault');
};
