/**
 * What of the search index lies on disk: sealed segments, each under the key of its first day, so that it goes when that day goes. The
 * days that went with it and still exist are indexed again. Never trusts a segment that says it knows days which are not over.
 */
import type { RecordKey } from './keyring.ts';
import type { OpenVault } from './open-vault.ts';
import type { IndexRecord, ThreadId } from './records.ts';
import { WORDS_VERSION } from './search-words.ts';
import { put, remove, type Write } from './step.ts';

/** Days since 1 January 1970, both included. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** Every segment that can be used. Those which cannot are removed: nothing opens them, or their texts were cut into other words. */
export const readSegments = async (vault: OpenVault): Promise<readonly IndexRecord[]> => {
  const names = await vault.look(['index'], (reader) => reader.names('index'));
  const segments: IndexRecord[] = [];
  const useless: RecordKey<'index'>[] = [];
  for (const name of names) {
    // One at a time: other requests get their turn in between.
    const segment = await vault.look(['index'], (reader) => reader.get('index', name));
    if (segment !== undefined && isUsable(vault, segment)) segments.push(segment);
    else useless.push(name);
  }
  if (useless.length > 0) await write(vault, () => useless.map((name) => remove('index', name)));
  return segments;
};

const isUsable = (vault: OpenVault, { words, thread, lastDay }: IndexRecord): boolean =>
  words === WORDS_VERSION && lastDay < (vault.days(thread)?.last ?? 0);

/** Nothing is written of a day that was erased in the meantime. */
export const writeSegment = (vault: OpenVault, segment: IndexRecord): Promise<null> =>
  write(vault, () => {
    const days = vault.days(segment.thread);
    if (days === null || segment.firstDay < days.first) return [];
    return [put('index', vault.keyring.index(segment.thread, segment.firstDay, segment.part), segment)];
  });

const write = (vault: OpenVault, writes: () => readonly Write[]): Promise<null> =>
  vault.step({ touches: ['index'], read: async () => null, decide: () => ({ writes: writes(), output: null }) });

/** Does a segment hold only a part of its first day's texts? */
export const isPartial = ({ firstDay, lastDay }: IndexRecord): boolean => lastDay < firstDay;

/** The stretches of whole days that no segment covers, in their order. */
export const uncovered = (segments: readonly IndexRecord[], { first, last }: Days): readonly Days[] => {
  const covered = segments.filter((segment) => !isPartial(segment)).sort((a, b) => a.firstDay - b.firstDay);
  const gaps: Days[] = [];
  let next = first;
  for (const { firstDay, lastDay } of covered) {
    if (firstDay > next) gaps.push({ first: next, last: firstDay - 1 });
    next = Math.max(next, lastDay + 1);
  }
  return next > last ? gaps : [...gaps, { first: next, last }];
};

/** Those days among them on which there are texts, with the texts' names. */
export const daysWithTexts = async (
  vault: OpenVault,
  thread: ThreadId,
  { first, last }: Days,
): Promise<readonly { readonly day: number; readonly names: readonly RecordKey<'archive'>[] }[]> =>
  vault.look(['archive'], async (reader) => {
    const days: { day: number; names: readonly RecordKey<'archive'>[] }[] = [];
    for (let day = first; day <= last; day++) {
      const names = await reader.namesUnder('archive', vault.underDay(thread, day));
      if (names.length > 0) days.push({ day, names });
    }
    return days;
  });
