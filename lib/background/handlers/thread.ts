/** Answers windows about the thread in a tab, and does what is decided there: protect and accept. */

import { RpcError } from '../../rpc/errors.ts';
import { isKnownSite } from '../../rpc/known-sites.ts';
import type { HeldThread, SendOutcome, TabThread, ThreadRef } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import type { ThreadId, ThreadRecord } from '../../vault/records.ts';
import { makeAcceptance } from '../accept.ts';
import type { Context } from '../context.ts';
import { type FullRef, fullRef, lookUpThread } from '../find-thread.ts';
import { makeInvitation } from '../invite.ts';
import { keyChangeOf } from '../key-change.ts';
import { noteOwnHandle } from '../names.ts';
import { oddityOf } from '../oddities.ts';
import { deliver, inSendingOrder, readWaiting } from '../outbox.ts';
import type { Handlers } from '../router.ts';
import { threadId } from '../sessions.ts';
import {
  answerable,
  invitedAt,
  isDeclined,
  isInvitedAnew,
  isWaiting,
  sessionOf,
  stateOf,
  type Thread,
} from '../thread-state.ts';
import { writeTimer } from '../write-message.ts';
import { isTagged } from './page.ts';

type Methods = 'tab.thread' | 'thread.protect' | 'thread.accept';

export const threadHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'tab.thread': ({ tabId }) => tabThread(context, tabId),
  'thread.protect': ({ tabId }) => inThread(context, tabId, makeInvitation),
  'thread.accept': ({ tabId }) => acceptAndTellTimer(context, tabId, acceptTagged),
});

/**
 * Who begins anew, on another device or under another key, knows of no timer: the one that holds here is told again. It is committed with the
 * acceptance, so that it waits if the page is gone by then, and goes out before the next message.
 */
export const acceptAndTellTimer = async (
  context: Context,
  tabId: number,
  make: (context: Context, vault: OpenVault, ref: FullRef) => Promise<string | null>,
): Promise<SendOutcome> => {
  let timer: string | null = null;
  const outcome = await inThread(context, tabId, async (_, vault, ref) => {
    const id = await make(context, vault, ref);
    timer = await timerAgain(context, vault, ref);
    return id;
  });
  if (outcome.kind === 'sent' && timer !== null) await inThread(context, tabId, async () => timer).catch(() => {});
  return outcome;
};

const timerAgain = async (context: Context, vault: OpenVault, ref: FullRef): Promise<string | null> => {
  const seconds = (await lookUpThread(vault, ref))?.thread.timer ?? 0;
  return seconds === 0 ? null : (await writeTimer(context, vault, { ref, seconds })).id;
};

/** The tag comes first: were the worker stopped in between, a locked vault would know too much rather than too little. */
export const acceptTagged = async (context: Context, vault: OpenVault, ref: FullRef): Promise<string> => {
  await context.tags.add(threadId(ref));
  return makeAcceptance(context, vault, ref);
};

/** Makes a handshake payload for the tab's thread and hands it to the page. */
export const inThread = async (
  context: Context,
  tabId: number,
  make: (context: Context, vault: OpenVault, ref: FullRef) => Promise<string | null>,
): Promise<SendOutcome> => {
  const vault = await context.vault.open();
  const { ref } = await context.engine.where(tabId);
  const full = ref && fullRef(ref);
  if (!ref || !full) throw new RpcError('thread/unknown-account');
  return inSendingOrder(context, vault, full, async () => {
    const id = await make(context, vault, full);
    context.announce('thread');
    if (id === null) return { kind: 'sent' };
    const outcome = await deliver(context, vault, { tabId, ref, thread: threadId(full) }, id);
    if (outcome === null) throw new RpcError('message/unknown');
    return outcome;
  });
};

