/** Answers the frame in which a person writes, once it is bound: what it shows, its draft, and sending. */
import { RpcError } from '../../rpc/errors.ts';
import type { ComposerState, SendOutcome, ThreadRef } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import type { ThreadId } from '../../vault/records.ts';
import { put, remove } from '../../vault/step.ts';
import { sayName } from '../../words/thread-words.ts';
import type { Binding } from '../bindings.ts';
import { isVaultClosed } from '../closed.ts';
import type { Context } from '../context.ts';
import { draftToKeep } from '../draft.ts';
import { codeOf } from '../error-code.ts';
import { fullRef, lookUpThread, readThread, whichThread } from '../find-thread.ts';
import { deliver, deliverNow, inSendingOrder, readWaiting, sequenceOf, type Waiting } from '../outbox.ts';
import { openPopup } from '../popup-window.ts';
import type { BoundFrame, Handlers } from '../router.ts';
import { threadId } from '../sessions.ts';
import { textRoom } from '../site-room.ts';
import { isWaiting, openInvitations, sessionOf, stateOf, type Thread } from '../thread-state.ts';
import { sendableText, writeMessage } from '../write-message.ts';

type Methods =
  | 'composer.state'
  | 'composer.draft'
  | 'composer.send'
  | 'composer.retry'
  | 'composer.discard'
  | 'composer.unlock';

export const composerHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'composer.state': async (_, { binding }) => {
    try {
      return await composerState(context, await context.vault.open(), binding);
    } catch (error) {
      if (isVaultClosed(error)) return { kind: 'locked' };
      throw error;
    }
  },
  'composer.draft': async ({ text, pending = [] }, sender) => {
    const { vault, thread } = await boundThread(context, sender);
    const key = vault.keyring.draft(thread);
    await vault.step({
      touches: ['drafts'],
      read: (reader) => reader.get('drafts', key),
      decide: (before) => ({ writes: [put('drafts', key, draftToKeep({ text, pending }, before))], output: null }),
    });
    return {};
  },
  'composer.send': async ({ text: typed, entry }, { binding: { ref, tabId } }) => {
    const text = sendableText(typed);
    const vault = await context.vault.open();
    return inSendingOrder(context, vault, fullRef(ref) ?? (await knownThread(vault, ref)), async () => {
      const { id, thread, armored, leaving } = await writeMessage(context, vault, { ref, text, entry });
      context.underway.add(id); // at once: whoever asks in between must not be offered it as unsent
      try {
        await context.eraser.set();
        return delivered(context, await deliverNow(context, vault, { tabId, ref, thread }, leaving));
      } catch (error) {
        // It is committed. Said to be refused it would be written a second time, when the vault was locked over it, say.
        return { kind: 'failed', code: codeOf(error), id, armored };
      } finally {
        context.underway.delete(id);
      }
    });
  },
  'composer.retry': async ({ id }, sender) => {
    const { vault, thread } = await boundThread(context, sender);
    const { ref, tabId } = sender.binding;
    return inSendingOrder(context, vault, thread, async () =>
      delivered(context, await deliver(context, vault, { tabId, ref, thread }, id)),
    );
  },
  'composer.discard': async ({ id }, sender) => {
    const { vault, thread } = await boundThread(context, sender);
    await inSendingOrder(context, vault, thread, () => discard(vault, thread, id));
    context.announce('thread');
    return {};
  },
  'composer.unlock': async (_, { tabId }) => {
    await openPopup(context.browser, tabId);
    return {};
  },
});

