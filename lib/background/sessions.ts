/** Keeps a thread's sessions in order and within bounds. Pure. */
import { equal } from '../core/bytes.ts';
import { secretsExpireAt } from '../core/handshake/invitation.ts';
import type { LiveSession, ThreadId, ThreadRecord } from '../vault/records.ts';

/** Each is up to twenty header tries for an unknown payload. The one that was heard longest ago goes first. */
const MAX_LIVE_SESSIONS = 4;

/** What names the thread. */
export const threadId = ({ site, ownId, conversationId }: ThreadId): ThreadId => ({ site, ownId, conversationId });

/** The thread with one more session, newest first. */
export const addSession = (thread: ThreadRecord, added: LiveSession): ThreadRecord => {
  const sessions = [added, ...thread.sessions.filter(({ session }) => !equal(session.id, added.session.id))];
  if (sessions.length <= MAX_LIVE_SESSIONS) return { ...thread, sessions };
  const [, ...others] = sessions;
  const oldest = others.reduce((least, live) => (live.heardAt < least.heardAt ? live : least));
  return { ...thread, sessions: sessions.filter((live) => live !== oldest) };
};

/** The thread with one session moved on. */
export const replaceSession = (thread: ThreadRecord, before: LiveSession, after: LiveSession): ThreadRecord => ({
  ...thread,
  sessions: thread.sessions.map((live) => (live === before ? after : live)),
});

/** The thread without secrets whose time is over: they could only open what must stay closed. */
export const withoutExpired = (thread: ThreadRecord, now: number): ThreadRecord => {
  const sent = thread.sent.filter((secrets) => now <= secretsExpireAt(secrets));
  return sent.length === thread.sent.length ? thread : { ...thread, sent };
};
