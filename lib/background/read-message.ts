/** Reads messages that have not been seen before, and says in which way one cannot be read. Pure: stores nothing. */
import { type Decrypted, decryptMessage, ownHeaderOpens } from '../core/ratchet/session.ts';
import type { UnreadableReason } from '../rpc/contract.ts';
import type { ArchiveRecord, LiveSession } from '../vault/records.ts';
import { archived, type Reading, type Situation, unreadable } from './reading.ts';
import { replaceSession, threadId } from './sessions.ts';
import { openInvitations } from './thread-state.ts';

type Message = Extract<Decrypted, { kind: 'message' }>;
type Refusal = Extract<Decrypted, { kind: 'refused' }>['code'];

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
  for (const live of situation.thread.sessions) {
    const decrypted = decryptMessage(live.session, payload, situation.now);
    if (decrypted.kind === 'message') return take(situation, live, decrypted);
    if (decrypted.kind === 'refused') return unreadable(situation, reasons[decrypted.code]);
  }
  return unreadable(situation, whyNot(situation, payload));
};

const take = (situation: Situation, live: LiveSession, { next, content, spent }: Message): Reading => {
  const { thread, now } = situation;
  const time = content.kind === 'unknown' ? now : content.time;
  const after: LiveSession = { session: next, heardAt: Math.max(live.heardAt, time) };
  const base = { thread: threadId(thread), author: 'them', time } as const;
  const record = ((): ArchiveRecord => {
    switch (content.kind) {
      case 'text':
        return { ...base, kind: 'text', text: content.text, sequence: content.sequence };
      case 'control':
        return { ...base, kind: 'card', card: 'accepted' };
      case 'unknown':
        return { ...base, kind: 'newer', bytes: content.bytes };
    }
  })();
  return archived(
    { ...situation, thread: replaceSession(thread, live, after), spent: [...situation.spent, ...spent] },
    record,
  );
};

/** Undecryptable is never one thing. */
const whyNot = ({ thread, now }: Situation, payload: Uint8Array): UnreadableReason => {
  if (thread.blocked) return 'key-changed';
  if (thread.sessions.some(({ session }) => ownHeaderOpens(session, payload))) return 'other-device';
  // An answer to an invitation that is newer than every session has not been seen: it may be what this was written under.
  const newest = thread.sessions[0]?.session.createdAt ?? 0;
  if (openInvitations(thread, now).some(({ createdAt }) => createdAt >= newest)) return 'older-needed';
  return thread.sessions.length === 0 ? 'other-device' : 'wrong-key';
};
