/** Turns what the archive knows into what the glass draws and what the page engine may know. Pure. */
import type { GlassRow, RowKind, RowNote } from '../rpc/rows.ts';
import type { KeptRecord } from '../vault/records.ts';

/** A row as the glass draws it. */
export const toRow = (
  armored: string,
  record: KeptRecord,
  { name, notes }: { readonly name: string | null; readonly notes: readonly RowNote[] },
): GlassRow => {
  const { author, time } = record;
  const said = { armored, author, name, time, notes };
  switch (record.kind) {
    case 'text':
      return {
        ...said,
        kind: 'text',
        name: author === 'us' ? null : name,
        text: record.text,
        sequence: record.sequence,
      };
    case 'card':
      return cardRow(said, record);
    case 'newer':
      return { armored, kind: 'unreadable', reason: 'newer-sotto' };
  }
};

type Said = Pick<Extract<GlassRow, { card: 'timer' }>, 'armored' | 'author' | 'name' | 'time' | 'notes'>;

const cardRow = (said: Said, record: Extract<KeptRecord, { kind: 'card' }>): GlassRow => {
  switch (record.card) {
    case 'timer':
      return { ...said, kind: 'card', card: record.card, seconds: record.seconds, sequence: record.sequence ?? null };
    case 'scanned':
      return { ...said, kind: 'card', card: record.card, outcome: record.outcome };
    default:
      return { ...said, kind: 'card', card: record.card };
  }
};

/** The little that the page engine learns of a row. */
export const kindOf = (row: GlassRow): RowKind => {
  switch (row.kind) {
    case 'text':
      return 'message';
    case 'card':
      if (row.card === 'timer' || row.card === 'scanned') return 'message'; // that there was one is nobody's business
      if (row.card === 'unprotected') return 'message';
      return row.card === 'accepted' || row.card === 'key-taken' ? 'acceptance' : 'invitation';
    case 'unreadable':
      return row.reason === 'locked' ? 'locked' : 'unreadable';
  }
};
