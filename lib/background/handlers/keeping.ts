/** Does what a person decides about what stays of a thread: how long it is kept, its timer, forgetting it, and beginning it anew. */
import { RpcError } from '../../rpc/errors.ts';
import type { Context } from '../context.ts';
import { lookUpThread } from '../find-thread.ts';
import { inSendingOrder } from '../outbox.ts';
import { isUnprotected } from '../protection-end.ts';
import { beginAnew } from '../renew.ts';
import type { Handlers } from '../router.ts';
import { protectedThreads } from '../stored.ts';
import { writeTimer } from '../write-message.ts';
import { inThread } from './thread.ts';

type Methods = 'thread.keep' | 'thread.timer' | 'thread.forget' | 'thread.renew';

export const keepingHandlers = (context: Context): Pick<Handlers, Methods> => {
  const { announce, eraser, failures, recent, tags } = context;
  return {
    'thread.keep': async ({ thread, keepDays }) => {
      await (await context.vault.open()).setKeepDays(thread, keepDays);
      await eraser.set();
      announce('thread');
      return {};
    },
    'thread.timer': async ({ tabId, seconds }) => {
      const outcome = await inThread(context, tabId, async (_, vault, ref) => {
        const found = await lookUpThread(vault, ref);
        if (found !== null && isUnprotected(found.thread)) throw new RpcError('thread/not-protected'); // it would hold for nothing written here
        return (await writeTimer(context, vault, { ref, seconds })).id;
      });
      announce('thread');
      return outcome;
    },
    'thread.forget': async ({ thread }) => {
      const vault = await context.vault.open();
      await inSendingOrder(context, vault, thread, async () => {
        // The tag first: a thread that is still there writes it again at the next look, one that is gone would leave it behind.
        await tags.remove(thread);
        await vault.forgetThread(thread);
        for (const other of await protectedThreads(vault)) await tags.add(other);
      });
      failures.forget();
      await recent.forget();
      announce('thread');
      announce('people');
      return {};
    },
    'thread.renew': async ({ tabId }) => inThread(context, tabId, beginAnew),
  };
};
