/** What a thread's record means right now. Derived, never stored: facts are kept, and time passes. */
import { expiresAt } from '../core/handshake/invitation.ts';
import { sendingSession } from '../core/ratchet/session-set.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ThreadState } from '../rpc/thread-types.ts';
import type { ContactRecord, ReceivedInvitation, ThreadRecord } from '../vault/records.ts';
import { isUnprotected } from './protection-end.ts';

/** A thread together with the contact whom it is with. */
export interface Thread {
  readonly thread: ThreadRecord;
  readonly contact: ContactRecord;
}

/** To be asked before anything goes out to a contact. @throws RpcError `thread/barred` when the person has blocked them */
export const refuseBarred = ({ barred }: ContactRecord): void => {
  if (barred) throw new RpcError('thread/barred');
};

/** The thread's state at `now` (Unix seconds); see docs/protocol.md, *Thread states*. */
export const stateOf = ({ thread, contact }: Thread, now: number): ThreadState => {
  if (thread.blocked) return 'blocked';
  if (isUnprotected(thread)) return 'unprotected';
  if (thread.sessions.length > 0) return contact.verified ? 'verified' : 'protected';
  if (thread.restoredAt !== null) return 'restored';
  if (answerable(thread, now) !== null) return 'invitation-received';
  return openInvitations(thread, now).length > 0 ? 'invited' : 'off';
};

/**
 * The state as pages and the toolbar learn it: what the person does not want to be asked about makes no prompt there. A guarded thread stays
 * what it is, whoever is muted or blocked in it.
 */
export const promptedState = (found: Thread, now: number): ThreadState => {
  const state = stateOf(found, now);
  const { muted, barred } = found.contact;
  if (isGuarded(state) || !(muted || barred)) return state;
  if (barred) return 'off';
  if (state !== 'invitation-received') return state;
  return openInvitations(found.thread, now).length > 0 ? 'invited' : 'off';
};

/** In these states the composer stands in for the site's box; blocked too, or the site's box would be open again. */
export const isGuarded = (state: ThreadState): boolean => guarded.has(state);

const guarded: ReadonlySet<ThreadState> = new Set(['protected', 'verified', 'blocked', 'restored']);

/** Our invitations that can still be accepted. */
export const openInvitations = (thread: ThreadRecord, now: number): ThreadRecord['sent'] =>
  thread.sent.filter(({ usedAt, createdAt }) => usedAt === null && now <= expiresAt(createdAt));

/** The received invitation that we may accept now: it has not expired nor been declined, and when both invited, it is our turn. */
export const answerable = (thread: ThreadRecord, now: number): ReceivedInvitation | null => {
  const received = unexpired(thread, now);
  return received !== null && received.declined !== true && now >= received.answerFrom ? received : null;
};

const unexpired = ({ received }: ThreadRecord, now: number): ReceivedInvitation | null =>
  received !== null && now <= expiresAt(received.createdAt) ? received : null;

/** The person has declined what was offered, and nothing has come of the thread since. */
export const isDeclined = (found: Thread, now: number): boolean =>
  unexpired(found.thread, now)?.declined === true && stateOf(found, now) === 'off';

/** Whether the thread's session can be written on, and why not. */
export const sessionOf = ({ copied, sessions }: ThreadRecord): 'none' | 'in-use' | 'copied' | 'renewing' => {
  if (copied) return 'copied';
  if (sessions.length === 0) return 'none';
  return sendingSession(sessions) === null ? 'renewing' : 'in-use';
};

/** The contact has begun anew under the same key: its invitation is newer than every session. */
export const isInvitedAnew = (thread: ThreadRecord, now: number): boolean => {
  const received = answerable(thread, now);
  if (received === null || thread.blocked || !['in-use', 'renewing'].includes(sessionOf(thread))) return false;
  return thread.sessions.every(({ session }) => session.createdAt < received.createdAt);
};

/** True until the contact has answered on the session that we write on. */
export const isWaiting = (thread: ThreadRecord): boolean =>
  sendingSession(thread.sessions)?.session.confirmed === false;

/** Whether pages and windows have something else to say about a thread than before. */
export const isNews = (before: Thread, after: Thread, now: number): boolean =>
  stateOf(before, now) !== stateOf(after, now) ||
  sessionOf(before.thread) !== sessionOf(after.thread) ||
  isWaiting(before.thread) !== isWaiting(after.thread) ||
  isInvitedAnew(before.thread, now) !== isInvitedAnew(after.thread, now) ||
  before.thread.keys !== after.thread.keys ||
  before.thread.theirEnd !== after.thread.theirEnd ||
  before.thread.elsewhere !== after.thread.elsewhere ||
  before.thread.otherDevice !== after.thread.otherDevice ||
  before.thread.byHand !== after.thread.byHand ||
  before.thread.timer !== after.thread.timer ||
  before.thread.check?.failed !== after.thread.check?.failed ||
  invitedAt(before.thread, now) !== invitedAt(after.thread, now);

/** Unix seconds of the invitation that waits for an answer, theirs before ours. */
export const invitedAt = (thread: ThreadRecord, now: number): number | null =>
  answerable(thread, now)?.createdAt ?? openInvitations(thread, now).at(-1)?.createdAt ?? null;
