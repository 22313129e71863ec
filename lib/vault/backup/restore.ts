/**
 * Brings what a backup file holds into an open vault, whatever is in it already. Done twice it changes nothing more, and stopped in the
 * middle it is done again: a file is read to its end before anything is written.
 */
import { createDeviceId } from '../../core/identity.ts';
import type { Random } from '../../core/random.ts';
import { dayOf } from '../day-chain.ts';
import { VaultError } from '../errors.ts';
import type { Keyring, RecordKey } from '../keyring.ts';
import type { OpenVault } from '../open-vault.ts';
import type { ThreadId } from '../records.ts';
import { put, type Write } from '../step.ts';
import { type BackupHeader, readItems } from './container.ts';
import { type Counts, fromFile, type Head, type SavedText } from './content.ts';
import { mergedText } from './merge.ts';
import { endStep, headStep, type Told } from './restore-head.ts';

/** An opened file. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly header: BackupHeader;
  readonly key: Uint8Array;
}

/** What is known of a file that was read to its end. */
export interface Survey {
  readonly head: Head;
  readonly counts: Counts;
  /** Days since 1970 of each thread's oldest text, by the thread's name. */
  readonly firstDays: ReadonlyMap<string, number>;
}

/** Reads all of it. @throws VaultError `backup/truncated`, `backup/damaged`, `backup/newer` */
export const survey = (file: OpenedFile): Survey => {
  let head: Head | null = null;
  let texts = 0;
  const firstDays = new Map<string, number>();
  for (const item of items(file)) {
    if (item.kind === 'head') {
      head = item;
      continue;
    }
    texts += item.texts.filter(({ record }) => record.kind === 'text').length;
    for (const text of item.texts) noteDay(firstDays, text);
  }
  if (head === null) throw new VaultError('backup/damaged');
  const { madeAt, accounts, contacts } = head;
  return { head, firstDays, counts: { madeAt, accounts: accounts.length, people: contacts.length, texts } };
};

const noteDay = (firstDays: Map<string, number>, { record, day }: SavedText): void => {
  if (record.kind === 'gone' || day === null) return;
  const name = nameOf(record.thread);
  firstDays.set(name, Math.min(day, firstDays.get(name) ?? day));
};

/** The same, of a file that is to be restored. @throws VaultError `backup/empty` too */
export const surveyToRestore = (file: OpenedFile): Survey => {
  const known = survey(file);
  const { accounts, people, texts } = known.counts;
  if (accounts + people + texts === 0) throw new VaultError('backup/empty');
  return known;
};

export interface Restored extends Told {
  /** What was in the file. */
  readonly counts: Counts;
  /** Texts that were not here before. */
  readonly added: number;
}

/** @param known the file was read to its end */
export const restoreInto = async (
  vault: OpenVault,
  { file, known: { head, counts, firstDays } }: { readonly file: OpenedFile; readonly known: Survey },
  { now, random, isNew }: { readonly now: number; readonly random: Random; readonly isNew: boolean },
): Promise<Restored> => {
  const today = dayOf(now);
  await vault.beginThreads(
    head.threads.map((thread) => ({
      thread,
      firstDay: Math.min(firstDays.get(nameOf(thread)) ?? today, today),
      keepDays: thread.keepDays,
    })),
  );
  const told = await vault.step(headStep(vault.keyring, head, { now, freshDeviceId: () => createDeviceId(random) }));
  let added = 0;
  for (const item of items(file)) {
    if (item.kind === 'archive') added += await restoreTexts(vault, item.texts, today);
  }
  await vault.step(endStep(vault.keyring, { head, now, isNew }));
  return { ...told, counts, added };
};

function* items({ bytes, header, key }: OpenedFile) {
  for (const item of readItems(bytes, header, key)) yield fromFile(item);
}

const nameOf = ({ site, ownId, conversationId }: ThreadId): string => JSON.stringify([site, ownId, conversationId]);

/** How many of them were not here before. */
const restoreTexts = (vault: OpenVault, texts: readonly SavedText[], today: number): Promise<number> =>
  vault.step({
    touches: ['archive'],
    read: (reader) => Promise.all(texts.map((text) => reader.get('archive', keyOf(vault.keyring, text)))),
    decide: (here) => {
      const writes: Write[] = [];
      let added = 0;
      for (const [index, text] of texts.entries()) {
        const { record, day } = text;
        const merged = mergedText(here[index], record, isOver(vault, text, today));
        if (merged === null) continue;
        if (merged.kind === 'text') added += 1;
        writes.push(put('archive', keyOf(vault.keyring, text), merged, null, Math.min(day ?? today, today)));
      }
      return { writes, output: added };
    },
  });

const isOver = (vault: OpenVault, { record, day }: SavedText, today: number): boolean => {
  if (record.kind === 'gone') return true;
  const keepDays = vault.keepDays(record.thread);
  return keepDays !== null && (keepDays === 0 || (day ?? today) < today - keepDays);
};

/** Names are keyed by the vault: a record is called anew by its payload's hash. One without a hash keeps the name it had. */
const keyOf = (keyring: Keyring, { record, name }: SavedText): RecordKey<'archive'> => {
  if (record.hash !== null) return keyring.archived(record.hash);
  if (name === null) throw new VaultError('backup/damaged');
  return new Uint8Array(name) as RecordKey<'archive'>;
};
