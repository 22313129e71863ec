/** Payloads that are committed and not yet seen in their thread: how they are found, and how they are handed to the page. */

import { unwrapArmor } from '../core/armor/armor.ts';
import { toHex } from '../core/bytes.ts';
import { payloadHash } from '../core/wire/payload.ts';
import { RpcError } from '../rpc/errors.ts';
import type { PageContract } from '../rpc/page-contract.ts';
import type { SendOutcome, ThreadRef } from '../rpc/thread-types.ts';
import type { RecordKey } from '../vault/keyring.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { OutboxRecord, SettingsRecord, ThreadId } from '../vault/records.ts';
import { type Reader, remove } from '../vault/step.ts';
import { numberOf } from './by-hand-numbers.ts';
import type { Context } from './context.ts';
import { readThread, whichThread } from './find-thread.ts';
import { piecesOf } from './pieces.ts';
import { refuseBarred } from './thread-state.ts';
import { armorTogether } from './together.ts';

/** A payload that waits, by the id under which the composer speaks of it. */
export interface Waiting {
  readonly id: string;
  readonly key: RecordKey<'outbox'>;
  readonly record: OutboxRecord;
}

/** The id of an outgoing payload: 16 bytes in hex, of which the page learns nothing. */
export const outgoingId = (key: RecordKey<'outbox'>): string => toHex(key.subarray(16));

/** A thread's waiting payloads in the order in which they were made, inside a step. */
export const readWaiting = async (
  reader: Reader,
  { keyring }: OpenVault,
  thread: ThreadId,
): Promise<readonly Waiting[]> => {
  const entries = await reader.list('outbox', keyring.outboxOf(thread));
  return entries
    .map(({ key, record }) => ({ id: outgoingId(key), key, record }))
    .sort((a, b) => a.record.order - b.record.order);
};

/** The number that a waiting text or timer has among ours, as long as it was not erased. */
export const sequenceOf = async (
  reader: Reader,
  { keyring }: OpenVault,
  { record }: Waiting,
): Promise<number | undefined> => {
  const payload = unwrapArmor(record.armored);
  const kept = payload && (await reader.get('archive', keyring.archived(payloadHash(payload))));
  return kept ? numberOf(kept) : undefined;
};

/**
 * Takes what stands in the thread out of the outbox: whoever sent it may have been stopped, or the vault locked, before it was seen there.
 * What is being sent right now is left to whoever sends it.
 * @param armored texts that the page shows as sent
 */
export const takeStanding = async (
  { vault, underway, announce }: Context,
  ref: ThreadRef,
  armored: readonly string[],
): Promise<void> => {
  if (armored.length === 0) return;
  const open = await vault.open();
  const shown = new Set(armored.map(armorTogether));
  const standing = await open.look(['contacts', 'outbox'], async (reader) => {
    const id = await whichThread(reader, ref);
    const waiting = id === null ? [] : await readWaiting(reader, open, id);
    return waiting.filter(({ id, record }) => !underway.has(id) && shown.has(record.armored));
  });
  if (standing.length === 0) return;
  await open.step({
    touches: ['outbox'],
    read: async () => null,
    decide: () => ({ writes: standing.map(({ key }) => remove('outbox', key)), output: null }),
  });
  announce('thread');
};

/** Where a payload is to be sent. */
export interface Destination {
  readonly tabId: number;
  /** The thread as the page names it: the engine refuses when it stands elsewhere. */
  readonly ref: ThreadRef;
  readonly thread: ThreadId;
}

/** Runs work on a thread's outgoing payloads when no other send of that thread is under way: they leave in the order they were made. */
export const inSendingOrder = <T>(
  { locks }: Context,
  { keyring }: OpenVault,
  thread: ThreadId,
  work: () => Promise<T>,
): Promise<T> => locks.hold(`send ${toHex(keyring.thread(thread))}`, work);

