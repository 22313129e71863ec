/**
 * What is put in the place of what has ended, and what goes with it: unsent words, pieces of the search index, secrets from which a text's
 * key could be made again, and of a forgotten thread every record. Leaves of a text that it was, whose, and its hash.
 */
import { toHex } from '../core/bytes.ts';
import { rangeOf, type SealedRecord } from './database.ts';
import { dayOf } from './day-chain.ts';
import { type Forgetting, openOrLeave, type Writable } from './forgetting.ts';
import type { RecordKey } from './keyring.ts';
import { type Ended, type TextKeyId, textKeyOf, textsIn, threadKeysOf } from './keys.ts';
import type { KeyPlace } from './locator.ts';
import type { ArchiveRecord, GoneRecord, KeptRecord, StoreName, ThreadRecord } from './records.ts';

/** The stores that are written. */
export const remainsIn = [
  'archive',
  'index',
  'outbox',
  'threads',
  'contacts',
  'drafts',
] as const satisfies readonly StoreName[];

/** To be called inside one transaction over `remainsIn`; doing it again changes nothing. */
export const putRemains = async (parts: Forgetting, ended: Ended, store: Writable): Promise<void> => {
  const erased: KeptRecord[] = [];
  for (const place of placesOf(parts, ended)) {
    for (const record of await takeOut(parts, place, store)) {
      erased.push(record);
      if (record.hash !== null && unsentGoes(parts, place))
        void store('outbox').delete(parts.keyring.outbox(record.thread, record.hash));
    }
  }
  const names = new Map(erased.map(({ thread }) => parts.keyring.thread(thread)).map((name) => [toHex(name), name]));
  for (const name of names.values()) await dropUsedSecrets(parts, name, store);
  for (const name of ended.threads) await removeThread(parts, name as RecordKey<'threads'>, store);
};

/** What was under this place, after only its remains are there. */
const takeOut = async ({ sealer }: Forgetting, place: KeyPlace, store: Writable): Promise<readonly KeptRecord[]> => {
  const locator = IDBKeyRange.only(sealer.locator(place));
  for (const key of await store('index').index('under').getAllKeys(locator)) void store('index').delete(key);
  const archive = store('archive');
  const [names, sealed] = await Promise.all([
    archive.index('under').getAllKeys(locator),
    archive.index('under').getAll(locator),
  ]);
  return sealed.flatMap((old: SealedRecord, index) => {
    const key = new Uint8Array(names[index] as unknown as ArrayBuffer) as RecordKey<'archive'>;
    const record = openOrLeave(sealer, 'archive', key, old);
    void archive.put(sealer.seal('archive', key, remainsOf(record)), key);
    return record === undefined || record.kind === 'gone' ? [] : [record];
  });
};

const remainsOf = (record: ArchiveRecord | undefined): GoneRecord => ({
  kind: 'gone',
  author: record?.author ?? 'them',
  hash: record?.hash ?? null,
});

/** A message that was never seen in its thread goes when its time is over. Where nothing is kept it is still to be sent, and stays. */
const unsentGoes = ({ keys }: Forgetting, place: KeyPlace): boolean => {
  const text = place.kind === 'text' ? textKeyOf(keys(), place.id) : undefined;
  const thread = text?.thread ?? ('thread' in place ? place.thread : undefined);
  const keepsNothing = thread !== undefined && threadKeysOf(keys(), thread)?.keepDays === 0;
  return text?.end.kind === 'at' || !(keepsNothing || text?.end.kind === 'at-lock');
};

/** An invitation's secrets make its session again as it began, with the keys of the first messages of both sides. */
const dropUsedSecrets = async ({ sealer }: Forgetting, name: RecordKey<'threads'>, store: Writable): Promise<void> => {
  const sealed = await store('threads').get(name);
  const thread = sealed && openOrLeave(sealer, 'threads', name, sealed);
  if (thread === undefined) return;
  const sent = thread.sent.filter(({ usedAt }) => usedAt === null);
  if (sent.length < thread.sent.length)
    void store('threads').put(sealer.seal('threads', name, { ...thread, sent }), name);
};

const removeThread = async (
  { keyring, sealer }: Forgetting,
  name: RecordKey<'threads'>,
  store: Writable,
): Promise<void> => {
  const sealed = await store('threads').get(name);
  const thread: ThreadRecord | undefined = sealed && sealer.open('threads', name, sealed);
  if (thread === undefined) return;
  void store('contacts').delete(keyring.contact(thread));
  void store('drafts').delete(keyring.draft(thread));
  void store('outbox').delete(rangeOf(keyring.outboxOf(thread)));
  void store('threads').delete(name);
};

const placesOf = ({ keys, now }: Forgetting, { texts, days, threads }: Ended): readonly KeyPlace[] => [
  ...texts.map(ofText),
  ...days.flatMap(({ name, from, before }) => daysOf(name, from, before)),
  ...threads.flatMap((thread): readonly KeyPlace[] => {
    const known = threadKeysOf(keys(), thread);
    if (known === undefined) return [];
    const { day } = known.chain;
    const own = textsIn(keys(), thread).map(ofText);
    return [...own, { kind: 'thread', thread }, ...daysOf(thread, day, Math.max(day, dayOf(now)) + 1)];
  }),
];

const ofText = (id: TextKeyId): KeyPlace => ({ kind: 'text', id });

const daysOf = (thread: Uint8Array, from: number, before: number): readonly KeyPlace[] =>
  Array.from({ length: before - from }, (_, at) => ({ kind: 'thread-day', thread, day: from + at }));
