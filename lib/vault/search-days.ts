/**
 * Indexes a thread's texts day by day, once each. Texts under keys of their own are never met here: they are under no day. Whole days
 * become segments; of today only what fills a segment does.
 */
import { toHex } from '../core/bytes.ts';
import { VaultError } from './errors.ts';
import type { RecordKey } from './keyring.ts';
import type { OpenVault } from './open-vault.ts';
import type { IndexRecord, ThreadId } from './records.ts';
import type { SearchIndex } from './search-index.ts';
import { type IndexedText, indexedText, nameIn, segmentOf, textsOf } from './search-segment.ts';
import { type Days, daysWithTexts, isPartial, uncovered, writeSegment } from './search-segments.ts';
import { WORDS_VERSION } from './search-words.ts';

/** Texts that are opened in one go: other requests get their turn in between. */
const AT_ONCE = 200;
/** So many days without a text are worth a note, so that they are not looked through again and again. */
const MANY_DAYS = 30;

/** What is indexed of one thread. */
export interface ThreadIndex {
  readonly thread: ThreadId;
  segments: readonly IndexRecord[];
  /** What was said today and fills no segment yet. */
  today: Draft | null;
}

/** A segment that is being made. Its texts are in the index already. */
interface Draft {
  readonly firstDay: number;
  readonly part: number;
  /** The segment that it will replace. */
  readonly before: IndexRecord | null;
  readonly fresh: IndexedText[];
}

export interface Indexing {
  readonly vault: OpenVault;
  readonly index: SearchIndex;
  readonly of: ThreadIndex;
  /** A segment of so many texts is closed. */
  readonly full: number;
}

/** Indexes what is new in a thread. When it throws, the index holds more than `of` knows and must be given up. */
export const indexDays = async (indexing: Indexing, { first, last }: Days): Promise<void> => {
  const { of, vault } = indexing;
  for (const gap of uncovered(of.segments, { first, last: last - 1 })) {
    let draft = draftFor(indexing, gap.first);
    for (const day of await daysWithTexts(vault, of.thread, gap)) draft = await indexDay(indexing, draft, day);
    await close(indexing, draft, gap.last);
  }
  const [today] = await daysWithTexts(vault, of.thread, { first: last, last });
  if (today !== undefined) of.today = await indexDay(indexing, of.today ?? newDraft(of, last), today);
};

/** The draft to which these texts were added, or the next where it was full. */
const indexDay = async (
  indexing: Indexing,
  given: Draft,
  { day, names }: { readonly day: number; readonly names: readonly RecordKey<'archive'>[] },
): Promise<Draft> => {
  let draft = given;
  const known = knownOf(indexing.of, draft, day);
  const left = names.filter((name) => !known.has(toHex(name)));
  if (draft.firstDay < day && sizeOf(draft) + left.length > indexing.full) {
    await close(indexing, draft, day - 1);
    draft = newDraft(indexing.of, day);
  }
  const atOnce = Math.min(AT_ONCE, indexing.full);
  for (let at = 0; at < left.length; at += atOnce) {
    if (sizeOf(draft) >= indexing.full) {
      await close(indexing, draft, day - 1);
      draft = newDraft(indexing.of, day);
    }
    const texts = await readTexts(indexing.vault, left.slice(at, at + atOnce));
    indexing.index.add(segmentOf(texts));
    draft.fresh.push(...texts);
  }
  return draft;
};

const readTexts = async (vault: OpenVault, names: readonly RecordKey<'archive'>[]): Promise<readonly IndexedText[]> => {
  const records = await vault.look(['archive'], (reader) =>
    Promise.all(names.map(async (name) => ({ name, record: await reader.get('archive', name) }))),
  );
  return records.flatMap(({ name, record }) => (record?.kind === 'text' ? [indexedText(name, record)] : []));
};

/** Writes a draft down, when it holds something worth it. */
const close = async ({ vault, of }: Indexing, { firstDay, part, before, fresh }: Draft, lastDay: number) => {
  const texts = before === null ? fresh : [...textsOf(before), ...fresh];
  const segment = { thread: of.thread, firstDay, lastDay, part, words: WORDS_VERSION, ...segmentOf(texts) };
  of.segments = [...of.segments.filter((other) => other !== before), segment];
  if (fresh.length === 0 && lastDay - (before?.lastDay ?? firstDay) < MANY_DAYS) return;
  await writeSegment(vault, segment).catch((error: unknown) => {
    // There is no room: it is in memory, and made again next time.
    if (!(error instanceof VaultError && error.code === 'vault/full')) throw error;
  });
};

/** Goes on with the segment that ends before `day`, where there is room in it. */
const draftFor = ({ of, full }: Indexing, day: number): Draft => {
  const before = of.segments.find((one) => !isPartial(one) && one.lastDay === day - 1 && one.times.length < full);
  if (before === undefined) return newDraft(of, day);
  return { firstDay: before.firstDay, part: before.part, before, fresh: [] };
};

const newDraft = (of: ThreadIndex, day: number): Draft => ({
  firstDay: day,
  part: partsOf(of, day).length,
  before: null,
  fresh: [],
});

/** The segments that hold a part of a day each. */
const partsOf = ({ segments }: ThreadIndex, day: number): readonly IndexRecord[] =>
  segments.filter((segment) => isPartial(segment) && segment.firstDay === day);

const sizeOf = ({ before, fresh }: Draft): number => (before?.times.length ?? 0) + fresh.length;

/** What of a day is in the index already. */
const knownOf = (of: ThreadIndex, { fresh }: Draft, day: number): ReadonlySet<string> => {
  const inParts = partsOf(of, day).flatMap((part) => part.times.map((_, text) => toHex(nameIn(part, text))));
  return new Set([...inParts, ...fresh.map(({ name }) => toHex(name))]);
};