/** What stands in a tab. */
export const tabThread = async (context: Context, tabId: number): Promise<TabThread> => {
  const where = await whereIs(context, tabId);
  if (where === null) return { kind: 'no-site' };
  const { ref, ownHandle, site } = where;
  if (await lacksPointing(context, site)) return { kind: 'not-pointed', site };
  if (ref === null) return { kind: 'no-thread', site };
  const status = await context.vault.status();
  if (status === 'open') await noteOwnHandle(await context.vault.open(), ref, ownHandle);
  const found = status === 'open' ? await lookUpThread(await context.vault.open(), ref) : null;
  const counted = isKnownSite(site) ? {} : { characters: await context.limits.of(site) };
  if (found !== null) return { ...(await known(context, found, ref)), ...counted };
  if (fullRef(ref) === null) return { kind: 'unknown-account', site: ref.site };
  const locked = (await isTagged(context, ref)) ? 'locked' : 'unknown';
  const { peerHandle } = ref;
  const state = status === 'locked' ? locked : 'off';
  const oddity = status === 'open' ? await oddityOf(await context.vault.open(), ref, null) : null;
  return {
    kind: 'thread',
    site: ref.site,
    state,
    peerHandle,
    name: null,
    invitedAt: null,
    waiting: false,
    canAccept: false,
    unsent: null,
    ...(oddity === null ? {} : { oddity }),
    ...counted,
  };
};

/** A thread of the vault, as windows see it. `ref`: as a page shows it now, where one does. */
export const known = async (
  context: Context,
  found: Thread,
  ref: ThreadRef | null,
): Promise<Extract<TabThread, { kind: 'thread' }>> => {
  const now = context.clock.now();
  const vault = await context.vault.open();
  const { elsewhere, sessions, restoredAt } = found.thread;
  const oddity = ref === null ? null : await oddityOf(vault, ref, found);
  return {
    kind: 'thread',
    site: found.thread.site,
    state: stateOf(found, now),
    peerHandle: found.contact.handle ?? ref?.peerHandle ?? null, // a page may say its handle only after its rows
    name: found.contact.name,
    invitedAt: invitedAt(found.thread, now),
    waiting: isWaiting(found.thread),
    canAccept: answerable(found.thread, now) !== null,
    unsent: await unsentOf(context, vault, threadId(found.thread)),
    ...(oddity === null ? {} : { oddity }),
    held: {
      thread: threadId(found.thread),
      keepDays: vault.keepDays(found.thread),
      timer: found.thread.timer,
      session: sessionOf(found.thread),
      isInvitedAnew: isInvitedAnew(found.thread, now),
      ...keyChangeOf(found),
      ...endsOf(found.thread, now),
      ...(elsewhere && sessions.length === 0 && restoredAt === null ? { isElsewhere: true } : {}),
      ...(isDeclined(found, now) ? { isDeclined: true } : {}),
      peerId: found.contact.peerId,
      muted: found.contact.muted,
      barred: found.contact.barred,
    },
  };
};

/** Where protection was ended: here, and on the other side. */
const endsOf = (
  { unprotected, theirEnd }: ThreadRecord,
  now: number,
): Pick<HeldThread, 'unprotected' | 'theirEnd'> => ({
  ...(unprotected === undefined ? {} : { unprotected }),
  ...(theirEnd === undefined ? {} : { theirEnd: Math.min(theirEnd, now) }), // their clock may be ahead
});

/** What is not a message and was never seen in the thread. */
const unsentOf = async (
  { underway }: Context,
  vault: OpenVault,
  thread: ThreadId,
): Promise<Extract<TabThread, { kind: 'thread' }>['unsent']> => {
  const waiting = await vault.look(['outbox'], (reader) => readWaiting(reader, vault, thread));
  const kinds = waiting.filter(({ id }) => !underway.has(id)).map(({ record }) => record.kind);
  const isAnAct = (kind: (typeof kinds)[number]) => kind !== 'message' && kind !== 'call'; // a call that could not be begun is over
  return kinds.findLast(isAnAct) ?? null;
};

/** Nobody has listed the site, and the person has pointed at nothing there. */
const lacksPointing = async ({ pointed }: Context, site: string): Promise<boolean> =>
  !isKnownSite(site) && (await pointed.of(site)) === null;

/** Where a tab stands, or null when no page engine answers there. */
const whereIs = ({ engine }: Context, tabId: number): Promise<Awaited<ReturnType<typeof engine.where>> | null> =>
  engine.where(tabId).catch(() => null); // no page engine, or no such tab
