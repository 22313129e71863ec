/**
 * Puts what a vault holds into a backup file, in bounded pieces. Leaves out whatever a copy must not outlive: of a text that has an end
 * of its own, and of a thread that keeps nothing, only that there was one.
 */
import type { Random } from '../../core/random.ts';
import type { OpenVault } from '../open-vault.ts';
import type { AccountRecord, ArchiveRecord, ThreadRecord } from '../records.ts';
import type { Entry } from '../step.ts';
import { writeBackup } from './container.ts';
import { type Head, type SavedAccount, type SavedText, type SavedThread, toFile } from './content.ts';
import type { FileWrap } from './file-wraps.ts';

/** Records for one item of the file. */
const PART = 256;

/** What a file is sealed with. */
export interface BackupSealing {
  readonly key: Uint8Array;
  readonly wraps: readonly FileWrap[];
}

/** The whole file. Texts come before the threads' counters: a number that was given out meanwhile is not given out again. */
export const composeBackup = async (
  vault: OpenVault,
  { key, wraps }: BackupSealing,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<Uint8Array> => {
  const writer = writeBackup(key, wraps, random);
  for await (const entries of archiveInPieces(vault)) {
    const texts = entries.flatMap((entry) => savedText(vault, entry));
    for (let at = 0; at < texts.length; at += PART) {
      writer.add(toFile({ kind: 'archive', texts: texts.slice(at, at + PART) }));
    }
  }
  writer.add(toFile(await readHead(vault, now)));
  return writer.finish();
};

/** Names are keyed hashes, so that their first bytes part the archive evenly: a 256th of it at a time. */
export async function* archiveInPieces(vault: OpenVault): AsyncGenerator<readonly Entry<'archive'>[]> {
  for (let first = 0; first < 256; first++) {
    yield await vault.look(['archive'], (reader) => reader.list('archive', Uint8Array.of(first)));
  }
}

/** Whether a text is kept for as long as its thread says, so that it may be copied. */
export const isLasting = (vault: OpenVault, { record, under }: Entry<'archive'>): boolean =>
  record.kind === 'card' || (record.kind !== 'gone' && under === null && vault.keepDays(record.thread) !== 0);

const savedText = (vault: OpenVault, entry: Entry<'archive'>): readonly SavedText[] => {
  const { key, day } = entry;
  const record: ArchiveRecord = isLasting(vault, entry) ? entry.record : remains(entry.record);
  if (record.hash !== null) return [{ record, day, name: null }];
  return record.kind === 'gone' ? [] : [{ record, day, name: key }];
};

const remains = ({ author, hash }: ArchiveRecord): ArchiveRecord => ({ kind: 'gone', author, hash });

const readHead = async (vault: OpenVault, now: number): Promise<Head> =>
  vault.look(['accounts', 'contacts', 'threads', 'settings'], async (reader): Promise<Head> => {
    const accounts = await reader.list('accounts');
    const contacts = await reader.list('contacts');
    const threads = await reader.list('threads');
    const settings = await reader.get('settings', vault.keyring.settings());
    return {
      kind: 'head',
      madeAt: now,
      accounts: accounts.map(({ record }) => savedAccount(record)),
      contacts: contacts.map(({ record }) => record),
      threads: threads.map(({ record }) => savedThread(record, vault.keepDays(record))),
      settings: settings ?? null,
    };
  });

const savedAccount = ({ site, ownId, identity, createdAt }: AccountRecord): SavedAccount => ({
  site,
  ownId,
  identity,
  createdAt,
});

const savedThread = (thread: ThreadRecord, keepDays: number | null): SavedThread => {
  const { site, ownId, conversationId, peerId, received, blocked, written, timer, keys, unprotected } = thread;
  return {
    site,
    ownId,
    conversationId,
    peerId,
    received,
    blocked,
    written,
    timer,
    keepDays,
    ...(keys === undefined ? {} : { keys }),
    ...(unprotected === undefined ? {} : { unprotected }),
  };
};
