/** Ending a thread's protection and beginning it again, as its record remembers both. Pure. Only the person's own decision comes here. */
import type { ThreadRecord } from '../vault/records.ts';

/** Times that are remembered; the oldest go first. */
const MAX_SPANS = 16;

/** Has the person ended protection here, and not begun it again? */
export const isUnprotected = ({ unprotected = [] }: ThreadRecord): boolean => unprotected.at(-1)?.until === null;

export const withProtectionEnded = (thread: ThreadRecord, now: number): ThreadRecord =>
  isUnprotected(thread)
    ? thread
    : { ...thread, unprotected: [...(thread.unprotected ?? []), { from: now, until: null }].slice(-MAX_SPANS) };

/** As it was, where it is protected. */
export const withProtection = (thread: ThreadRecord, now: number): ThreadRecord =>
  isUnprotected(thread)
    ? { ...thread, unprotected: (thread.unprotected ?? []).map((span) => ({ ...span, until: span.until ?? now })) }
    : thread;
