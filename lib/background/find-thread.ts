/** Finds the thread that a page speaks of. What a page says are claims: less said finds a thread only when exactly one fits. */
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ContactRecord, ThreadId } from '../vault/records.ts';
import type { Reader } from '../vault/step.ts';
import type { Thread } from './thread-state.ts';

/** A reference with everything that a handshake binds keys to. */
export interface FullRef extends ThreadId {
  readonly peerId: string;
  readonly peerHandle: string | null;
}

/** The reference, or null when the page leaves out an account or the conversation. */
export const fullRef = ({ site, ownId, conversationId, peerId, peerHandle }: ThreadRef): FullRef | null =>
  ownId !== null && conversationId !== null && peerId !== null && peerId !== ownId
    ? { site, ownId, conversationId, peerId, peerHandle }
    : null;

/**
 * A thread with its contact, inside a step; null for one that is not known.
 * @param claimed who the page says that the contact is: read at the same time as the thread, and it counts when the thread says so, too
 */
export const readThread = async (
  reader: Reader,
  keyring: Keyring,
  id: ThreadId,
  claimed: string | null = null,
): Promise<Thread | null> => {
  const { site, ownId } = id;
  const [thread, guessed] = await Promise.all([
    reader.get('threads', keyring.thread(id)),
    claimed === null ? undefined : reader.get('contacts', keyring.contact({ site, ownId, peerId: claimed })),
  ]);
  if (thread === undefined) return null;
  const contact = thread.peerId === claimed ? guessed : await reader.get('contacts', keyring.contact(thread));
  return contact === undefined ? null : { thread, contact };
};

/** Which thread a reference means, inside a step; null where none is known that fits. One that is named need not be known. */
export const whichThread = async (reader: Reader, ref: ThreadRef): Promise<ThreadId | null> => {
  const { site, ownId, conversationId } = ref;
  return ownId !== null && conversationId !== null ? { site, ownId, conversationId } : guess(reader, ref);
};

/** The known thread of a reference, inside a step. */
export const findThread = async (reader: Reader, keyring: Keyring, ref: ThreadRef): Promise<Thread | null> => {
  const id = await whichThread(reader, ref);
  return id && readThread(reader, keyring, id, ref.peerId);
};

/** The same, outside of any step. */
export const lookUpThread = ({ keyring, look }: OpenVault, ref: ThreadRef): Promise<Thread | null> =>
  look(['threads', 'contacts'], (reader) => findThread(reader, keyring, ref));

const guess = async (reader: Reader, ref: ThreadRef): Promise<ThreadId | null> => {
  const fitting = (await reader.list('contacts')).filter(({ record }) => fits(record, ref));
  return fitting.length === 1 ? (fitting[0]?.record ?? null) : null;
};

const fits = (contact: ContactRecord, { site, ownId, conversationId, peerId, peerHandle }: ThreadRef): boolean => {
  if (contact.site !== site || (ownId !== null && contact.ownId !== ownId)) return false;
  if (conversationId !== null) return contact.conversationId === conversationId;
  if (peerId !== null) return contact.peerId === peerId;
  return peerHandle !== null && contact.handle?.toLowerCase() === peerHandle.toLowerCase();
};
