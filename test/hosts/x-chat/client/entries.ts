/** What stands in a thread's list, row by row: messages, and between them the rows that are none. */
import type { Item, Thread } from './state.ts';
import { day } from './times.ts';

export type Entry =
  | { readonly kind: 'peer'; readonly id: 'peer' }
  | { readonly kind: 'date'; readonly id: string; readonly label: string }
  | { readonly kind: 'message'; readonly id: string; readonly item: Item; readonly endsGroup: boolean };

const groupMs = 5 * 60_000;

/** Oldest first. */
export const entriesOf = ({ items, complete }: Thread): readonly Entry[] => [
  ...(complete ? [{ kind: 'peer', id: 'peer' } as const] : []),
  ...items.flatMap((item, index): Entry[] => {
    const label = day(item.at);
    const before = items[index - 1];
    const after = items[index + 1];
    const endsGroup = after === undefined || after.from !== item.from || after.at - item.at > groupMs;
    const message: Entry = { kind: 'message', id: item.id, item, endsGroup };
    if (before !== undefined && day(before.at) === label) return [message];
    return [{ kind: 'date', id: `date-${item.id}`, label }, message];
  }),
];
