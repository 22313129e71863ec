/** The one thing that stays of a call: its line in the thread, which is kept with the message that offered it. */
import { fromHex } from '../core/bytes.ts';
import { named } from '../core/keys.ts';
import type { CallLineOver } from '../rpc/call-types.ts';
import { put } from '../vault/step.ts';
import type { Context } from './context.ts';
import type { LiveCall } from './live-calls.ts';

/** Notes how it ended. `seconds`: how long both were connected; null where they never were. */
export const noteCall = async (
  { vault }: Context,
  { offer }: Pick<LiveCall, 'offer'>,
  { over, seconds }: { readonly over: CallLineOver; readonly seconds: number | null },
): Promise<void> => {
  const hash = offer === null ? null : fromHex(offer);
  if (hash === null || (await vault.status()) !== 'open') return;
  const open = await vault.open();
  const key = open.keyring.archived(named('payload hash', hash));
  await open.step({
    touches: ['archive'],
    read: (reader) => reader.get('archive', key),
    decide: (line) => ({
      writes:
        line?.kind === 'card' && line.card === 'call'
          ? [put('archive', key, { ...line, over, ...(seconds === null ? {} : { seconds }) })]
          : [],
      output: null,
    }),
  });
};
