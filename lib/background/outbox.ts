/** Payloads that are committed and not yet seen in their thread: how they are found, and how they are handed to the page. */
import type { PageContract, SendOutcome, ThreadRef } from '../rpc/contract.ts';
import { toHex } from '../vault/bytes.ts';
import type { RecordKey } from '../vault/keyring.ts';
import type { OutboxRecord, SettingsRecord, ThreadId } from '../vault/records.ts';
import { type Reader, remove } from '../vault/step.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Context } from './context.ts';
import { sentenceBefore } from './invitation-text.ts';

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
 * Hands one waiting payload to the page and takes it out of the outbox when it stands in the thread. An acceptance that still waits
 * goes before it: nobody could read a message without it. Null when there is no such payload.
 */
export const deliver = async (
  context: Context,
  vault: OpenVault,
  to: Destination,
  id: string,
): Promise<SendOutcome | null> => {
  const { waiting, settings } = await vault.look(['outbox', 'settings'], async (reader) => ({
    waiting: await readWaiting(reader, vault, to.thread),
    settings: await reader.get('settings', vault.keyring.settings()),
  }));
  const wanted = waiting.find((one) => one.id === id);
  if (wanted === undefined) return null;
  const before = waiting.filter(({ record }) => record.kind === 'acceptance' && record.order < wanted.record.order);
  for (const one of [...before, wanted]) {
    const failure = await handOver(context, vault, to, { one, settings });
    if (failure !== null) return { kind: 'failed', code: failure, id, armored: wanted.record.armored };
  }
  return { kind: 'sent' };
};

/** The code of the failure, or null when the payload stands in the thread. */
const handOver = async (
  { engine, underway }: Context,
  vault: OpenVault,
  to: Destination,
  { one, settings }: { readonly one: Waiting; readonly settings: SettingsRecord | undefined },
) => {
  const { armored } = one.record;
  const text = one.record.kind === 'invitation' ? `${sentenceBefore(settings, armored)} ${armored}` : armored;
  const order: PageContract['engine.send']['params'] = { ref: to.ref, text, armored };
  underway.add(one.id);
  try {
    const outcome = await engine.send(to.tabId, order);
    if (outcome.kind === 'refused') return outcome.code;
    await vault.step({
      touches: ['outbox'],
      read: async () => null,
      decide: () => ({ writes: [remove('outbox', one.key)], output: null }),
    });
    return null;
  } finally {
    underway.delete(one.id);
  }
};
