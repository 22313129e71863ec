/** Ending a thread's protection and beginning it again, as its record remembers both, and that the contact did so on their side. Pure. */
import type { ThreadRecord } from '../vault/records.ts';

/** Times that are remembered; the oldest go first. */
const MAX_SPANS = 16;

/** Has the person ended protection here, and not begun it again? Only their own decision does. */
export const isUnprotected = ({ unprotected = [] }: ThreadRecord): boolean => unprotected.at(-1)?.until === null;

export const withProtectionEnded = (thread: ThreadRecord, now: number): ThreadRecord =>
  isUnprotected(thread)
    ? thread
    : { ...thread, unprotected: [...(thread.unprotected ?? []), { from: now, until: null }].slice(-MAX_SPANS) };

/**
 * The contact says that they ended protection.
 * @param heardAt the newest time that was heard of them before this: what is older than that is told by what came after it
 */
export const withTheirEnd = (thread: ThreadRecord, time: number, heardAt: number): ThreadRecord =>
  time < Math.max(heardAt, thread.theirEnd ?? 0) ? thread : { ...thread, theirEnd: time };

/** They write protected again, or in a session that is newer than what they ended. */
export const withoutTheirEnd = (thread: ThreadRecord, time = Number.POSITIVE_INFINITY): ThreadRecord => {
  const { theirEnd, ...without } = thread;
  return theirEnd === undefined || time <= theirEnd ? thread : without;
};

/** As it was, where it is protected. */
export const withProtection = (thread: ThreadRecord, now: number): ThreadRecord =>
  isUnprotected(thread)
    ? { ...thread, unprotected: (thread.unprotected ?? []).map((span) => ({ ...span, until: span.until ?? now })) }
    : thread;
