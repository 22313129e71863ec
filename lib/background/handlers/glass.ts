/** Answers the frames that draw decrypted rows, once they are bound. */
import { isVaultClosed } from '../closed.ts';
import type { Context } from '../context.ts';
import { readRows } from '../read-rows.ts';
import type { Handlers } from '../router.ts';

export const glassHandlers = (context: Context): Pick<Handlers, 'glass.read'> => ({
  'glass.read': async ({ armored, shown }, { binding }) => {
    try {
      return { rows: await readRows(context, { ref: binding.ref, armored, shown }) };
    } catch (error) {
      if (!isVaultClosed(error)) throw error;
      return { rows: armored.map((text) => ({ armored: text, kind: 'unreadable', reason: 'locked' })) };
    }
  },
});
