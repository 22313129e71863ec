/** Which key a record belongs under, and the key of a place. The keys change while the vault is open: they are asked for each time. */
import { toHex } from '../core/bytes.ts';
import { type DayKeys, dayKeysOf, dayOf } from './day-chain.ts';
import type { Keyring, RecordKey } from './keyring.ts';
import { type Keys, type TextKeyId, textKeyOf, threadKeysOf } from './keys.ts';
import type { KeyPlace } from './locator.ts';
import type { ArchiveRecord, IndexRecord, Records, StoreName, ThreadId } from './records.ts';

/** Where a text is kept that ends before its thread does. */
export type Under = TextKeyId | null;

/** The thread has no keys yet: they must lie on disk before anything is sealed under them. Never leaves the vault. */
export class MissingThread extends Error {
  readonly thread: RecordKey<'threads'>;
  constructor(thread: RecordKey<'threads'>) {
    super('missing thread');
    this.thread = thread;
  }
}

export interface PlaceParts {
  readonly keyring: Keyring;
  readonly keys: () => Keys;
  /** Unix seconds. */
  readonly now: () => number;
}

export interface Places {
  /** Null when the key has been forgotten. */
  keyAt(place: KeyPlace): Uint8Array | null;
  /** Where a record is sealed now. @throws MissingThread */
  placeFor(store: StoreName, record: Records[StoreName], under: Under, day?: number): KeyPlace;
}

export const makePlaces = ({ keyring, keys, now }: PlaceParts): Places => {
  const chains = new Map<string, DayKeys>();

  const keyAt = (place: KeyPlace): Uint8Array | null => {
    switch (place.kind) {
      case 'epoch':
        return [keys().epoch, keys().before].find((epoch) => epoch?.number === place.number)?.key ?? null;
      case 'thread':
        return threadKeysOf(keys(), place.thread)?.lasting ?? null;
      case 'thread-day':
        return ofDay(place.thread, place.day);
      case 'text':
        return textKeyOf(keys(), place.id)?.key ?? null;
      case 'lasting':
        return keyring.lastingKey;
    }
  };
  /** Chains are walked once; one that was cut short has another first key, and so another name. */
  const ofDay = (thread: Uint8Array, day: number): Uint8Array | null => {
    const chain = threadKeysOf(keys(), thread)?.chain;
    if (chain === undefined) return null;
    const name = toHex(chain.key);
    const known = chains.get(name) ?? dayKeysOf(chain);
    chains.set(name, known);
    return known.of(day);
  };
  const threadPlace = (id: ThreadId, day: number | null): KeyPlace => {
    const thread = keyring.thread(id);
    const known = threadKeysOf(keys(), thread);
    if (known === undefined) throw new MissingThread(thread);
    return day === null
      ? { kind: 'thread', thread }
      : { kind: 'thread-day', thread, day: Math.max(day, known.chain.day) };
  };
  /** Cards say only that a thread was begun, and stay as long as it does; what is said goes by days. */
  const placeFor = (store: StoreName, record: Records[StoreName], under: Under, day = dayOf(now())): KeyPlace => {
    if (store === 'index') return threadPlace((record as IndexRecord).thread, (record as IndexRecord).firstDay);
    if (store !== 'archive') return { kind: 'epoch', number: keys().epoch.number };
    const archived = record as ArchiveRecord;
    if (archived.kind === 'gone') return { kind: 'lasting' };
    if (under !== null) return { kind: 'text', id: under };
    return threadPlace(archived.thread, archived.kind === 'card' ? null : day);
  };
  return { keyAt, placeFor };
};
