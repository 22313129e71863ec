/**
 * Begins anew after another copy of this profile has written: nothing is sent any more under keys that both copies have. The identity stays,
 * so that the contact sees no other key and what was verified stays verified.
 */
import { createDeviceId } from '../core/identity.ts';
import { closeSessions } from '../core/ratchet/session-set.ts';
import { RpcError } from '../rpc/errors.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { put, remove } from '../vault/step.ts';
import type { Context } from './context.ts';
import { type FullRef, findThread } from './find-thread.ts';
import { makeInvitation } from './invite.ts';
import { readWaiting } from './outbox.ts';
import { refuseBarred, sessionOf } from './thread-state.ts';

/**
 * The id of the outgoing invitation to a new session, or null when one has just been sent. Asked again while that waits for the contact, it invites again.
 * @throws RpcError `thread/not-protected`, `thread/barred`, `thread/blocked`, `thread/too-many-invitations`
 */
export const beginAnew = async (context: Context, vault: OpenVault, ref: FullRef): Promise<string | null> => {
  await closeCopied(context, vault, ref);
  return makeInvitation(context, vault, ref);
};

/** What was sealed and never sent goes back to the draft: it is under the old keys. */
const closeCopied = ({ random }: Context, vault: OpenVault, ref: FullRef): Promise<null> => {
  const { keyring } = vault;
  return vault.step({
    touches: ['threads', 'contacts', 'accounts', 'outbox', 'drafts'],
    read: async (reader) => ({
      found: await findThread(reader, keyring, ref),
      account: await reader.get('accounts', keyring.account(ref)),
      waiting: await readWaiting(reader, vault, ref),
      draft: await reader.get('drafts', keyring.draft(ref)),
    }),
    decide: ({ found, account, waiting, draft }) => {
      if (found === null || account === undefined) throw new RpcError('thread/not-protected');
      const { thread } = found;
      refuseBarred(found.contact);
      if (thread.blocked) throw new RpcError('thread/blocked');
      const session = sessionOf(thread);
      if (session === 'renewing') return { writes: [], output: null };
      if (session !== 'copied') throw new RpcError('rpc/bad-request');
      const text = [...waiting.map(({ record }) => record.text), draft?.text ?? ''].filter((part) => part !== '');
      return {
        writes: [
          // The copy has the secrets of all invitations that are out, too.
          put('threads', keyring.thread(ref), {
            ...thread,
            sessions: closeSessions(thread.sessions),
            sent: [],
            copied: false,
          }),
          put('accounts', keyring.account(ref), { ...account, deviceId: createDeviceId(random) }),
          ...waiting.map(({ key }) => remove('outbox', key)),
          ...(text.length === 0 ? [] : [put('drafts', keyring.draft(ref), { text: text.join('\n') })]),
        ],
        output: null,
      };
    },
  });
};
