/** Does what the person decides about another key of a contact: takes it in the place of the one that is known, or keeps that one. */
import { payloadHash, payloadKind } from '../core/wire/payload.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { OtherKey } from '../vault/records.ts';
import { type Decision, put, type Reader, remove } from '../vault/step.ts';
import { makeAcceptance } from './accept.ts';
import type { Context } from './context.ts';
import { type FullRef, findThread, readThread } from './find-thread.ts';
import { makeInvitation } from './invite.ts';
import { keyId, offeredKey, withKeyKept, withKeyTaken } from './key-change.ts';
import { readWaiting } from './outbox.ts';
import { withProtection } from './protection-end.ts';
import { readTheirAcceptance } from './read-handshake.ts';
import { threadId } from './sessions.ts';
import type { Thread } from './thread-state.ts';

/**
 * Takes the key `wanted` in the place of the contact's. Under an invitation it is accepted with it, under an acceptance that is opened; a key
 * that only a scan showed gets an invitation of ours. The id of what is to be sent, or null.
 * @throws RpcError `thread/other-key-since` when that is not the key that is offered; as `makeAcceptance` and `makeInvitation`
 */
export const takeKey = async (
  context: Context,
  vault: OpenVault,
  ref: FullRef,
  wanted: string,
): Promise<string | null> => {
  const now = context.clock.now();
  const { payload } = await vault.look(['threads', 'contacts'], async (reader) =>
    offered(await findThread(reader, vault.keyring, ref), wanted),
  );
  await giveBack(vault, ref, wanted);
  if (payload !== null && payloadKind(payload) === 'invitation') {
    return makeAcceptance(context, vault, ref, (stopped) => {
      const other = offered(stopped, wanted);
      const { thread, contact } = withKeyTaken(stopped, other, now);
      const received = { payload: other.payload ?? new Uint8Array(), createdAt: other.stated, answerFrom: 0 };
      return { contact, thread: { ...thread, received } };
    });
  }
  const hasSession = await takeAnswered(context, vault, ref, wanted);
  return hasSession ? null : makeInvitation(context, vault, ref);
};

/** Keeps the contact's key. @throws RpcError `thread/other-key-since` when another one is offered than the person saw */
export const keepKey = (
  { clock }: Context,
  { keyring, step }: OpenVault,
  name: ThreadName,
  seen: string | null,
): Promise<null> =>
  step({
    touches: ['threads', 'contacts'],
    read: (reader) => readThread(reader, keyring, name),
    decide: (found) => {
      if (!found?.thread.blocked) throw new RpcError('thread/other-key-since');
      const other = offeredKey(found.thread);
      if ((other && keyId(other.key)) !== seen) throw new RpcError('thread/other-key-since');
      const { thread, contact } = withKeyKept(found, clock.now());
      return {
        writes: [put('threads', keyring.thread(name), thread), put('contacts', keyring.contact(contact), contact)],
        output: null,
      };
    },
  });

/** The key that is offered, if it is the one that the person wants. */
const offered = (found: Thread | null, wanted: string): OtherKey => {
  const other = found?.thread.blocked ? offeredKey(found.thread) : null;
  if (other === null || keyId(other.key) !== wanted) throw new RpcError('thread/other-key-since');
  return other;
};

/** What was sealed and never sent goes back to the draft: it is under the key of before. */
const giveBack = (vault: OpenVault, ref: FullRef, wanted: string): Promise<null> => {
  const { keyring } = vault;
  return vault.step({
    touches: ['threads', 'contacts', 'outbox', 'drafts'],
    read: async (reader) => ({
      found: await findThread(reader, keyring, ref),
      waiting: await readWaiting(reader, vault, ref),
      draft: await reader.get('drafts', keyring.draft(ref)),
    }),
    decide: ({ found, waiting, draft }) => {
      offered(found, wanted);
      const text = [...waiting.map(({ record }) => record.text), draft?.text ?? ''].filter((part) => part !== '');
      return {
        writes: [
          ...waiting.map(({ key }) => remove('outbox', key)),
          ...(text.length === 0 ? [] : [put('drafts', keyring.draft(ref), { text: text.join('\n') })]),
        ],
        output: null,
      };
    },
  });
};

/** Takes a key for which there is no invitation to accept. Says whether there is a session under it now. */
const takeAnswered = (context: Context, vault: OpenVault, ref: FullRef, wanted: string): Promise<boolean> => {
  const { keyring } = vault;
  const now = context.clock.now();
  return vault.step({
    touches: ['threads', 'contacts', 'accounts', 'archive'],
    read: async (reader: Reader) => ({
      found: await findThread(reader, keyring, ref),
      account: await reader.get('accounts', keyring.account(ref)),
    }),
    decide: ({ found, account }): Decision<boolean> => {
      const other = offered(found, wanted);
      if (found === null || account === undefined) throw new RpcError('thread/not-protected');
      const taken = withKeyTaken(found, other, now);
      const start = { ...taken, account, now, sessionAdded: false, spent: [], calls: [], timerRead: null };
      const hash = other.payload && payloadHash(other.payload);
      const opened =
        other.payload && hash
          ? readTheirAcceptance(start, { payload: other.payload, hash, hasOurHeader: false }).situation
          : start;
      const { thread, contact } = opened;
      const id = threadId(thread);
      const card = { kind: 'card', card: 'key-taken', thread: id, author: 'them', time: other.stated, hash } as const;
      return {
        writes: [
          put('threads', keyring.thread(ref), withProtection(thread, now)),
          put('contacts', keyring.contact(contact), contact),
          ...(hash && opened.sessionAdded ? [put('archive', keyring.archived(hash), card)] : []),
        ],
        output: opened.sessionAdded,
      };
    },
  });
};
