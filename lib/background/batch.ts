/** The armored texts of one request, and what the vault knows of them before anything is read. Stores nothing. */
import { unwrapArmor } from '../core/armor/armor.ts';
import { payloadHash } from '../core/wire/payload.ts';
import type { ThreadRef } from '../rpc/contract.ts';
import { toHex } from '../vault/bytes.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { AccountRecord, ArchiveRecord, ThreadId } from '../vault/records.ts';
import type { Reader } from '../vault/step.ts';
import { findThread, fullRef } from './find-thread.ts';
import { nameOf, newThread } from './names.ts';
import type { Thread } from './thread-state.ts';

export interface Batch {
  readonly ref: ThreadRef;
  readonly armored: readonly string[];
  /** Unix seconds. */
  readonly now: number;
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
  /** Names of contacts whose rows were found although they belong to another thread, by thread key in hex. */
  readonly elsewhere: ReadonlyMap<string, string | null>;
}

/** By armored text; what is no armor is missing. */
export const unwrapAll = (armored: readonly string[]): ReadonlyMap<string, Item> => {
  const items = new Map<string, Item>();
  for (const text of new Set(armored)) {
    const payload = unwrapArmor(text);
    if (payload === null) continue;
    const hash = payloadHash(payload);
    items.set(text, { hex: toHex(hash), hash, payload });
  }
  return items;
};

/** Reads the thread and everything known of the payloads, inside a step. */
export const gather = async (
  reader: Reader,
  keyring: Keyring,
  ref: ThreadRef,
  items: readonly Item[],
): Promise<Found> => {
  const full = fullRef(ref);
  const thread = (await findThread(reader, keyring, ref)) ?? (full && newThread(full));
  const account = thread ? await reader.get('accounts', keyring.account(thread.thread)) : undefined;
  const records = await Promise.all(items.map(({ hash }) => reader.get('archive', keyring.archived(hash))));
  const known = new Map<string, ArchiveRecord>();
  const elsewhere = new Map<string, string | null>();
  for (const [index, { hex }] of items.entries()) {
    const record = records[index];
    if (record === undefined) continue;
    known.set(hex, record);
    const home = toHex(keyring.thread(record.thread));
    if (thread && home === toHex(keyring.thread(thread.thread))) continue;
    if (!elsewhere.has(home)) elsewhere.set(home, await nameIn(reader, keyring, record.thread));
  }
  return { thread, account, known, elsewhere };
};

const nameIn = async (reader: Reader, keyring: Keyring, id: ThreadId): Promise<string | null> => {
  const thread = await reader.get('threads', keyring.thread(id));
  const contact = thread && (await reader.get('contacts', keyring.contact(thread)));
  return contact ? nameOf(contact) : null;
};