/**
 * A waiting payload in the order in which things leave: an acceptance that still waits goes before it, since nobody could read a message
 * without it, and so does a timer, which would not hold for it otherwise.
 */
export const leavingWith = (waiting: readonly Waiting[], wanted: Waiting): readonly Waiting[] => [
  ...waiting.filter(({ record }) => goesBefore(record) && record.order < wanted.record.order),
  wanted,
];

/**
 * Hands one waiting payload to the page, and what goes before it, and takes it out of the outbox when it stands in the thread. Null when
 * there is no such payload.
 * @throws RpcError `thread/copied`: what a copy's state has sealed must not go out; `thread/barred`
 */
export const deliver = async (
  context: Context,
  vault: OpenVault,
  to: Destination,
  id: string,
): Promise<SendOutcome | null> => {
  const { waiting, settings, found } = await vault.look(
    ['outbox', 'settings', 'threads', 'contacts'],
    async (reader) => {
      const [waiting, settings, found] = await Promise.all([
        readWaiting(reader, vault, to.thread),
        reader.get('settings', vault.keyring.settings()),
        readThread(reader, vault.keyring, to.thread, to.ref.peerId),
      ]);
      return { waiting, settings, found };
    },
  );
  if (found !== null) refuseBarred(found.contact);
  if (found?.thread.copied) throw new RpcError('thread/copied');
  const wanted = waiting.find((one) => one.id === id);
  return wanted === undefined
    ? null
    : handOverAll(context, vault, to, { leaving: leavingWith(waiting, wanted), settings });
};

/** Hands over what was committed a moment ago: nothing of it has to be read again. */
export const deliverNow = (
  context: Context,
  vault: OpenVault,
  to: Destination,
  leaving: readonly Waiting[],
): Promise<SendOutcome> => handOverAll(context, vault, to, { leaving, settings: undefined });

/** The last is what was meant to be sent. */
const handOverAll = async (
  context: Context,
  vault: OpenVault,
  to: Destination,
  { leaving, settings }: { readonly leaving: readonly Waiting[]; readonly settings: SettingsRecord | undefined },
): Promise<SendOutcome> => {
  for (const one of leaving) {
    const code = await handOver(context, vault, to, { one, settings });
    const wanted = leaving.at(-1) ?? one;
    if (code !== null) return { kind: 'failed', code, id: wanted.id, armored: wanted.record.armored };
  }
  return { kind: 'sent' };
};

const goesBefore = ({ kind }: OutboxRecord): boolean => kind === 'acceptance' || kind === 'timer';

/** The messages of the site in which a payload goes out. */
const ordersOf = (
  record: OutboxRecord,
  ref: ThreadRef,
  limit: number,
  settings: SettingsRecord | undefined,
): readonly PageContract['engine.send']['params'][] => {
  const pieces = piecesOf(record, limit, settings);
  return pieces.map((text) => ({ ref, text, armored: pieces.length === 1 ? record.armored : text }));
};

/** The code of the failure, or null when the payload stands in the thread. */
const handOver = async (
  { engine, underway, limits }: Context,
  vault: OpenVault,
  to: Destination,
  { one, settings }: { readonly one: Waiting; readonly settings: SettingsRecord | undefined },
) => {
  underway.add(one.id);
  try {
    // Asked to be sent again, what stands in the thread already is not: of a payload in parts only those go that are missing.
    for (const order of ordersOf(one.record, to.ref, await limits.of(to.ref.site), settings)) {
      const outcome = await engine.send(to.tabId, order);
      if (outcome.kind === 'refused') return outcome.code;
    }
    const noted = vault.step({
      touches: ['outbox'],
      read: async () => null,
      decide: () => ({ writes: [remove('outbox', one.key)], output: null }),
    });
    await noted.catch(() => {}); // locked meanwhile, say: asked to be sent again, it is found in the thread
    return null;
  } finally {
    underway.delete(one.id);
  }
};
