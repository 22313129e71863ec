/** Encrypts what a person wrote. State, archive and outbox move in one step; the ciphertext is released when all three are on disk. */
import { wrapArmor } from '../core/armor/armor.ts';
import { encryptMessage } from '../core/ratchet/session.ts';
import { sendingSession } from '../core/ratchet/session-set.ts';
import { textProblem } from '../core/wire/content.ts';
import { payloadHash } from '../core/wire/payload.ts';
import type { ThreadRef } from '../rpc/contract.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ThreadId } from '../vault/records.ts';
import { type Decision, put, remove } from '../vault/step.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Context } from './context.ts';
import { findThread } from './find-thread.ts';
import { outgoingId } from './outbox.ts';
import { replaceSession, threadId } from './sessions.ts';
import type { Thread } from './thread-state.ts';

/** The site's own limit for one message. */
const MAX_CHARACTERS = 10_000;

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

/**
 * Commits a message to a thread's outbox; the draft it was written in is gone with the same step.
 * @throws RpcError `thread/not-protected`, `thread/blocked`, `message/too-long`; then nothing has moved
 */
export const writeMessage = (
  { clock, random }: Context,
  vault: OpenVault,
  { ref, text }: { readonly ref: ThreadRef; readonly text: string },
): Promise<{ readonly id: string; readonly thread: ThreadId }> => {
  const { keyring } = vault;
  const now = clock.now();
  return vault.step({
    touches: ['threads', 'contacts', 'archive', 'outbox', 'drafts'],
    read: (reader) => findThread(reader, keyring, ref),
    decide: (found): Decision<{ readonly id: string; readonly thread: ThreadId }> => {
      const { thread, session } = writable(found);
      const [sequence, order] = [thread.written + 1, thread.posted + 1];
      const content = { kind: 'text', text, time: now, sequence } as const;
      const { next, output, spent } = encryptMessage(session, content, { now }, random);
      const armored = wrapArmor(output);
      if (armored.length > MAX_CHARACTERS) throw new RpcError('message/too-long');
      const hash = payloadHash(output);
      const id = threadId(thread);
      const key = keyring.outbox(id, hash);
      const moved = replaceSession(thread, next);
      return {
        writes: [
          put('threads', keyring.thread(id), { ...moved, written: sequence, posted: order }),
          put('archive', keyring.archived(hash), { kind: 'text', text, sequence, thread: id, author: 'us', time: now }),
          put('outbox', key, { thread: id, kind: 'message', armored, text, createdAt: now, order }),
          remove('drafts', keyring.draft(id)),
        ],
        spent,
        output: { id: outgoingId(key), thread: id },
      };
    },
  });
};

const writable = (found: Thread | null) => {
  if (found === null) throw new RpcError('thread/not-protected');
  if (found.thread.blocked) throw new RpcError('thread/blocked');
  const held = sendingSession(found.thread.sessions);
  if (held === null) throw new RpcError('thread/not-protected');
  return { thread: found.thread, session: held.session };
};
