/** Gives texts that lie under their thread's days an end of their own, when that was learned after they were kept. */
import type { Name } from './database.ts';
import { dayOf } from './day-chain.ts';
import type { Keyring, RecordKey } from './keyring.ts';
import type { End, Keys } from './keys.ts';
import { threadKeysOf } from './keys.ts';
import type { KeptRecord, ThreadId } from './records.ts';
import type { Sealer } from './seal.ts';
import { type Entry, put, remove, type Step } from './step.ts';

export interface LateEnds {
  readonly thread: ThreadId;
  /** Unix seconds: nothing that was kept on a day before is looked at. */
  readonly since: number;
  /** Null for what keeps the end that it has. */
  readonly endOf: (record: KeptRecord) => End | null;
}

/** So many days are looked through at most: one message must not make us open years of texts. */
const MAX_DAYS = 366;

/** The step that does it. What lay under the day's key before can be opened until that goes (docs/limits.md). */
export const lateEnds = (
  { keyring, sealer, keys, now }: { keyring: Keyring; sealer: Sealer; keys: () => Keys; now: number },
  { thread, since, endOf }: LateEnds,
): Step<LateTexts, null> => {
  const name: RecordKey<'threads'> = keyring.thread(thread);
  const first = threadKeysOf(keys(), name)?.chain.day ?? 0;
  const today = Math.max(dayOf(now), first);
  const from = Math.max(dayOf(since), first, today - MAX_DAYS);
  const under = (day: number): Name => sealer.locator({ kind: 'thread-day', thread: name, day });
  return {
    touches: ['archive', 'index'],
    read: async (reader) => {
      const found: Entry<'archive'>[] = [];
      for (let day = from; day <= today; day++) found.push(...(await reader.listUnder('archive', under(day))));
      const texts = found.flatMap((entry) => withEnd(entry, endOf));
      if (texts.length === 0) return { texts, segments: [] };
      const segments: RecordKey<'index'>[] = [];
      for (let day = first; day <= today; day++) segments.push(...(await reader.namesUnder('index', under(day))));
      return { texts, segments };
    },
    decide: ({ texts, segments }, textKeys) => ({
      writes: [
        ...texts.map(({ entry: { key, record }, end }) => put('archive', key, record, textKeys.take(name, end))),
        ...segments.map((segment) => remove('index', segment)),
      ],
      output: null,
    }),
  };
};

/** What is found, and the search index of the thread: it may know these texts, and is made again without them. */
interface LateTexts {
  readonly texts: readonly LateText[];
  readonly segments: readonly RecordKey<'index'>[];
}

interface LateText {
  readonly entry: Entry<'archive'>;
  readonly end: End;
}

const withEnd = (entry: Entry<'archive'>, endOf: LateEnds['endOf']): readonly LateText[] => {
  const end = entry.record.kind === 'gone' ? null : endOf(entry.record);
  return end === null ? [] : [{ entry, end }];
};
