/** Answers the frame in which a person writes, once it is bound: what it shows, its draft, and sending. */
import type { ComposerState, SendOutcome } from '../../rpc/contract.ts';
import { RpcError } from '../../rpc/errors.ts';
import type { ThreadId } from '../../vault/records.ts';
import { put, remove } from '../../vault/step.ts';
import type { OpenVault } from '../../vault/vault.ts';
import { sayName } from '../../words/thread-words.ts';
import type { Binding } from '../bindings.ts';
import { isVaultClosed } from '../closed.ts';
import type { Context } from '../context.ts';
import { findThread, lookUpThread } from '../find-thread.ts';
import { deliver, inSendingOrder, readWaiting, type Waiting } from '../outbox.ts';
import type { BoundFrame, Handlers } from '../router.ts';
import { threadId } from '../sessions.ts';
import { isWaiting } from '../thread-state.ts';
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
  'composer.draft': async ({ text }, sender) => {
    const { vault, thread } = await boundThread(context, sender);
    const key = vault.keyring.draft(thread);
    await vault.step({
      touches: ['drafts'],
      read: async () => null,
      decide: () => ({ writes: [text === '' ? remove('drafts', key) : put('drafts', key, { text })], output: null }),
    });
    return {};
  },
  'composer.send': async ({ text: typed }, { binding: { ref, tabId } }) => {
    const text = sendableText(typed);
    const vault = await context.vault.open();
    const found = await lookUpThread(vault, ref);
    if (found === null) throw new RpcError('thread/not-protected');
    return inSendingOrder(context, vault, found.thread, async () => {
      const { id, thread } = await writeMessage(context, vault, { ref, text });
      return delivered(context, await deliver(context, vault, { tabId, ref, thread }, id));
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
    const { runtime, windows } = context.browser;
    await windows.create({ url: runtime.getURL(`/popup.html?tab=${tabId}`), type: 'popup', width: 380, height: 600 });
    return {};
  },
});

const composerState = async ({ underway }: Context, vault: OpenVault, { ref }: Binding): Promise<ComposerState> =>
  vault.look(['threads', 'contacts', 'outbox', 'drafts'], async (reader) => {
    const found = await findThread(reader, vault.keyring, ref);
    if (found === null) throw new RpcError('thread/not-protected');
    const { thread, contact } = found;
    if (thread.blocked) return { kind: 'blocked' };
    if (thread.sessions.length === 0) throw new RpcError('thread/not-protected');
    const draft = await reader.get('drafts', vault.keyring.draft(thread));
    const waiting = await readWaiting(reader, vault, thread);
    return {
      kind: 'open',
      name: sayName({ name: contact.name, handle: contact.handle, id: contact.peerId }),
      waiting: isWaiting(thread),
      draft: draft?.text ?? '',
      unsent: unsentOf(waiting.filter(({ id }) => !underway.has(id))),
    };
  });

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
  const found = await lookUpThread(open, binding.ref);
  if (found === null) throw new RpcError('thread/not-protected');
  return { vault: open, thread: threadId(found.thread) };
};

const delivered = ({ announce }: Context, outcome: SendOutcome | null): SendOutcome => {
  if (outcome === null) throw new RpcError('message/unknown');
  announce('thread');
  return outcome;
};

/** The text goes back to the person; the payload stays readable in case it reached the thread after all. */
const discard = (vault: OpenVault, thread: ThreadId, id: string): Promise<null> => {
  const { keyring } = vault;
  return vault.step({
    touches: ['outbox', 'drafts'],
    read: async (reader) => ({
      waiting: await readWaiting(reader, vault, thread),
      draft: await reader.get('drafts', keyring.draft(thread)),
    }),
    decide: ({ waiting, draft }) => {
      const given = waiting.find((one) => one.id === id && one.record.kind === 'message');
      if (given === undefined) throw new RpcError('message/unknown');
      const text = [given.record.text, draft?.text ?? ''].filter((part) => part !== '').join('\n');
      return { writes: [remove('outbox', given.key), put('drafts', keyring.draft(thread), { text })], output: null };
    },
  });
};
