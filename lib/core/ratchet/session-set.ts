/**
 * All sessions with one contact: which of them sends, which are only kept, and how a payload is read over them within a bounded
 * number of header tries. Never replaces a newer state by an older one.
 */
import { equal } from '../bytes.ts';
import type { SessionId } from '../keys.ts';
import { MAX_ARCHIVED_SESSIONS, MAX_LIVE_SESSIONS } from '../limits.ts';
import type { Content } from '../wire/content.ts';
import { decodeMessage, type SealedMessage } from '../wire/message-form.ts';
import { type Breadth, findPlace, headerKeysToTry } from './receiving.ts';
import { openHeader } from './seal.ts';
import { type Decrypted, decryptFound, ownHeaderKeys, type Session } from './session.ts';

export interface HeldSession {
  readonly session: Session;
  /** Newest time that the contact stated on it, never later than our own clock at that moment; 0 until something was received. */
  readonly heardAt: number;
  /** Nothing is ever sent on it again: its state was restored, or a copy of this profile wrote on it. */
  readonly closed?: true;
}

/** The last one added or brought back first. At most `MAX_LIVE_SESSIONS` + `MAX_ARCHIVED_SESSIONS`. */
export type SessionSet = readonly HeldSession[];

const MAX_SESSIONS = MAX_LIVE_SESSIONS + MAX_ARCHIVED_SESSIONS;

/**
 * The session that new content goes out on: the one last heard on; one that was never heard on only when there is no other. Null for
 * a set without an open one (docs/protocol.md, *Sessions*).
 */
export function sendingSession(sessions: SessionSet): HeldSession | null {
  const open = sessions.filter(({ closed }) => closed !== true);
  const confirmed = open.filter(({ session }) => session.confirmed);
  const heardLast = confirmed.reduce<HeldSession | null>(
    (best, held) => (best === null || held.heardAt > best.heardAt ? held : best),
    null,
  );
  return heardLast ?? open[0] ?? null;
}

/** The same sessions, for reading alone: a state that is not the newest one would seal with keys that were used. */
export function closeSessions(sessions: SessionSet): SessionSet {
  return sessions.map((held) => ({ ...held, closed: true }));
}

/** The set with one more session; as it was, when it has a session of that id already. What is over the bound is `dropped`. */
export function addSession(
  sessions: SessionSet,
  added: HeldSession,
): { readonly sessions: SessionSet; readonly dropped: SessionSet } {
  if (sessions.some(({ session }) => equal(session.id, added.session.id))) return { sessions, dropped: [] };
  return withinBounds([added, ...sessions]);
}

function withinBounds(sessions: SessionSet): { readonly sessions: SessionSet; readonly dropped: SessionSet } {
  const first = firstTried(sessions);
  const dropped = sessions.filter((held) => held !== first).slice(MAX_SESSIONS - 1);
  return { sessions: sessions.filter((held) => !dropped.includes(held)), dropped };
}

/** The set with one session moved on by a step of its own. */
export function replaceSession(sessions: SessionSet, next: Session): SessionSet {
  return sessions.map((held) => (equal(held.session.id, next.id) ? { ...held, session: next } : held));
}

/** Every session in the order in which a payload is tried on it: the sending one, the other live ones, the archived ones. */
export function inOrderOfTrial(
  sessions: SessionSet,
): readonly { readonly held: HeldSession; readonly breadth: Breadth }[] {
  const first = firstTried(sessions);
  if (first === null) return [];
  const others = sessions.filter((held) => held !== first);
  return [
    { held: first, breadth: 'sending' },
    ...others.map((held, index) => ({ held, breadth: index < MAX_LIVE_SESSIONS - 1 ? 'live' : 'archived' }) as const),
  ];
}

/** Where none is open, the first stands in for the one that sends. */
function firstTried(sessions: SessionSet): HeldSession | null {
  return sendingSession(sessions) ?? sessions[0] ?? null;
}

type Read = Extract<Decrypted, { readonly kind: 'message' }>;
type Refused = Extract<Decrypted, { readonly kind: 'refused' }>;

export type ReadOverSet = {
  /** Header keys that were tried, at most `MAX_TRIES`. */
  readonly tries: number;
} & (
  | {
      readonly kind: 'message';
      readonly sessions: SessionSet;
      /** The session it was written on. */
      readonly session: SessionId;
      readonly content: Content;
      readonly ordinal: Read['ordinal'];
      readonly spent: Read['spent'];
    }
  | Refused
  /** One of our own sending header keys sealed it: a copy of this profile wrote it, unless its hash is known as our own. */
  | { readonly kind: 'our-own' }
  | { readonly kind: 'no-session' }
);

/**
 * Reads a message payload over all sessions (docs/protocol.md, *Sessions*). To be asked only for a payload whose hash is unknown.
 * @param now Unix seconds
 */
export function readOverSessions(sessions: SessionSet, payload: Uint8Array, now: number): ReadOverSet {
  const sealed = decodeMessage(payload);
  if (sealed === null) return { kind: 'refused', code: 'malformed', tries: 0 };
  let tries = 0;
  for (const { held, breadth } of inOrderOfTrial(sessions)) {
    const { session } = held;
    const place = findPlace(headerKeysToTry(session.receiving, breadth), session.context, sealed);
    tries += place.tries;
    if (place.found === null) continue;
    const read = decryptFound(session, sealed, place.found, now);
    return read.kind === 'refused' ? { ...read, tries } : taken(sessions, { held, breadth, read, tries, now });
  }
  return notTheirs(sessions, sealed, tries);
}

interface Taking {
  readonly held: HeldSession;
  readonly breadth: Breadth;
  readonly read: Read;
  readonly tries: number;
  readonly now: number;
}

/** What was heard on an archived session makes it a live one again. */
function taken(sessions: SessionSet, { held, breadth, read, tries, now }: Taking): ReadOverSet {
  const { content, next, ordinal, spent } = read;
  // Whose clock is ahead must not hold the thread to a session that it gave up.
  const stated = content.kind === 'unknown' ? now : Math.min(content.time, now);
  const after: HeldSession = { ...held, session: next, heardAt: Math.max(held.heardAt, stated) };
  const moved =
    breadth === 'archived'
      ? [after, ...sessions.filter((one) => one !== held)]
      : sessions.map((one) => (one === held ? after : one));
  return { kind: 'message', sessions: moved, session: next.id, content, ordinal, spent, tries };
}

/** Our own keys are compared on the sending session alone: a copy of this profile writes on the same one. */
function notTheirs(sessions: SessionSet, sealed: SealedMessage, before: number): ReadOverSet {
  const sending = firstTried(sessions);
  if (sending === null) return { kind: 'no-session', tries: before };
  const keys = ownHeaderKeys(sending.session);
  const at = keys.findIndex((headerKey) => openHeader(headerKey, sending.session.context, sealed) !== null);
  return at < 0 ? { kind: 'no-session', tries: before + keys.length } : { kind: 'our-own', tries: before + at + 1 };
}
