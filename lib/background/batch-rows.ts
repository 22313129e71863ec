/** Turns what a batch was found to be into rows, one for each text asked. Pure. */

import { toHex } from '../core/bytes.ts';
import type { GlassRow, RowNote } from '../rpc/rows.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { ArchiveRecord, ThreadRecord } from '../vault/records.ts';
import type { Batch, Found, Item } from './batch.ts';
import { type Ends, isOver, isTimed, isUnseen } from './batch-ends.ts';
import { nameOf } from './names.ts';
import type { Outcome } from './reading.ts';
import { toRow } from './rows.ts';
import { readTogether } from './together.ts';

interface Read {
  readonly batch: Batch;
  /** By armored text. */
  readonly items: ReadonlyMap<string, Item>;
  readonly found: Found;
  readonly ends: Ends;
  /** Of payloads that were not known before, by hash in hex. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly keyring: Keyring;
  /** The thread as it is after the batch, where that was read into it. */
  readonly thread?: ThreadRecord;
}

const underNotes = { stopped: 'while-stopped', 'old-key': 'old-key' } as const;

interface Circumstances {
  readonly isRepeated: boolean;
  readonly isHere: boolean;
  readonly under: keyof typeof underNotes | undefined;
}

const notesOf = ({ isRepeated, isHere, under }: Circumstances): readonly RowNote[] => [
  ...(isRepeated ? (['shown-again'] as const) : []),
  ...(isHere ? [] : (['other-thread'] as const)),
  ...(under === undefined ? [] : [underNotes[under]]),
];

/** Rows in the order asked. */
export const rowsOf = ({ batch, items, found, ends, outcomes, keyring, thread }: Read): readonly GlassRow[] => {
  const here = found.thread && toHex(keyring.thread(found.thread.thread));
  const hereName = found.thread && nameOf(found.thread.contact);
  const hereSince = found.thread?.contact.since ?? null;
  const byHand = (thread ?? found.thread?.thread)?.byHand;

  const drawn = (armored: string, record: ArchiveRecord, isRepeated: boolean): GlassRow => {
    if (record.kind === 'gone') return { armored, kind: 'unreadable', reason: 'erased' };
    const home = toHex(keyring.thread(record.thread));
    const isHere = home === here;
    const notes = notesOf({ isRepeated, isHere, under: record.under });
    const inThread = isHere
      ? { name: hereName, since: hereSince, byHand }
      : { name: found.elsewhere.get(home) ?? null, since: 0, byHand: undefined };
    return toRow(armored, record, { ...inThread, notes });
  };

  return batch.armored.map((armored, index): GlassRow => {
    const item = items.get(armored);
    if (item === undefined) return incomplete(armored);
    const outcome = outcomeOf(item, found, outcomes);
    if (outcome.kind === 'unreadable') return { armored, kind: 'unreadable', reason: outcome.reason };
    const end = ends.get(item.hex);
    // Even when nobody has come to erase it yet.
    if (end !== undefined && isOver(end, batch.now)) return { armored, kind: 'unreadable', reason: 'erased' };
    const row = drawn(armored, outcome.record, batch.armored.indexOf(armored) < index);
    if (row.kind !== 'text' || end === undefined || !isTimed(end)) return row;
    return { ...row, disappears: true, ...(isUnseen(end) ? { unseen: true } : {}) };
  });
};

/** What is no payload. */
const incomplete = (armored: string): GlassRow => {
  const read = readTogether(armored);
  if (read.kind !== 'parts') return { armored, kind: 'unreadable', reason: 'altered' };
  return { armored, kind: 'unreadable', reason: 'part', parts: { count: read.count, missing: read.missing } };
};

/** A payload that could not even be tried stands in a thread whose accounts the page does not name. */
const outcomeOf = ({ hex }: Item, { known }: Found, outcomes: ReadonlyMap<string, Outcome>): Outcome => {
  const record = known.get(hex);
  return record ? { kind: 'archived', record } : (outcomes.get(hex) ?? { kind: 'unreadable', reason: 'other-account' });
};
