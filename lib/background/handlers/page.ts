/** Answers the page engine. Nothing that leaves here is plaintext, a key, or made from one. */
import type { PageThread, ThreadRef } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import { sayPageWords } from '../../words/page-words.ts';
import type { Context } from '../context.ts';
import { lookUpThread } from '../find-thread.ts';
import { knownOf } from '../known-kinds.ts';
import { takeStanding } from '../outbox.ts';
import { readRows } from '../read-rows.ts';
import type { Handlers } from '../router.ts';
import { hasEndedThread } from '../stored.ts';
import { isGuarded, promptedState } from '../thread-state.ts';

type Methods =
  | 'page.thread'
  | 'page.left'
  | 'page.scan'
  | 'page.token'
  | 'page.guarded'
  | 'page.writing'
  | 'page.protects'
  | 'page.words';

export const pageHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'page.thread': async ({ ref }, { tabId }) => {
    const thread = await pageThread(context, ref);
    await context.guarded.set(tabId, thread.kind === 'locked' || (thread.kind === 'open' && thread.guarded));
    // Beside the answer, for which the page waits.
    void context.showState(tabId, thread.kind === 'open' ? thread.state : thread.kind === 'locked' ? 'locked' : null);
    return thread;
  },
  'page.left': async (_, { tabId }) => {
    await context.guarded.set(tabId, false);
    await context.showState(tabId, null);
    return {};
  },
  'page.scan': async ({ ref, armored, stands }, { tabId }) => {
    switch (await context.vault.status()) {
      case 'none':
        return { kinds: armored.map(() => 'none') };
      case 'locked':
        return { kinds: armored.map(() => 'locked') };
      case 'open':
        break;
    }
    const { kinds } = context;
    const read = () => readRows(context, { ref, armored, shown: false, tabId });
    const known = kinds.of(armored) ?? (await kinds.reading(read)).map(knownOf);
    const standing = armored.filter((_, index) => stands[index] && known[index]?.isTheirs === false);
    await takeStanding(context, ref, standing);
    return { kinds: known.map(({ kind }) => kind) };
  },
  'page.token': async (wanted, sender) => ({ token: await context.bindings.issue(sender, wanted) }),
  'page.guarded': async (_, { tabId }) => {
    const writing = await context.writing.has(tabId);
    return { guarded: writing || (await context.guarded.has(tabId)), writing };
  },
  'page.writing': async ({ writing }, { tabId }) => {
    await context.writing.set(tabId, writing);
    return {};
  },
  'page.protects': async () => ({ any: await hasArmor(context) }),
  'page.words': async () => sayPageWords(),
});

/** Whether a thread is protected, or was until the person ended that. A vault that is locked knows of the first only. */
const hasArmor = async ({ vault, tags }: Context): Promise<boolean> => {
  const status = await vault.status();
  if (status === 'none') return false;
  return (await tags.any()) || (status === 'open' && (await hasEndedThread(await vault.open())));
};

const pageThread = async (context: Context, ref: ThreadRef): Promise<PageThread> => {
  switch (await context.vault.status()) {
    case 'none':
      return { kind: 'off' };
    case 'locked':
      return (await isTagged(context, ref)) ? { kind: 'locked' } : { kind: 'off' };
    case 'open':
      return openThread(context, await context.vault.open(), ref);
  }
};

const openThread = async (context: Context, vault: OpenVault, ref: ThreadRef): Promise<PageThread> => {
  const { clock, tags } = context;
  const found = await lookUpThread(vault, ref);
  const state = found === null ? 'off' : promptedState(found, clock.now());
  if (found === null || state === 'off') {
    return (await hidesItsAccount(context, ref)) ? { kind: 'open', state: 'blocked', guarded: true } : { kind: 'off' };
  }
  const guarded = isGuarded(state);
  // Storage and database are two places: a worker stopped between them left the tag unwritten, and this is where it is made up for.
  if (guarded) await tags.add(found.thread);
  return { kind: 'open', state, guarded };
};

/** A protected conversation shown to an account that has no part in it: the page lies about who is logged in, and gets no clear text by it. */
const hidesItsAccount = async (context: Context, ref: ThreadRef): Promise<boolean> =>
  ref.peerId === null && (await isTagged(context, { ...ref, ownId: null }));

/** What a locked vault still knows. Without a conversation id the page engine must go by the armor that it sees. */
export const isTagged = async ({ tags }: Context, { site, ownId, conversationId }: ThreadRef): Promise<boolean> =>
  conversationId !== null && tags.has({ site, ownId, conversationId });
