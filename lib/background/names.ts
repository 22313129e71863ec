/** What a contact is called, and who stands behind an own account. */
import { createDeviceId, createIdentity } from '../core/identity.ts';
import type { Random } from '../core/random.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { type AccountRecord, type ContactRecord, noTimers, type ThreadRecord } from '../vault/records.ts';
import { put } from '../vault/step.ts';
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

/**
 * Remembers what a page calls an own account. It can call it anything: that is a name in our windows, and nothing goes by it. What cannot be
 * kept is left: the account's number is shown then.
 */
export const noteOwnHandle = async (
  { keyring, look, step }: OpenVault,
  { site, ownId }: Pick<ThreadRef, 'site' | 'ownId'>,
  shown: string | null,
): Promise<void> => {
  if (ownId === null || shown === null) return;
  const key = keyring.account({ site, ownId });
  const isNew = (account: AccountRecord | undefined): account is AccountRecord =>
    account !== undefined && account.handle !== shown;
  if (!isNew(await look(['accounts'], (reader) => reader.get('accounts', key)))) return;
  await step({
    touches: ['accounts'],
    read: (reader) => reader.get('accounts', key),
    decide: (account) => ({
      writes: isNew(account) ? [put('accounts', key, { ...account, handle: shown })] : [],
      output: null,
    }),
  }).catch(() => null);
};

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
