/** What a person writes, made into messages: texts, and the timer of a thread. */
import { textProblem } from '../core/wire/content.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { makeAcceptance } from './accept.ts';
import { type Committed, commitMessage, type Moment, type Saying } from './commit-message.ts';
import type { Context } from './context.ts';
import { fullRef } from './find-thread.ts';
import type { Waiting } from './outbox.ts';
import { isInvitedAnew } from './thread-state.ts';
import { withOurTimer } from './timers.ts';

/**
 * The text as it will be sent. Half a surrogate pair has no form on the wire and becomes the replacement character, as it would in
 * any text sent over a network.
 * @throws RpcError `message/empty`, `message/too-long`
 */
export const sendableText = (typed: string): string => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(typed));
  if (text.trim() === '') throw new RpcError('message/empty');
  if (textProblem(text) !== null) throw new RpcError('message/too-long');
  return text;
};

interface Written {
  readonly ref: ThreadRef;
  readonly text: string;
  readonly entry?: string | undefined;
  readonly isByHand?: boolean;
}

/**
 * Commits a message to a thread's outbox; the draft it was written in is gone with the same step. Where the contact has begun anew under
 * the key that we know, that is answered first: there is nothing to decide, and on the old session it may read nothing.
 * @throws RpcError as `commitMessage` and `makeAcceptance`
 */
export const writeMessage = async (context: Context, vault: OpenVault, written: Written): Promise<Committed> => {
  const { ref, text, entry, isByHand = false } = written;
  const say = ({ thread, sequence, now, waiting }: Moment): Saying | Waiting => {
    // The person asks for its letters and digits once more, or asked twice because the first answer was lost.
    const same = isByHand ? waiting.findLast(({ record }) => record.kind === 'message' && record.text === text) : null;
    if (same) return same;
    return {
      content: { kind: 'text', text, time: now, sequence },
      outgoing: { kind: 'message', text },
      entry,
      kept: { kind: 'text', text, sequence },
      thread,
      ...(isByHand ? { isByHand } : {}),
    };
  };
  const full = fullRef(ref);
  if (full !== null) {
    const sayUnlessInvited = (moment: Moment) => (isInvitedAnew(moment.thread, moment.now) ? null : say(moment));
    const committed = await commitMessage<null>(context, vault, ref, sayUnlessInvited);
    if (committed !== null) return committed;
    await makeAcceptance(context, vault, full);
  }
  return commitMessage<never>(context, vault, ref, say);
};

/**
 * Sets the thread's timer and commits the message that tells the other side. The same one that was not seen in the thread yet is sent
 * again, not made again.
 * @throws RpcError as `commitMessage`
 */
export const writeTimer = (
  context: Context,
  vault: OpenVault,
  { ref, seconds }: { readonly ref: ThreadRef; readonly seconds: number },
): Promise<Committed> =>
  commitMessage<never>(context, vault, ref, ({ thread, sequence, now, waiting }) => {
    const unseen = waiting.findLast(({ record }) => record.kind === 'timer');
    if (unseen !== undefined && thread.timer === seconds && thread.timers.by === 'us') return unseen;
    return {
      content: { kind: 'timer', seconds, time: now, sequence },
      outgoing: { kind: 'timer', text: '' },
      kept: { kind: 'card', card: 'timer', seconds, sequence },
      thread: withOurTimer(thread, seconds, now),
    };
  });
