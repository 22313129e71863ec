/** Answers the frames that draw decrypted rows, once they are bound. */
import { isVaultClosed } from '../closed.ts';
import type { Context } from '../context.ts';
import { readRows } from '../read-rows.ts';
import type { Handlers } from '../router.ts';

type Methods = 'glass.read' | 'glass.recent' | 'glass.stands';

export const glassHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'glass.read': async ({ armored, shown }, { binding: { ref, tabId } }) => {
    try {
      return { rows: await context.kinds.reading(() => readRows(context, { ref, armored, shown, tabId })) };
    } catch (error) {
      if (!isVaultClosed(error)) throw error;
      return { rows: armored.map((text) => ({ armored: text, kind: 'unreadable', reason: 'locked' })) };
    }
  },
  'glass.recent': async (_, { binding }) => ({ armored: await context.recent.of(binding.ref) }),
  'glass.stands': async ({ armored }, { binding }) => {
    if ((await context.vault.status()) === 'open') await context.recent.set(binding.ref, armored);
    return {};
  },
});
