/**
 * The keys that follow from the vault key alone: one that hides what records are called, one that hides which key they are under, one
 * that seals what outlives every other key. The vault key itself seals the key file and nothing else.
 */
import { concat, tuple, utf8 } from '../core/bytes.ts';
import { hkdf, hmacSha256 } from '../core/primitives.ts';
import type { Name } from './database.ts';
import type { StoreName, ThreadId } from './records.ts';

declare const recordKeyOf: unique symbol;

/** A record's name in its store: 16 keyed bytes (the outbox: 32), so that no site, id or name is visible on disk. */
export type RecordKey<S extends StoreName> = Name & { readonly [recordKeyOf]: S };

const KEY_BYTES = 32;
const NAME_BYTES = 16;

export interface Keyring {
  /** Seals locators. */
  readonly locatorKey: Uint8Array;
  /** Seals what stays when a text is gone: that there was one. */
  readonly lastingKey: Uint8Array;
  account(of: { readonly site: string; readonly ownId: string }): RecordKey<'accounts'>;
  contact(of: { readonly site: string; readonly ownId: string; readonly peerId: string }): RecordKey<'contacts'>;
  thread(id: ThreadId): RecordKey<'threads'>;
  /** By SHA-256 of the payload. */
  archived(payloadHash: Uint8Array): RecordKey<'archive'>;
  /** That this header was sent by us: a payload with it that we do not know is an altered copy of ours. */
  sentHeader(header: Uint8Array): RecordKey<'archive'>;
  /** All of a thread's outgoing payloads share the first 16 bytes. */
  outbox(id: ThreadId, payloadHash: Uint8Array): RecordKey<'outbox'>;
  /** What the keys of a thread's outgoing payloads begin with. */
  outboxOf(id: ThreadId): Name;
  draft(id: ThreadId): RecordKey<'drafts'>;
  settings(): RecordKey<'settings'>;
  backups(): RecordKey<'backups'>;
  /** A piece of a thread's search index, by its first day. */
  index(id: ThreadId, firstDay: number, part: number): RecordKey<'index'>;
}

/** Derives everything once; HKDF labels keep the keys apart. */
export const makeKeyring = (vaultKey: Uint8Array): Keyring => {
  const subkey = (label: string): Uint8Array =>
    hkdf(vaultKey, { salt: new Uint8Array(), info: utf8(`Sotto/1 vault ${label}`), length: KEY_BYTES });
  const nameKey = subkey('names');

  const name = (store: string, ...parts: readonly (string | Uint8Array)[]): Name => {
    const bytes = parts.map((part) => (typeof part === 'string' ? utf8(part) : part));
    return new Uint8Array(hmacSha256(nameKey, tuple(store, ...bytes)).subarray(0, NAME_BYTES));
  };
  const as = <S extends StoreName>(bytes: Name): RecordKey<S> => bytes as RecordKey<S>;
  const outboxOf = (id: ThreadId): Name => name('outbox', id.site, id.ownId, id.conversationId);

  return {
    locatorKey: subkey('locators'),
    lastingKey: subkey('lasting'),
    account: ({ site, ownId }) => as(name('accounts', site, ownId)),
    contact: ({ site, ownId, peerId }) => as(name('contacts', site, ownId, peerId)),
    thread: ({ site, ownId, conversationId }) => as(name('threads', site, ownId, conversationId)),
    archived: (payloadHash) => as(name('archive', payloadHash)),
    sentHeader: (header) => as(name('archive of headers', header)),
    outbox: (id, payloadHash) => as(new Uint8Array(concat(outboxOf(id), name('outbox payload', payloadHash)))),
    outboxOf,
    draft: ({ site, ownId, conversationId }) => as(name('drafts', site, ownId, conversationId)),
    settings: () => as(name('settings')),
    backups: () => as(name('backups')),
    index: (id, firstDay, part) =>
      as(name('index', id.site, id.ownId, id.conversationId, String(firstDay), String(part))),
  };
};
