/** Answers the frames that draw decrypted rows, once they are bound. */
import type { GlassRow } from '../../rpc/rows.ts';
import type { Binding } from '../bindings.ts';
import { isVaultClosed } from '../closed.ts';
import type { Context } from '../context.ts';
import { readRows } from '../read-rows.ts';
import type { Handlers } from '../router.ts';

type Methods = 'glass.read' | 'glass.stands';

export const glassHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'glass.read': async (asked, { binding }) => ({ rows: await rowsFor(context, binding, asked) }),
  'glass.stands': async ({ armored }, { binding }) => {
    if ((await context.vault.status()) === 'open') await context.recent.set(binding.ref, armored);
    return {};
  },
});

/** The rows of a bound thread in the order asked. A vault that is locked is what each of them says. */
export const rowsFor = async (
  context: Context,
  { ref, tabId }: Binding,
  { armored, shown }: { readonly armored: readonly string[]; readonly shown: boolean },
): Promise<readonly GlassRow[]> => {
  try {
    return await context.kinds.reading(() => readRows(context, { ref, armored, shown, tabId }));
  } catch (error) {
    if (!isVaultClosed(error)) throw error;
    return armored.map((text) => ({ armored: text, kind: 'unreadable', reason: 'locked' }));
  }
};
