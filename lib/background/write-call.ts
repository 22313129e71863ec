/** Commits the messages that begin a call, or end one that rings, and hands them to the page at once or never: an offer that goes out late would ring for nobody. */
import { unwrapArmor } from '../core/armor/armor.ts';
import { fromHex, toHex } from '../core/bytes.ts';
import { payloadHash } from '../core/wire/payload.ts';
import { RpcError } from '../rpc/errors.ts';
import type { SendOutcome } from '../rpc/thread-types.ts';
import { remove } from '../vault/step.ts';
import { commitMessage } from './commit-message.ts';
import type { Context } from './context.ts';
import { fullRef } from './find-thread.ts';
import type { LiveCall } from './live-calls.ts';
import { deliverNow, inSendingOrder } from './outbox.ts';

/** What became of it. `offer`: the hash of its payload, in hex. */
export interface CallSent {
  readonly outcome: SendOutcome;
  readonly hash: string;
}

/** @throws RpcError as `commitMessage`, and `page/other-thread` when the call's tab shows another thread */
export const sendCall = async (
  context: Context,
  { id, thread, tabId, video }: LiveCall,
  { step, signal }: { readonly step: 'offer' | 'answer' | 'end'; readonly signal: Uint8Array },
): Promise<CallSent> => {
  const vault = await context.vault.open();
  const { ref } = await context.engine.where(tabId);
  const full = ref && fullRef(ref);
  if (!ref || !full || full.site !== thread.site || full.conversationId !== thread.conversationId)
    throw new RpcError('page/other-thread');
  return inSendingOrder(context, vault, thread, async () => {
    const call = fromHex(id) ?? new Uint8Array(16);
    const committed = await commitMessage<never>(context, vault, ref, ({ thread: record, now }) => ({
      content: { kind: 'call', call, step, signal, time: now, sequence: 0 },
      outgoing: { kind: 'call', text: '' },
      kept: { kind: 'card', card: 'call', step, call, video },
      thread: record,
      isUncounted: true,
    }));
    const outcome = await deliverNow(context, vault, { tabId, ref, thread }, committed.leaving);
    if (outcome.kind === 'failed') await giveUp(context, committed.leaving.at(-1)?.key);
    const payload = unwrapArmor(committed.armored);
    return { outcome, hash: payload === null ? '' : toHex(payloadHash(payload)) };
  });
};

const giveUp = async ({ vault }: Context, key: Parameters<typeof remove<'outbox'>>[1] | undefined): Promise<void> => {
  if (key === undefined) return;
  const open = await vault.open();
  await open.step({
    touches: ['outbox'],
    read: async () => null,
    decide: () => ({ writes: [remove('outbox', key)], output: null }),
  });
};
