/** Keeps a thread's sessions in order and within bounds. Pure. */
import { secretsExpireAt } from '../core/handshake/invitation.ts';
import type { Session } from '../core/ratchet/session.ts';
import * as set from '../core/ratchet/session-set.ts';
import type { ThreadId, ThreadRecord } from '../vault/records.ts';
import { byHandAnew } from './by-hand-numbers.ts';
import { withoutTheirEnd } from './protection-end.ts';
import { countedAnew } from './timers.ts';

/** What names the thread. */
export const threadId = ({ site, ownId, conversationId }: ThreadId): ThreadId => ({ site, ownId, conversationId });

/** The thread with one more session. Whoever began anew may count its texts anew, too. */
export const addSession = (thread: ThreadRecord, added: set.HeldSession): ThreadRecord => ({
  ...withoutTheirEnd(thread),
  ...byHandAnew(thread),
  timers: countedAnew(thread),
  sessions: set.addSession(thread.sessions, added).sessions,
});

/** The thread with one session moved on. */
export const replaceSession = (thread: ThreadRecord, next: Session): ThreadRecord => ({
  ...thread,
  sessions: set.replaceSession(thread.sessions, next),
});

/** The thread without secrets whose time is over: they could only open what must stay closed. */
export const withoutExpired = (thread: ThreadRecord, now: number): ThreadRecord => {
  const sent = thread.sent.filter((secrets) => now <= secretsExpireAt(secrets));
  return sent.length === thread.sent.length ? thread : { ...thread, sent };
};
