/** Reads messages that have not been seen before, and says in which way one cannot be read. Pure: stores nothing. */
import { type ReadOverSet, readOverSessions } from '../core/ratchet/session-set.ts';
import { encodeContent } from '../core/wire/content.ts';
import type { UnreadableReason } from '../rpc/contract.ts';
import type { ArchiveRecord } from '../vault/records.ts';
import { archived, type Reading, type Situation, unreadable } from './reading.ts';
import { threadId } from './sessions.ts';
import { openInvitations } from './thread-state.ts';

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
export const readTheirMessage = (situation: Situation, payload: Uint8Array): Reading => {
  const read = readOverSessions(situation.thread.sessions, payload, situation.now);
  switch (read.kind) {
    case 'message':
      return take(situation, read);
    case 'refused':
      return unreadable(situation, reasons[read.code]);
    case 'our-own':
    case 'no-session':
      return unreadable(situation, whyNot(situation, read.kind));
  }
};

const take = (situation: Situation, { sessions, content, spent }: Message): Reading => {
  const { thread, now } = situation;
  const time = content.kind === 'unknown' ? now : content.time;
  const base = { thread: threadId(thread), author: 'them', time } as const;
  const record = ((): ArchiveRecord => {
    switch (content.kind) {
      case 'text':
        return { ...base, kind: 'text', text: content.text, sequence: content.sequence };
      case 'control':
        return { ...base, kind: 'card', card: 'accepted' };
      default:
        // Kept as it came until there is a place to show it.
        return { ...base, kind: 'newer', bytes: encodeContent(content) };
    }
  })();
  return archived({ ...situation, thread: { ...thread, sessions }, spent: [...situation.spent, ...spent] }, record);
};

/** Undecryptable is never one thing. */
const whyNot = ({ thread, now }: Situation, kind: 'our-own' | 'no-session'): UnreadableReason => {
  if (thread.blocked) return 'key-changed';
  if (kind === 'our-own') return 'other-device';
  // An answer to an invitation that is newer than every session has not been seen: it may be what this was written under.
  const newest = Math.max(0, ...thread.sessions.map(({ session }) => session.createdAt));
  if (openInvitations(thread, now).some(({ createdAt }) => createdAt >= newest)) return 'older-needed';
  return thread.sessions.length === 0 ? 'other-device' : 'wrong-key';
};
