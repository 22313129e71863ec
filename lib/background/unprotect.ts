/**
 * Ends a thread's protection by the person's decision, and begins it again. Keys and texts stay: what was protected can be read, and what the
 * contact goes on sending protected, too. Nothing that a page or a contact does comes here.
 */
import { sendingSession } from '../core/ratchet/session-set.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ThreadName, ThreadRef } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ThreadRecord } from '../vault/records.ts';
import { put } from '../vault/step.ts';
import { commitMessage } from './commit-message.ts';
import type { Context } from './context.ts';
import { readThread } from './find-thread.ts';
import { isUnprotected, withProtection, withProtectionEnded } from './protection-end.ts';
import { isGuarded, stateOf, type Thread } from './thread-state.ts';

/**
 * The thread as the page names it, and the id of what tells the contact; null where there is no session to tell it on.
 * @throws RpcError `thread/not-protected`; `thread/blocked` before the person has decided about another key
 */
export const endProtection = async (
  context: Context,
  vault: OpenVault,
  name: ThreadName,
): Promise<{ readonly ref: ThreadRef; readonly id: string | null }> => {
  const { thread, contact } = await change(vault, name, ({ thread, contact }) => {
    if (thread.blocked) throw new RpcError('thread/blocked');
    if (!isGuarded(stateOf({ thread, contact }, context.clock.now()))) throw new RpcError('thread/not-protected');
    return canTell(thread) ? thread : withProtectionEnded(thread, context.clock.now());
  });
  const { peerId, handle } = contact;
  const ref: ThreadRef = { ...name, peerId, peerHandle: handle };
  return { ref, id: canTell(thread) ? (await sayEnded(context, vault, ref)).id : null };
};

/** @throws RpcError `thread/not-protected` for a thread whose protection was not ended */
export const beginProtection = ({ clock }: Context, vault: OpenVault, name: ThreadName) =>
  change(vault, name, ({ thread }) => {
    if (!isUnprotected(thread)) throw new RpcError('thread/not-protected');
    return withProtection(thread, clock.now());
  });

const canTell = ({ sessions, copied }: ThreadRecord): boolean => !copied && sendingSession(sessions) !== null;

/** The record and the message move in one step. */
const sayEnded = (context: Context, vault: OpenVault, ref: ThreadRef) =>
  commitMessage<never>(context, vault, ref, ({ thread, now }) => ({
    content: { kind: 'ended', time: now, sequence: 0 },
    outgoing: { kind: 'ended', text: '' },
    kept: { kind: 'card', card: 'unprotected' },
    thread: withProtectionEnded(thread, now),
    isUncounted: true,
  }));

const change = ({ keyring, step }: OpenVault, name: ThreadName, decide: (found: Thread) => ThreadRecord) =>
  step({
    touches: ['threads', 'contacts'],
    read: (reader) => readThread(reader, keyring, name),
    decide: (found) => {
      if (found === null) throw new RpcError('thread/not-protected');
      const after = decide(found);
      const writes = after === found.thread ? [] : [put('threads', keyring.thread(name), after)];
      return { writes, output: { thread: after, contact: found.contact } };
    },
  });
