/** Makes an invitation for a thread, or finds the one that was made and never seen there. */
import { wrapArmor } from '../core/armor/armor.ts';
import { createInvitation } from '../core/handshake/invitation.ts';
import { RpcError } from '../rpc/errors.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ArchiveRecord, OutboxRecord } from '../vault/records.ts';
import { type Decision, put } from '../vault/step.ts';
import type { Context } from './context.ts';
import { type FullRef, findThread } from './find-thread.ts';
import { newAccount, newThread, withHandle } from './names.ts';
import { outgoingId, readWaiting } from './outbox.ts';
import { viewOf } from './read-handshake.ts';
import { threadId, withoutExpired } from './sessions.ts';
import { openInvitations, refuseBarred, type Thread } from './thread-state.ts';

/** Open at a time in one thread: each keeps secrets that its answer needs. */
const MAX_OPEN_INVITATIONS = 3;

/** Seconds within which a second wish for an invitation is the same one: two windows were clicked, or one twice. */
const SAME_WISH = 10;

/**
 * The id of the outgoing invitation, or null when one has just been sent.
 * @throws RpcError `thread/barred`, `thread/blocked`, `thread/copied`, `thread/too-many-invitations`
 */
export const makeInvitation = ({ clock, random }: Context, vault: OpenVault, ref: FullRef): Promise<string | null> => {
  const { keyring } = vault;
  const now = clock.now();
  return vault.step({
    touches: ['threads', 'contacts', 'accounts', 'archive', 'outbox'],
    read: async (reader) => ({
      known: await findThread(reader, keyring, ref),
      account: await reader.get('accounts', keyring.account(ref)),
      waiting: await readWaiting(reader, vault, ref),
    }),
    decide: ({ known, account: knownAccount, waiting }): Decision<string | null> => {
      const { thread: stored, contact }: Thread = known ?? newThread(ref);
      refuseBarred(contact);
      if (stored.blocked) throw new RpcError('thread/blocked');
      if (stored.copied) throw new RpcError('thread/copied');
      const thread = withoutExpired(stored, now);
      const open = openInvitations(thread, now);
      const unseen = waiting.find(
        ({ id, record }) =>
          record.kind === 'invitation' && open.some(({ hash }) => outgoingId(keyring.outbox(ref, hash)) === id),
      );
      if (unseen !== undefined) return { writes: [], output: unseen.id };
      if (open.some(({ createdAt }) => now - createdAt < SAME_WISH)) return { writes: [], output: null };
      if (open.length >= MAX_OPEN_INVITATIONS) throw new RpcError('thread/too-many-invitations');

      const account = knownAccount ?? newAccount(ref, now, random);
      const { identity, deviceId } = account;
      const { payload, secrets } = createInvitation({ ...viewOf(thread), identity, deviceId, now }, random);
      const key = keyring.outbox(ref, secrets.hash);
      const id = threadId(thread);
      const order = thread.posted + 1;
      const card: ArchiveRecord = {
        kind: 'card',
        card: 'invitation-sent',
        thread: id,
        author: 'us',
        time: now,
        hash: secrets.hash,
      };
      const outgoing: OutboxRecord = {
        thread: id,
        kind: 'invitation',
        armored: wrapArmor(payload),
        text: '',
        createdAt: now,
        order,
      };
      return {
        writes: [
          put('accounts', keyring.account(ref), account),
          put('contacts', keyring.contact(contact), withHandle(contact, ref.peerHandle)),
          put('threads', keyring.thread(id), { ...thread, posted: order, sent: [...thread.sent, secrets] }),
          put('archive', keyring.archived(secrets.hash), card),
          put('outbox', key, outgoing),
        ],
        output: outgoingId(key),
      };
    },
  });
};
