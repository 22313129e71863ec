/** What reading one payload gives: the situation it leaves behind, and what the payload turned out to be. Shapes only. */
import type { UnreadableReason } from '../rpc/rows.ts';
import type { AccountRecord, ArchiveRecord } from '../vault/records.ts';
import type { Thread } from './thread-state.ts';
import type { TheirTimer } from './timers.ts';

/** A thread as it stands while payloads are read one after the other. Replaced, never changed. */
export interface Situation extends Thread {
  readonly account: AccountRecord;
  /** Unix seconds. */
  readonly now: number;
  /** A session was added: what could not be read before may be readable now. */
  readonly sessionAdded: boolean;
  readonly spent: readonly Uint8Array[];
  /** Messages of calls that were read, in their order. */
  readonly calls: readonly HeardCall[];
  /** The oldest of the contact's timers that were read: texts after it may have been read before. */
  readonly timerRead: TheirTimer | null;
}

/** A message of a call, as it was read. Ids and hashes are in hex. */
export interface HeardCall {
  readonly step: 'offer' | 'answer' | 'end';
  readonly call: string;
  readonly signal: Uint8Array;
  /** Unix seconds of its sender's clock. */
  readonly time: number;
  /** Of its payload. */
  readonly hash: string;
}

/** A payload that is read for the first time. */
export interface Unread {
  readonly payload: Uint8Array;
  /** SHA-256 of it. */
  readonly hash: Uint8Array;
  /** We have sent another payload with the same header. */
  readonly hasOurHeader: boolean;
}

export type Outcome =
  | { readonly kind: 'archived'; readonly record: ArchiveRecord }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

export interface Reading {
  readonly situation: Situation;
  readonly outcome: Outcome;
}

export const archived = (situation: Situation, record: ArchiveRecord): Reading => ({
  situation,
  outcome: { kind: 'archived', record },
});

export const unreadable = (situation: Situation, reason: UnreadableReason): Reading => ({
  situation,
  outcome: { kind: 'unreadable', reason },
});
