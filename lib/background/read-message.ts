/** Reads messages that have not been seen before, and says in which way one cannot be read. Pure: stores nothing. */
import { equal, toHex } from '../core/bytes.ts';
import { readSignal } from '../core/call/signal.ts';
import { type ReadOverSet, readOverSessions, sendingSession } from '../core/ratchet/session-set.ts';
import { encodeContent } from '../core/wire/content.ts';
import type { UnreadableReason } from '../rpc/rows.ts';
import type { ArchiveRecord, KeptRecord, ThreadRecord } from '../vault/records.ts';
import { afterProof } from './key-check.ts';
import { withoutTheirEnd, withTheirEnd } from './protection-end.ts';
import { archived, type HeardCall, type Reading, type Situation, type Unread, unreadable } from './reading.ts';
import { threadId } from './sessions.ts';
import { openInvitations } from './thread-state.ts';
import { type TheirTimer, withHeard, withTheirTimer } from './timers.ts';

type Message = Extract<ReadOverSet, { kind: 'message' }>;
type Refusal = Extract<ReadOverSet, { kind: 'refused' }>['code'];

const reasons: Record<Refusal, UnreadableReason> = {
  malformed: 'altered',
  altered: 'altered',
  // Its key was used for a payload with another hash: this is a changed copy of it.
  'already-read': 'altered',
  // Reading what lies before it moves the chain up to it.
  'too-far-ahead': 'older-needed',
};

/** A message that we did not archive when it was made: theirs, or another copy of us. */
export const readTheirMessage = (situation: Situation, { payload, hash, hasOurHeader }: Unread): Reading => {
  const read = readOverSessions(situation.thread.sessions, payload, situation.now);
  switch (read.kind) {
    case 'message':
      // Not taken: its key stays where it is, and opens it when they are not blocked any more (R-PEOPLE-3).
      return situation.contact.barred ? unreadable(situation, 'barred') : take(situation, read, hash);
    case 'refused':
      return unreadable(situation, isOfClosed(situation, payload) ? 'other-device' : reasons[read.code]);
    case 'our-own':
      return hasOurHeader ? unreadable(situation, 'altered') : copied(situation);
    case 'no-session':
      return unreadable(situation, whyNot(situation));
  }
};

const take = (situation: Situation, message: Message, hash: Uint8Array): Reading => {
  const { sessions, content, spent } = message;
  const { now } = situation;
  if (content.kind === 'scanned') return takeProof(situation, { ...message, content }, hash);
  const heardAt = Math.max(0, ...situation.thread.sessions.map((held) => held.heardAt));
  const thread = afterContent({ ...situation.thread, sessions }, content, { now, heardAt });
  const time = content.kind === 'unknown' ? now : content.time;
  const base = {
    thread: threadId(situation.thread),
    author: 'them',
    time,
    hash,
    ...underOf(situation, message),
  } as const;
  const call = content.kind === 'call' ? heardCall(content, hash) : null;
  const record = ((): ArchiveRecord => {
    switch (content.kind) {
      case 'text':
        return { ...base, kind: 'text', text: content.text, sequence: content.sequence };
      case 'control':
        return { ...base, kind: 'card', card: 'accepted' };
      case 'ended':
        return { ...base, kind: 'card', card: 'unprotected' };
      case 'timer':
        return { ...base, kind: 'card', card: 'timer', seconds: content.seconds, sequence: content.sequence };
      case 'call':
        return call === null
          ? { ...base, kind: 'newer', bytes: encodeContent(content) }
          : { ...base, ...lineOf(content, call) };
      default:
        // Kept as it came until there is a place to show it.
        return { ...base, kind: 'newer', bytes: encodeContent(content) };
    }
  })();
  const timerRead = content.kind === 'timer' ? older(situation.timerRead, content) : situation.timerRead;
  const calls = call === null ? situation.calls : [...situation.calls, call];
  return archived({ ...situation, thread, timerRead, calls, spent: [...situation.spent, ...spent] }, record);
};

