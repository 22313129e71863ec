/**
 * Does what a person decides about the protection of a thread: that an invitation is declined, which of two keys is the contact's, and that
 * protection ends or goes on.
 */
import type { SendOutcome, ThreadRef } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import type { ThreadId } from '../../vault/records.ts';
import type { Context } from '../context.ts';
import { decline } from '../decline.ts';
import { deliver, inSendingOrder, readWaiting } from '../outbox.ts';
import type { Handlers } from '../router.ts';
import { threadId } from '../sessions.ts';
import { protectedThreads } from '../stored.ts';
import { keepKey, takeKey } from '../take-key.ts';
import { beginProtection, endProtection } from '../unprotect.ts';
import { acceptAndTellTimer, inThread } from './thread.ts';

type Methods =
  | 'thread.decline'
  | 'key.take'
  | 'key.keep'
  | 'thread.unprotect'
  | 'thread.tell-unprotected'
  | 'thread.protect-again';

export const decidingHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'thread.decline': async ({ thread, declined }) => {
    await decline(context, await context.vault.open(), thread, declined);
    for (const news of ['thread', 'people'] as const) context.announce(news);
    return {};
  },
  'key.take': async ({ tabId, key }) => {
    const outcome = await acceptAndTellTimer(context, tabId, (_, vault, ref) => takeKey(context, vault, ref, key));
    told(context);
    return outcome;
  },
  'key.keep': async ({ thread, key }) => {
    const vault = await context.vault.open();
    await inSendingOrder(context, vault, thread, () => keepKey(context, vault, thread, key));
    told(context);
    return {};
  },
  'thread.unprotect': async ({ tabId, thread }) => {
    const vault = await context.vault.open();
    return inSendingOrder(context, vault, thread, async () => {
      const { ref, id } = await endProtection(context, vault, thread);
      const sent = id === null ? null : await tell(context, vault, { tabId, ref }, id);
      // Last, and after the record: were the worker stopped in between, a locked vault would guard too much rather than too little.
      await context.tags.remove(thread);
      for (const other of await protectedThreads(vault)) await context.tags.add(other);
      told(context);
      return { told: sent };
    });
  },
  'thread.tell-unprotected': ({ tabId }) => inThread(context, tabId, waitingWord),
  'thread.protect-again': async ({ thread }) => {
    const vault = await context.vault.open();
    await context.tags.add(threadId(thread));
    await inSendingOrder(context, vault, thread, () => beginProtection(context, vault, thread));
    told(context);
    return {};
  },
});

/** Protection has ended, whatever becomes of the word to the contact. */
const tell = async (
  context: Context,
  vault: OpenVault,
  { tabId, ref }: { readonly tabId: number; readonly ref: ThreadRef },
  id: string,
): Promise<SendOutcome | null> => {
  const { site, ownId, conversationId } = ref;
  if (ownId === null || conversationId === null) return null;
  return deliver(context, vault, { tabId, ref, thread: { site, ownId, conversationId } }, id);
};

/** The id of the word to the contact that was never seen in the thread, or null when there is none. */
const waitingWord = (_: Context, vault: OpenVault, thread: ThreadId): Promise<string | null> =>
  vault.look(['outbox'], async (reader) => {
    const waiting = await readWaiting(reader, vault, thread);
    return waiting.findLast(({ record }) => record.kind === 'ended')?.id ?? null;
  });

/** What could not be read may be read now, and everybody has something else to say. */
const told = ({ failures, announce }: Context): void => {
  failures.forget();
  announce('thread');
  announce('people');
};
