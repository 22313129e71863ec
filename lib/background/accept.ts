/** Accepts the newest invitation of a thread, or finds the acceptance that was made and never seen there. */
import { wrapArmor } from '../core/armor/armor.ts';
import { createAcceptance } from '../core/handshake/acceptance.ts';
import { addressee, expiresAt, type Invitation, readInvitation } from '../core/handshake/invitation.ts';
import { closeSessions } from '../core/ratchet/session-set.ts';
import { decodeAcceptance } from '../core/wire/acceptance-form.ts';
import { payloadHash } from '../core/wire/payload.ts';
import { RpcError } from '../rpc/errors.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { AccountRecord, ArchiveRecord, OutboxRecord, ThreadId, ThreadRecord } from '../vault/records.ts';
import { type Decision, put, type Write } from '../vault/step.ts';
import type { Context } from './context.ts';
import { type FullRef, findThread } from './find-thread.ts';
import { newAccount, withHandle } from './names.ts';
import { outgoingId, readWaiting } from './outbox.ts';
import { withProtection } from './protection-end.ts';
import { viewOf } from './read-handshake.ts';
import { noteHeader } from './sent-headers.ts';
import { addSession, threadId } from './sessions.ts';
import { answerable, isInvitedAnew, refuseBarred, type Thread } from './thread-state.ts';

/** What becomes of a stopped thread first, when the person takes the key that an invitation came under. */
type Taking = (stopped: Thread) => Thread;

/**
 * The id of the outgoing acceptance.
 * @param taking another key is taken with it, in the same step
 * @throws RpcError `thread/no-invitation`, `thread/invitation-expired`, `thread/barred`, `thread/blocked`, `thread/copied`, `thread/other-account`
 */
export const makeAcceptance = (
  { clock, random }: Context,
  vault: OpenVault,
  ref: FullRef,
  taking?: Taking,
): Promise<string> => {
  const { keyring } = vault;
  const now = clock.now();
  return vault.step({
    touches: ['threads', 'contacts', 'accounts', 'archive', 'outbox'],
    read: async (reader) => ({
      known: await findThread(reader, keyring, ref),
      account: await reader.get('accounts', keyring.account(ref)),
      waiting: await readWaiting(reader, vault, ref),
    }),
    decide: ({ known, account: knownAccount, waiting }): Decision<string> => {
      const { thread, contact } = acceptable(known, now, taking);
      const unseen = waiting.findLast(({ record }) => record.kind === 'acceptance');
      if (unseen !== undefined && answerable(thread, now) === null) return { writes: [], output: unseen.id };

      const account = knownAccount ?? newAccount(ref, now, random);
      const invitation = invitationToAnswer(thread, account, now);
      const { identity, deviceId } = account;
      const made = createAcceptance({ invitation, identity, deviceId, ourTag: viewOf(thread).ourTag, now }, random);
      const hash = payloadHash(made.payload);
      const key = keyring.outbox(ref, hash);
      const id = threadId(thread);
      const order = thread.posted + 1;
      const next = addSession({ ...thread, received: null, posted: order }, { session: made.session, heardAt: 0 });
      const said = { kind: 'card', thread: id, author: 'us', time: now, hash } as const;
      const card: ArchiveRecord = { ...said, card: taking ? 'key-taken' : 'accepted' };
      const armored = wrapArmor(made.payload);
      const outgoing: OutboxRecord = { thread: id, kind: 'acceptance', armored, text: '', createdAt: now, order };
      return {
        writes: [
          put('accounts', keyring.account(ref), account),
          // Pinned from here on: another key for this contact stops the thread.
          put('contacts', keyring.contact(contact), {
            ...withHandle(contact, ref.peerHandle),
            identity: invitation.identity,
            since: contact.since ?? now,
          }),
          put('threads', keyring.thread(id), next),
          put('archive', keyring.archived(hash), card),
          ...(taking ? [noteInvitation(keyring, id, invitation)] : []),
          // The message inside could be posted alone.
          ...noteHeader(keyring, decodeAcceptance(made.payload)?.message ?? made.payload),
          put('outbox', key, outgoing),
        ],
        output: outgoingId(key),
      };
    },
  });
};

/** It stayed closed until now: read once more it must not be offered again. */
const noteInvitation = (keyring: Keyring, thread: ThreadId, { hash, createdAt }: Invitation): Write =>
  put('archive', keyring.archived(hash), {
    kind: 'card',
    card: 'invitation-received',
    thread,
    author: 'them',
    time: createdAt,
    hash,
  });

const acceptable = (known: Thread | null, now: number, taking: Taking = (thread) => thread): Thread => {
  if (known === null) throw new RpcError('thread/no-invitation');
  const { thread, contact } = taking(known);
  refuseBarred(contact);
  if (thread.blocked) throw new RpcError('thread/blocked');
  if (thread.copied) throw new RpcError('thread/copied');
  // Whoever began anew has lost the old keys, or shares them: nothing is written under them any more.
  const isAnew = isInvitedAnew(thread, now);
  const answered = isAnew ? { ...thread, sessions: closeSessions(thread.sessions) } : thread;
  return { contact, thread: withProtection(answered, now) };
};

/** The received invitation, checked again: what was stored is believed no more than what comes from the page. */
const invitationToAnswer = (thread: ThreadRecord, { identity }: AccountRecord, now: number): Invitation => {
  if (thread.received !== null && now > expiresAt(thread.received.createdAt))
    throw new RpcError('thread/invitation-expired');
  const received = answerable(thread, now);
  const read = received && readInvitation(received.payload, now);
  if (read?.kind !== 'invitation') throw new RpcError('thread/no-invitation');
  if (addressee(read.invitation, { ...viewOf(thread), identity }) !== 'for-us')
    throw new RpcError('thread/other-account');
  return read.invitation;
};
