/**
 * What a backup file holds, item by item: everything that cannot be made again, and nothing that would let a ratchet run on: no
 * session, no secret of an invitation, no device id, no text that has an end of its own.
 */
import type { Identity } from '../../core/identity.ts';
import { VaultError } from '../errors.ts';
import { RECORD_VERSION, upgraded } from '../record-upgrades.ts';
import type {
  ArchiveRecord,
  ClearSpan,
  ContactRecord,
  KeyHistory,
  ReceivedInvitation,
  SettingsRecord,
  ThreadId,
} from '../records.ts';

/** Without a device id: a restored profile is another device. */
export interface SavedAccount {
  readonly site: string;
  readonly ownId: string;
  readonly identity: Identity;
  readonly createdAt: number;
}

export interface SavedThread extends ThreadId {
  readonly peerId: string;
  readonly received: ReceivedInvitation | null;
  readonly blocked: boolean;
  /** How many texts we have written: their numbers go on from here. */
  readonly written: number;
  readonly timer: number;
  readonly keepDays: number | null;
  /** What was decided about other keys. */
  readonly keys?: KeyHistory;
  readonly unprotected?: readonly ClearSpan[];
}

export interface SavedText {
  readonly record: ArchiveRecord;
  /** The day that it was kept under, days since 1970; null for what lasts. */
  readonly day: number | null;
  /** For a record without a payload hash: the name that it had. */
  readonly name: Uint8Array | null;
}

export interface Head {
  readonly kind: 'head';
  /** Unix seconds. */
  readonly madeAt: number;
  readonly accounts: readonly SavedAccount[];
  readonly contacts: readonly ContactRecord[];
  readonly threads: readonly SavedThread[];
  readonly settings: SettingsRecord | null;
}

export interface ArchivePart {
  readonly kind: 'archive';
  readonly texts: readonly SavedText[];
}

export type BackupItem = ArchivePart | Head;

/** An item as it lies in the file: with the version of the records in it. */
export const toFile = (item: BackupItem): unknown => [RECORD_VERSION, item];

/** @throws VaultError `backup/newer`, `vault/corrupt` */
export const fromFile = (value: unknown): BackupItem => {
  const [version, item] = value as [number, BackupItem]; // only a vault with this backup key could have sealed it
  // Before anything of it is read: not every part of an item is a record with a version of its own.
  if (version > RECORD_VERSION) throw new VaultError('backup/newer');
  if (item.kind === 'archive') {
    return { ...item, texts: item.texts.map((one) => ({ ...one, record: upgraded('archive', version, one.record) })) };
  }
  if (item.kind !== 'head') throw new VaultError('backup/newer');
  return {
    ...item,
    contacts: item.contacts.map((contact) => upgraded('contacts', version, contact)),
    settings: item.settings && upgraded('settings', version, item.settings),
  };
};

/** How much is in a file. */
export interface Counts {
  readonly madeAt: number;
  readonly accounts: number;
  readonly people: number;
  readonly texts: number;
}
