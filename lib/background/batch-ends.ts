/** When the texts of a batch are gone: known ones by the key that they are under, new ones by what the thread says now. Stores nothing. */
import type { RecordKey } from '../vault/keyring.ts';
import type { End, TextKeyId } from '../vault/keys.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ArchiveRecord, ThreadRecord } from '../vault/records.ts';
import type { TextKeys } from '../vault/text-supply.ts';
import { endOfText, timerOfTheirs } from './timers.ts';

/** A text's own key and when that is dropped. */
export interface TextEnd {
  readonly id: TextKeyId;
  readonly end: End;
}

/** By the payload's hash in hex; what goes by days is missing. */
export type Ends = ReadonlyMap<string, TextEnd>;

/** The ends of texts that lie in the archive. */
export const knownEnds = (vault: OpenVault, under: ReadonlyMap<string, TextKeyId>): Ends => {
  const ends = new Map<string, TextEnd>();
  for (const [hex, id] of under) {
    const end = vault.endOf(id);
    if (end !== null) ends.set(hex, { id, end });
  }
  return ends;
};

/** The end of a text that was read now, with a key taken for it; null for what goes by days, and for cards, which go with the thread. */
export const freshEnd = (
  record: ArchiveRecord,
  thread: ThreadRecord,
  given: {
    readonly name: RecordKey<'threads'>;
    readonly keepDays: number | null;
    readonly now: number;
    readonly textKeys: TextKeys;
  },
): TextEnd | null => {
  if (record.kind === 'gone' || record.kind === 'card') return null;
  const { keepDays, now } = given;
  const timer = record.kind === 'text' ? timerOfTheirs(thread, record.sequence) : thread.timer;
  const end = endOfText({ author: record.author, timer, keepDays, now });
  return end && { id: given.textKeys.take(given.name, end), end };
};

/** Is this text's time over, whether or not it was erased yet? */
export const isOver = ({ end }: TextEnd, now: number): boolean => end.kind === 'at' && end.time <= now;

/** Does it end by a timer, and not because its thread keeps nothing? */
export const isTimed = ({ end }: TextEnd): boolean => end.kind !== 'at-lock';

/** Does its time begin when it is displayed? */
export const isUnseen = ({ end }: TextEnd): boolean => end.kind === 'after-display';
