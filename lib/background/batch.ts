/** The armored texts of one request, and what the vault knows of them before anything is read. Stores nothing. */
import { toHex } from '../core/bytes.ts';
import { payloadHash } from '../core/wire/payload.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { TextKeyId } from '../vault/keys.ts';
import type { AccountRecord, ArchiveRecord, ThreadId } from '../vault/records.ts';
import type { Reader } from '../vault/step.ts';
import { fullRef, readThread, whichThread } from './find-thread.ts';
import { nameOf, newThread } from './names.ts';
import { headerName } from './sent-headers.ts';
import type { Thread } from './thread-state.ts';
import { readTogether } from './together.ts';

export interface Batch {
  readonly ref: ThreadRef;
  readonly armored: readonly string[];
  /** Unix seconds. */
  readonly now: number;
  /** It was pasted: no row need stand anywhere. */
  readonly isByHand?: boolean;
}

/** One distinct payload. */
export interface Item {
  readonly hex: string;
  readonly hash: Uint8Array;
  readonly payload: Uint8Array;
}

/** What a step reads of them. */
export interface Found {
  readonly thread: Thread | null;
  readonly account: AccountRecord | undefined;
  /** By the payload's hash in hex. */
  readonly known: ReadonlyMap<string, ArchiveRecord>;
  /** Keys of known texts that have one of their own, by the same. */
  readonly under: ReadonlyMap<string, TextKeyId>;
  /** Unknown payloads whose header we have sent ourselves, by the same. */
  readonly ourHeaders: ReadonlySet<string>;
  /** Names of contacts whose rows were found although they belong to another thread, by thread key in hex. */
  readonly elsewhere: ReadonlyMap<string, string | null>;
}

/** By armored text; what is no armor, or not all of a payload, is missing. */
export const unwrapAll = (armored: readonly string[]): ReadonlyMap<string, Item> => {
  const items = new Map<string, Item>();
  for (const text of new Set(armored)) {
    const read = readTogether(text);
    if (read.kind !== 'whole') continue;
    const { payload } = read;
    const hash = payloadHash(payload);
    items.set(text, { hex: toHex(hash), hash, payload });
  }
  return items;
};

/**
 * Reads the thread and everything known of the payloads, inside a step.
 * @param unknown those that were not known a moment ago: of them it is read whether their header is ours
 */
export const gather = async (
  reader: Reader,
  { ref, keyring }: { readonly ref: ThreadRef; readonly keyring: Keyring },
  items: readonly Item[],
  unknown: readonly Item[] = [],
): Promise<Found> => {
  const full = fullRef(ref);
  const id = await whichThread(reader, ref);
  const [found, account, entries, ourHeaders] = await Promise.all([
    id && readThread(reader, keyring, id, ref.peerId),
    id ? reader.get('accounts', keyring.account(id)) : undefined,
    Promise.all(items.map(({ hash }) => reader.find('archive', keyring.archived(hash)))),
    oursAmong(reader, keyring, unknown),
  ]);
  const thread = found ?? (full && newThread(full));
  const known = new Map<string, ArchiveRecord>();
  const under = new Map<string, TextKeyId>();
  for (const [index, { hex }] of items.entries()) {
    const entry = entries[index];
    if (entry === undefined) continue;
    known.set(hex, entry.record);
    if (entry.under !== null) under.set(hex, entry.under);
  }
  const elsewhere = await namesElsewhere(reader, keyring, thread, [...known.values()]);
  return { thread, account, known, under, ourHeaders, elsewhere };
};

const oursAmong = async (reader: Reader, keyring: Keyring, items: readonly Item[]): Promise<ReadonlySet<string>> => {
  const notes = await Promise.all(
    items.map(({ payload }) => {
      const name = headerName(keyring, payload);
      return name === null ? undefined : reader.get('archive', name);
    }),
  );
  return new Set(items.flatMap(({ hex }, index) => (notes[index] === undefined ? [] : [hex])));
};

const namesElsewhere = async (
  reader: Reader,
  keyring: Keyring,
  thread: Thread | null,
  records: readonly ArchiveRecord[],
): Promise<ReadonlyMap<string, string | null>> => {
  const here = thread && toHex(keyring.thread(thread.thread));
  const names = new Map<string, string | null>();
  for (const record of records) {
    if (record.kind === 'gone') continue;
    const home = toHex(keyring.thread(record.thread));
    if (home !== here && !names.has(home)) names.set(home, await nameIn(reader, keyring, record.thread));
  }
  return names;
};

const nameIn = async (reader: Reader, keyring: Keyring, id: ThreadId): Promise<string | null> => {
  const found = await readThread(reader, keyring, id);
  return found && nameOf(found.contact);
};
