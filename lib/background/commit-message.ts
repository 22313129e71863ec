/**
 * Encrypts content for a thread and commits it: state, archive and outbox move in one step, and the ciphertext is released when all three
 * are on disk.
 */
import { wrapArmor } from '../core/armor/armor.ts';
import { MAX_PAYLOAD_BYTES } from '../core/armor/frame.ts';
import { BUCKET } from '../core/padding.ts';
import { encryptMessage } from '../core/ratchet/session.ts';
import { sendingSession } from '../core/ratchet/session-set.ts';
import type { Content } from '../core/wire/content.ts';
import { payloadHash } from '../core/wire/payload.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ArchiveRecord, CallLine, OutboxRecord, ThreadId, ThreadRecord } from '../vault/records.ts';
import { type Decision, put, type Write } from '../vault/step.ts';
import type { Context } from './context.ts';
import { draftAfter } from './draft.ts';
import { readThread, whichThread } from './find-thread.ts';
import { leavingWith, outgoingId, readWaiting, type Waiting } from './outbox.ts';
import { noteHeader } from './sent-headers.ts';
import { replaceSession, threadId } from './sessions.ts';
import { type SiteRoom, siteRoom } from './site-room.ts';
import { refuseBarred, type Thread } from './thread-state.ts';
import { endOfText } from './timers.ts';

/** What is said, and what becomes of the thread by it. */
export interface Saying {
  readonly content: Content;
  readonly outgoing: Pick<OutboxRecord, 'kind' | 'text'>;
  /** The id of what was entered, where it was typed. */
  readonly entry?: string | undefined;
  /** What we keep of it. */
  readonly kept:
    | { readonly kind: 'text'; readonly text: string; readonly sequence: number }
    | { readonly kind: 'card'; readonly card: 'timer'; readonly seconds: number; readonly sequence: number }
    | { readonly kind: 'card'; readonly card: 'scanned'; readonly outcome: 'verified' }
    | { readonly kind: 'card'; readonly card: 'unprotected' }
    | CallLine;
  /** As it stands afterwards, but for what committing itself moves. */
  readonly thread: ThreadRecord;
  /** It is copied and pasted by the person: it may need several messages of the site, and no composer's draft is in it. */
  readonly isByHand?: true;
  /** It says that the contact's key was checked, and has no number among ours. */
  readonly isCheck?: true;
  /** It has no number among ours. */
  readonly isUncounted?: true;
}

/** What a saying is made from. */
export interface Moment {
  readonly thread: ThreadRecord;
  /** The number that it will have among ours. */
  readonly sequence: number;
  /** Unix seconds. */
  readonly now: number;
  /** What was committed before and is not seen in the thread yet. */
  readonly waiting: readonly Waiting[];
}

export interface Committed {
  /** The outgoing payload's. */
  readonly id: string;
  readonly armored: string;
  readonly thread: ThreadId;
  /** It and what must go before it, in the order in which they leave. */
  readonly leaving: readonly Waiting[];
}

/**
 * Null when `say` has nothing to say.
 * @param say synchronous; it may give a payload that waits already and says the same
 * @throws RpcError `thread/not-protected`, `thread/barred`, `thread/blocked`, `thread/copied`, `message/too-long`; then nothing has moved
 */
export const commitMessage = async <Nothing extends null = never>(
  { clock, random, limits }: Context,
  vault: OpenVault,
  ref: ThreadRef,
  say: (moment: Moment) => Saying | Waiting | Nothing,
): Promise<Committed | Nothing> => {
  const { keyring } = vault;
  const now = clock.now();
  const room = siteRoom(await limits.of(ref.site));
  return vault.step({
    touches: ['threads', 'contacts', 'archive', 'outbox', 'drafts'],
    read: async (reader) => {
      const id = await whichThread(reader, ref);
      if (id === null) return { found: null, waiting: [], draft: undefined };
      const [found, waiting, draft] = await Promise.all([
        readThread(reader, keyring, id, ref.peerId),
        readWaiting(reader, vault, id),
        reader.get('drafts', keyring.draft(id)),
      ]);
      return { found, waiting, draft };
    },
    decide: ({ found, waiting, draft }, textKeys): Decision<Committed | Nothing> => {
      if (found === null) throw new RpcError('thread/not-protected');
      refuseBarred(found.contact);
      const before = found.thread;
      const id = threadId(before);
      const [sequence, order] = [before.written + 1, before.posted + 1];
      const said = say({ thread: before, sequence, now, waiting });
      if (said === null) return { writes: [], output: said };
      const session = writable(before);
      if (!('content' in said))
        return {
          writes: [],
          output: { id: said.id, armored: said.record.armored, thread: id, leaving: leavingWith(waiting, said) },
        };
      const { content, outgoing, entry, kept, thread, isByHand = false } = said;
      const carried = isByHand ? roomByHand : room;
      const { next, output, spent } = encryptMessage(session, content, { now, ...carried }, random);
      const armored = armorOf(output, carried.inAll);
      const hash = payloadHash(output);
      const key = keyring.outbox(id, hash);
      const name = keyring.thread(id);
      const end = endOf(kept, { author: 'us', timer: thread.timer, keepDays: vault.keepDays(id), now });
      const made = {
        id: outgoingId(key),
        key,
        record: { thread: id, ...outgoing, armored, createdAt: now, order },
      };
      const record: ArchiveRecord = { ...kept, thread: id, author: 'us', time: now, hash };
      return {
        writes: [
          ...moved(keyring, found, said, { ...replaceSession(thread, next), posted: order }),
          put('archive', keyring.archived(hash), record, end && textKeys.take(name, end)),
          ...noteHeader(keyring, output),
          put('outbox', key, made.record),
          ...(outgoing.kind === 'message' && !isByHand
            ? [put('drafts', keyring.draft(id), draftAfter({ text: outgoing.text, entry }, draft))]
            : []),
        ],
        spent,
        output: { id: made.id, armored, thread: id, leaving: leavingWith(waiting, made) },
      };
    },
  });
};

/** The person chooses the length of the pieces when they are there. */
const roomByHand: SiteRoom = { bucket: BUCKET, most: MAX_PAYLOAD_BYTES, inAll: MAX_PAYLOAD_BYTES };

/** @throws RpcError `message/too-long` */
const armorOf = (payload: Uint8Array, limit: number): string => {
  if (payload.length > limit) throw new RpcError('message/too-long');
  return wrapArmor(payload);
};

/** The thread, and with a check of the key the contact: both are written, or neither. */
const moved = (
  keyring: Keyring,
  { thread: { written }, contact }: Thread,
  { isCheck, isUncounted }: Saying,
  thread: ThreadRecord,
): readonly Write[] =>
  isCheck === true
    ? [
        put('threads', keyring.thread(thread), { ...thread, written }),
        put('contacts', keyring.contact(contact), { ...contact, verified: true }),
      ]
    : [put('threads', keyring.thread(thread), { ...thread, written: written + (isUncounted === true ? 0 : 1) })];

/** A card has no end. */
const endOf = ({ kind }: Saying['kept'], text: Parameters<typeof endOfText>[0]): ReturnType<typeof endOfText> =>
  kind === 'text' ? endOfText(text) : null;

const writable = (thread: ThreadRecord) => {
  if (thread.blocked) throw new RpcError('thread/blocked');
  if (thread.copied) throw new RpcError('thread/copied');
  const held = sendingSession(thread.sessions);
  // Sessions that are there and all closed: a new one was begun, and waits for the contact.
  if (held === null) throw new RpcError(thread.sessions.length > 0 ? 'thread/renewing' : 'thread/not-protected');
  return held.session;
};