type CallContent = Extract<Message['content'], { kind: 'call' }>;

/** Null for a step that this Sotto does not know what to do with. */
const heardCall = ({ step, call, signal, time }: CallContent, hash: Uint8Array): HeardCall | null =>
  step === 'candidates' ? null : { step, call: toHex(call), signal, time, hash: toHex(hash) };

const lineOf = ({ call, signal }: CallContent, { step }: HeardCall) =>
  ({ kind: 'card', card: 'call', step, call, video: readSignal(signal)?.video ?? false }) as const;

/** What is to be said of the key that it was written under. */
const underOf = ({ thread, contact }: Situation, { session: id }: Message): Pick<KeptRecord, 'under'> => {
  if (thread.blocked) return { under: 'stopped' };
  const theirs = thread.sessions.find(({ session }) => equal(session.id, id))?.session.theirIdentity;
  const isOld = theirs !== undefined && contact.identity !== null && !equal(theirs, contact.identity);
  return isOld ? { under: 'old-key' } : {};
};

/** The contact has scanned a code that was shown here. */
const takeProof = (
  situation: Situation,
  {
    sessions,
    session,
    content,
    spent,
  }: Message & { readonly content: Extract<Message['content'], { kind: 'scanned' }> },
  hash: Uint8Array,
): Reading => {
  const { now } = situation;
  const moved = { ...situation, thread: { ...situation.thread, sessions }, spent: [...situation.spent, ...spent] };
  const { after, outcome } = afterProof(moved, { session, proof: content.proof, now });
  return archived(after, {
    kind: 'card',
    card: 'scanned',
    outcome,
    thread: threadId(situation.thread),
    author: 'them',
    time: content.time,
    hash,
  });
};

/** A session that was copied or given up does not know what the other state of it did since: what it cannot open is not altered. */
const isOfClosed = ({ thread, now }: Situation, payload: Uint8Array): boolean => {
  if (thread.copied) return true;
  const open = thread.sessions.filter(({ closed }) => closed !== true);
  return open.length < thread.sessions.length && readOverSessions(open, payload, now).kind !== 'refused';
};

/** What is said may say something of the thread. */
const afterContent = (
  thread: ThreadRecord,
  content: Message['content'],
  { now, heardAt }: { readonly now: number; readonly heardAt: number },
): ThreadRecord => {
  switch (content.kind) {
    case 'text':
      return withoutTheirEnd(withHeard(thread, content.sequence), content.time);
    case 'ended':
      return withTheirEnd(thread, content.time, heardAt);
    case 'timer':
      return withTheirTimer(thread, content, now);
    default:
      return thread;
  }
};

const older = (one: TheirTimer | null, other: TheirTimer): TheirTimer =>
  one === null || other.sequence < one.sequence ? other : one;

/**
 * Sealed under one of our own sending keys, and not by us: another copy of this profile writes. Once a new session was begun nothing new
 * is learned by it.
 */
const copied = (situation: Situation): Reading => {
  const { thread } = situation;
  const isNews = sendingSession(thread.sessions) !== null && !thread.copied;
  return unreadable(isNews ? { ...situation, thread: { ...thread, copied: true } } : situation, 'other-copy');
};

/** Undecryptable is never one thing. */
const whyNot = ({ thread, now }: Situation): UnreadableReason => {
  if (thread.blocked) return 'key-changed';
  if (thread.otherDevice) return 'other-device';
  // An answer to an invitation that is newer than every session has not been seen: it may be what this was written under.
  const newest = Math.max(0, ...thread.sessions.map(({ session }) => session.createdAt));
  if (openInvitations(thread, now).some(({ createdAt }) => createdAt >= newest)) return 'older-needed';
  if (thread.restoredAt !== null) return 'not-in-backup';
  return thread.sessions.length === 0 ? 'other-device' : 'wrong-key';
};