const composerState = async (
  { underway, clock, limits }: Context,
  vault: OpenVault,
  { ref }: Binding,
): Promise<ComposerState> => {
  const carried = textRoom(await limits.of(ref.site));
  return vault.look(['threads', 'contacts', 'outbox', 'drafts'], async (reader) => {
    const id = await whichThread(reader, ref);
    if (id === null) throw new RpcError('thread/not-protected');
    const [found, draft, waiting] = await Promise.all([
      readThread(reader, vault.keyring, id, ref.peerId),
      reader.get('drafts', vault.keyring.draft(id)),
      readWaiting(reader, vault, id),
    ]);
    if (found === null) throw new RpcError('thread/not-protected');
    const { thread, contact } = found;
    const name = sayName({ name: contact.name, handle: contact.handle, id: contact.peerId });
    const closed = closedState(found, name, clock.now());
    if (closed !== null) return closed;
    return {
      kind: 'open',
      name,
      isVerified: contact.verified,
      waiting: isWaiting(thread),
      timer: thread.timer,
      ...carried,
      draft: draft?.text ?? '',
      committed: draft?.committed ?? [],
      unsent: unsentOf(waiting.filter(({ id }) => !underway.has(id))),
    };
  });
};

/** Why nothing can be written, or null. */
const closedState = (found: Thread, name: string, now: number): ComposerState | null => {
  const { thread, contact } = found;
  if (thread.blocked) return { kind: 'blocked', name };
  if (contact.barred) return { kind: 'barred', name };
  if (stateOf(found, now) === 'restored')
    return { kind: 'restored', name, isInvited: openInvitations(thread, now).length > 0 };
  switch (sessionOf(thread)) {
    case 'none':
      throw new RpcError('thread/not-protected');
    case 'copied':
      return { kind: 'copied' };
    case 'renewing':
      return { kind: 'renewing', name };
    case 'in-use':
      return null;
  }
};

/** The oldest message that was never seen in the thread. */
const unsentOf = (waiting: readonly Waiting[]): Extract<ComposerState, { kind: 'open' }>['unsent'] => {
  const first = waiting.find(({ record }) => record.kind === 'message');
  return first === undefined ? null : { id: first.id, text: first.record.text, armored: first.record.armored };
};

const boundThread = async (
  { vault }: Context,
  { binding }: BoundFrame,
): Promise<{ readonly vault: OpenVault; readonly thread: ThreadId }> => {
  const open = await vault.open();
  return { vault: open, thread: await knownThread(open, binding.ref) };
};

const knownThread = async (vault: OpenVault, ref: ThreadRef): Promise<ThreadId> => {
  const found = await lookUpThread(vault, ref);
  if (found === null) throw new RpcError('thread/not-protected');
  return threadId(found.thread);
};

const delivered = ({ announce }: Context, outcome: SendOutcome | null): SendOutcome => {
  if (outcome === null) throw new RpcError('message/unknown');
  announce('thread');
  return outcome;
};

/**
 * The text goes back to the person; the payload stays readable in case it reached the thread after all. Its number is given back when it
 * was the last one, or the contact would be told that a message is missing (R-LIE-5).
 */
const discard = (vault: OpenVault, thread: ThreadId, id: string): Promise<null> => {
  const { keyring } = vault;
  return vault.step({
    touches: ['threads', 'archive', 'outbox', 'drafts'],
    read: async (reader) => {
      const waiting = await readWaiting(reader, vault, thread);
      const given = waiting.find((one) => one.id === id && one.record.kind === 'message');
      return {
        given,
        sequence: given && (await sequenceOf(reader, vault, given)),
        held: await reader.get('threads', keyring.thread(thread)),
        draft: await reader.get('drafts', keyring.draft(thread)),
      };
    },
    decide: ({ given, sequence, held, draft }) => {
      if (given === undefined) throw new RpcError('message/unknown');
      const text = [given.record.text, draft?.text ?? ''].filter((part) => part !== '').join('\n');
      const wasLast = held !== undefined && held.written === sequence;
      return {
        writes: [
          remove('outbox', given.key),
          put('drafts', keyring.draft(thread), { text }),
          ...(wasLast ? [put('threads', keyring.thread(thread), { ...held, written: held.written - 1 })] : []),
        ],
        output: null,
      };
    },
  });
};
