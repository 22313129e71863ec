/** What a contact is called, and who stands behind an own account. */
import { createDeviceId, createIdentity } from '../core/identity.ts';
import type { Random } from '../core/random.ts';
import { type AccountRecord, type ContactRecord, noTimers, type ThreadRecord } from '../vault/records.ts';
import type { FullRef } from './find-thread.ts';
import type { Thread } from './thread-state.ts';

/** The name that the person gave, else the handle at the first contact. Null when neither is known. */
export const nameOf = ({ name, handle }: ContactRecord): string | null =>
  name ?? (handle === null ? null : `@${handle}`);

/** The contact with the handle that the page shows, if none was known before. Later handles change nothing: the page can show any. */
export const withHandle = (contact: ContactRecord, shown: string | null): ContactRecord =>
  contact.handle === null && shown !== null ? { ...contact, handle: shown } : contact;

/** An own account that meets Sotto for the first time. */
export const newAccount = (
  { site, ownId }: { readonly site: string; readonly ownId: string },
  now: number,
  random: Random,
): AccountRecord => ({
  site,
  ownId,
  identity: createIdentity(random),
  deviceId: createDeviceId(random),
  createdAt: now,
});

/** A thread about which nothing is known yet but whom it is with. */
export const newThread = ({ site, ownId, conversationId, peerId, peerHandle }: FullRef): Thread => {
  const thread: ThreadRecord = {
    site,
    ownId,
    conversationId,
    peerId,
    sessions: [],
    sent: [],
    received: null,
    blocked: false,
    written: 0,
    posted: 0,
    timer: 0,
    timers: noTimers,
    copied: false,
    restoredAt: null,
  };
  const contact: ContactRecord = {
    site,
    ownId,
    peerId,
    conversationId,
    handle: peerHandle,
    name: null,
    identity: null,
    verified: false,
    since: null,
    muted: false,
    barred: false,
  };
  return { thread, contact };
};
