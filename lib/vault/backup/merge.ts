/**
 * Decides what a record of a backup file becomes beside what the vault has. Pure. Nothing that is there is lost or moved back: a
 * session, a secret, a counter or a key in use is never replaced by an older one.
 */
import { equal } from '../../core/bytes.ts';
import type { DeviceId } from '../../core/keys.ts';
import { type AccountRecord, type ArchiveRecord, type ContactRecord, noTimers, type ThreadRecord } from '../records.ts';
import type { SavedAccount, SavedThread } from './content.ts';

/** An own account. Its identity gives way only to the saved one, and only while nobody can have seen it. */
export const mergedAccount = (
  here: AccountRecord | undefined,
  saved: SavedAccount,
  { isInUse, freshDeviceId }: { readonly isInUse: boolean; readonly freshDeviceId: DeviceId },
): { readonly account: AccountRecord; readonly isOther: boolean } => {
  if (here === undefined) return { account: { ...saved, deviceId: freshDeviceId }, isOther: false };
  if (equal(here.identity.publicKey, saved.identity.publicKey)) return { account: here, isOther: false };
  if (isInUse) return { account: here, isOther: true };
  return { account: { ...here, identity: saved.identity, createdAt: saved.createdAt }, isOther: false };
};

/** Whether a contact can have seen the identity that stands behind a thread. */
export const showsIdentity = ({ sessions, sent, written, posted }: ThreadRecord): boolean =>
  sessions.length > 0 || sent.length > 0 || written > 0 || posted > 0;

/**
 * A contact. Verified stays verified as long as the key is the same; another key is `isOther`, and the thread must stop. Who was blocked or muted on
 * either side is: that can be undone, and what was sent cannot.
 */
export const mergedContact = (
  here: ContactRecord | undefined,
  saved: ContactRecord,
): { readonly contact: ContactRecord; readonly isOther: boolean } => {
  if (here === undefined) return { contact: saved, isOther: false };
  const isSame = here.identity !== null && saved.identity !== null && equal(here.identity, saved.identity);
  const names = {
    handle: here.handle ?? saved.handle,
    name: here.name ?? saved.name,
    muted: here.muted || saved.muted,
    barred: here.barred || saved.barred,
  };
  const since = earliest(here.since, saved.since);
  if (saved.identity === null) return { contact: { ...here, ...names, since }, isOther: false };
  if (here.identity === null) {
    return {
      contact: { ...here, ...names, since, identity: saved.identity, verified: saved.verified },
      isOther: false,
    };
  }
  if (!isSame) return { contact: { ...here, ...names }, isOther: true };
  return { contact: { ...here, ...names, since, verified: here.verified || saved.verified }, isOther: false };
};

const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/**
 * A thread. One that had a contact's key comes back without its sessions, and says so until there is a new one.
 * @param isPinned the contact's key is known
 */
export const mergedThread = (
  here: ThreadRecord | undefined,
  saved: SavedThread,
  { isPinned, mustStop, now }: { readonly isPinned: boolean; readonly mustStop: boolean; readonly now: number },
): ThreadRecord => {
  const { site, ownId, conversationId, peerId, received, blocked, written, timer, keys } = saved;
  if (here === undefined) {
    const restoredAt = isPinned ? now : null;
    const fresh = { sessions: [], sent: [], posted: 0, timers: noTimers, copied: false, restoredAt };
    const decided = { ...(keys === undefined ? {} : { keys }), ...endedSpans(saved, now) };
    const stopped = blocked || mustStop;
    return { site, ownId, conversationId, peerId, received, blocked: stopped, written, timer, ...fresh, ...decided };
  }
  const isWithout = here.sessions.length === 0 && isPinned;
  return {
    ...here,
    blocked: here.blocked || mustStop,
    written: Math.max(here.written, written),
    restoredAt: here.restoredAt ?? (isWithout ? now : null),
  };
};

/** A thread that comes back is guarded, whatever it was: protection is ended in this browser or not at all. */
const endedSpans = ({ unprotected }: SavedThread, now: number): Pick<ThreadRecord, 'unprotected'> =>
  unprotected === undefined
    ? {}
    : { unprotected: unprotected.map(({ from, until }) => ({ from, until: until ?? now })) };

/**
 * What of the archive is to be written, or null. What was erased here stays erased.
 * @param isOver the thread no longer keeps what is of its day
 */
export const mergedText = (
  here: ArchiveRecord | undefined,
  saved: ArchiveRecord,
  isOver: boolean,
): ArchiveRecord | null => {
  if (here !== undefined) return null;
  if (!isOver || saved.kind === 'gone' || saved.kind === 'card') return saved;
  return saved.hash === null ? null : { kind: 'gone', author: saved.author, hash: saved.hash };
};
