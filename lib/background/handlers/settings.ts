/** Reads and keeps what the person chose. Sealed like everything else: a locked vault has no settings. */
import { RpcError } from '../../rpc/errors.ts';
import { put } from '../../vault/step.ts';
import type { Context } from '../context.ts';
import { isUsableSentence } from '../invitation-text.ts';
import type { Handlers } from '../router.ts';
import { readSettings } from '../stored.ts';

export const settingsHandlers = ({
  vault,
  autoLock,
  announce,
}: Context): Pick<Handlers, 'settings.get' | 'settings.set'> => ({
  'settings.get': async () => readSettings(await vault.open()),
  'settings.set': async (settings) => {
    if (!isUsableSentence(settings.invitationSentence)) throw new RpcError('rpc/bad-request');
    const { keyring, step } = await vault.open();
    await step({
      touches: ['settings'],
      read: async () => null,
      decide: () => ({ writes: [put('settings', keyring.settings(), settings)], output: null }),
    });
    await autoLock.set(settings.lockAfterMinutes);
    announce('people');
    return {};
  },
});
