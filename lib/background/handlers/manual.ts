/** Answers manual mode: everything that a thread needs, by copy and paste, through the same sessions and the same outbox as in a page. */
import { RpcError } from '../../rpc/errors.ts';
import { BY_HAND, type ManualThread } from '../../rpc/manual-types.ts';
import type { ThreadName } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import { put, remove } from '../../vault/step.ts';
import { makeAcceptance } from '../accept.ts';
import { refByHand, refOf } from '../by-hand.ts';
import { withByHand } from '../by-hand-numbers.ts';
import type { Context } from '../context.ts';
import { type FullRef, findThread } from '../find-thread.ts';
import { makeInvitation } from '../invite.ts';
import { newThread } from '../names.ts';
import { inSendingOrder, readWaiting, sequenceOf } from '../outbox.ts';
import { piecesOf } from '../pieces.ts';
import { readPaste } from '../read-paste.ts';
import { beginAnew } from '../renew.ts';
import type { Handlers } from '../router.ts';
import { threadId } from '../sessions.ts';
import { readThreads } from '../stored.ts';
import { stateOf } from '../thread-state.ts';
import { sendableText, writeMessage } from '../write-message.ts';
import { acceptTagged, known } from './thread.ts';

type Methods =
  | 'manual.people'
  | 'manual.meet'
  | 'manual.thread'
  | 'manual.invite'
  | 'manual.accept'
  | 'manual.renew'
  | 'manual.write'
  | 'manual.handed'
  | 'manual.read'
  | 'manual.take';

export const manualHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'manual.people': async () => {
    const now = context.clock.now();
    const threads = await readThreads(await context.vault.open());
    const people = threads.map((one) => {
      const { peerId, handle, name } = one.contact;
      return { thread: threadId(one.thread), peerId, handle, name, state: stateOf(one, now) };
    });
    return { people };
  },
  'manual.meet': async ({ ours, theirs }) => {
    const ref = refByHand(ours, theirs);
    await meet(await context.vault.open(), ref, theirs.trim());
    context.announce('people');
    return { thread: threadId(ref) };
  },
  'manual.thread': ({ thread, most }) => stateByHand(context, thread, most),
  'manual.invite': ({ thread }) => make(context, thread, makeInvitation),
  'manual.accept': ({ thread }) => make(context, thread, thread.site === BY_HAND ? makeAcceptance : acceptTagged),
  'manual.renew': ({ thread }) => make(context, thread, beginAnew),
  'manual.write': async ({ thread, text: typed }) => {
    const text = sendableText(typed);
    const vault = await context.vault.open();
    return inSendingOrder(context, vault, thread, async () => {
      const ref = await refIn(vault, thread);
      const { id } = await writeMessage(context, vault, { ref, text, isByHand: true });
      await context.eraser.set();
      context.announce('thread');
      return { id };
    });
  },
  'manual.handed': async ({ thread, id }) => {
    await handOver(await context.vault.open(), thread, id);
    context.announce('thread');
    return {};
  },
  'manual.read': (asked) => readPaste(context, asked),
  'manual.take': async () => ({ text: await context.selection.take() }),
});

/** Keeps the two by the address that the person typed, as the name of the other one. */
const meet = (vault: OpenVault, ref: FullRef, name: string): Promise<null> =>
  vault.step({
    touches: ['threads', 'contacts'],
    read: (reader) => findThread(reader, vault.keyring, ref),
    decide: (found) => {
      if (found !== null) return { writes: [], output: null };
      const { thread, contact } = newThread(ref);
      return {
        writes: [
          put('threads', vault.keyring.thread(thread), thread),
          put('contacts', vault.keyring.contact(contact), { ...contact, name }),
        ],
        output: null,
      };
    },
  });

const stateByHand = async (context: Context, name: ThreadName, most: number): Promise<ManualThread> => {
  const vault = await context.vault.open();
  const { found, waiting, settings } = await vault.look(
    ['threads', 'contacts', 'outbox', 'settings'],
    async (reader) => ({
      found: await findThread(reader, vault.keyring, { ...name, peerId: null, peerHandle: null }),
      waiting: await readWaiting(reader, vault, name),
      settings: await reader.get('settings', vault.keyring.settings()),
    }),
  );
  if (found === null) throw new RpcError('thread/not-protected');
  // Stopped, nothing leaves, by whatever way.
  const mayLeave = !found.thread.blocked && !found.thread.copied && !found.contact.barred;
  return {
    thread: await known(context, found, null),
    outgoing: waiting
      .filter(({ id }) => mayLeave && !context.underway.has(id))
      .flatMap(({ id, record }) => {
        const { kind, text } = record;
        if (kind === 'call') return []; // nobody waits any more for one that was not seen
        return [{ id, kind, text, pieces: piecesOf(record, most, settings) }];
      }),
  };
};

/** It is on its way, where no row of the site need show it: its number is remembered, so that nobody here calls it missing. */
const handOver = (vault: OpenVault, thread: ThreadName, id: string): Promise<null> => {
  const key = vault.keyring.thread(thread);
  return vault.step({
    touches: ['threads', 'archive', 'outbox'],
    read: async (reader) => {
      const handed = (await readWaiting(reader, vault, thread)).find((one) => one.id === id);
      return {
        handed,
        number: handed && (await sequenceOf(reader, vault, handed)),
        held: await reader.get('threads', key),
      };
    },
    decide: ({ handed, number, held }) => ({
      writes: [
        ...(handed === undefined ? [] : [remove('outbox', handed.key)]),
        ...(held === undefined || number === undefined ? [] : [put('threads', key, withByHand(held, 'us', [number]))]),
      ],
      output: null,
    }),
  });
};

/** Makes a handshake payload. What was made waits in the outbox, and the window shows it from there. */
const make = async (
  context: Context,
  thread: ThreadName,
  how: (context: Context, vault: OpenVault, ref: FullRef) => Promise<string | null>,
): Promise<Record<never, never>> => {
  const vault = await context.vault.open();
  await inSendingOrder(context, vault, thread, async () => how(context, vault, await refIn(vault, thread)));
  for (const news of ['thread', 'people'] as const) context.announce(news);
  return {};
};

const refIn = async (vault: OpenVault, name: ThreadName): Promise<FullRef> => {
  const found = await vault.look(['threads', 'contacts'], (reader) =>
    findThread(reader, vault.keyring, { ...name, peerId: null, peerHandle: null }),
  );
  if (found === null) throw new RpcError('thread/not-protected');
  return refOf(found);
};
