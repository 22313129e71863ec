/** Turns what the archive knows into what the glass draws and what the page engine may know. Pure. */
import type { GlassRow, RowKind, RowNote } from '../rpc/rows.ts';
import type { ByHand, KeptRecord } from '../vault/records.ts';
import { byHandUpTo } from './by-hand-numbers.ts';

interface RowFacts {
  readonly name: string | null;
  readonly notes: readonly RowNote[];
  /** Unix seconds of the first protected contact in the thread that is shown; null until then, 0 for a row of another thread. */
  readonly since: number | null;
  /** What of the thread went by hand; undefined for nothing, and for a row of another thread. */
  readonly byHand: ByHand | undefined;
}

/** A row as the glass draws it. */
export const toRow = (armored: string, record: KeptRecord, facts: RowFacts): GlassRow => {
  const { name, notes } = facts;
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
        ...byHandUpTo(facts.byHand, author, record.sequence),
      };
    case 'card':
      return cardRow(said, record, facts);
    case 'newer':
      return { armored, kind: 'unreadable', reason: 'newer-sotto' };
  }
};

type Said = Pick<Extract<GlassRow, { card: 'timer' }>, 'armored' | 'author' | 'name' | 'time' | 'notes'>;

const cardRow = (
  said: Said,
  record: Extract<KeptRecord, { kind: 'card' }>,
  { since, byHand }: Pick<RowFacts, 'since' | 'byHand'>,
): GlassRow => {
  switch (record.card) {
    case 'timer': {
      const { card, seconds, sequence = null, author } = record;
      const counted = sequence === null ? {} : byHandUpTo(byHand, author, sequence);
      return { ...said, kind: 'card', card, seconds, sequence, ...counted };
    }
    case 'scanned':
      return { ...said, kind: 'card', card: record.card, outcome: record.outcome };
    case 'call': {
      const { card, step, video, over = null, seconds = null } = record;
      return { ...said, kind: 'card', card, step, video, over, seconds };
    }
    case 'accepted':
      return { ...said, kind: 'card', card: record.card, ...(isRenewal(record, since) ? { isRenewal: true } : {}) };
    default:
      return { ...said, kind: 'card', card: record.card };
  }
};

/** A clock of the contact's that is ahead may say so of the first one: then what is clear above it is marked, too, as it may be. */
const isRenewal = ({ time }: KeptRecord, since: number | null): boolean => since !== null && time > since;

/** The little that the page engine learns of a row. */
export const kindOf = (row: GlassRow): RowKind => {
  switch (row.kind) {
    case 'text':
      return 'message';
    case 'card':
      return kindOfCard(row);
    case 'unreadable':
      return row.reason === 'locked' ? 'locked' : 'unreadable';
  }
};

/** That a timer was set or a code was scanned is nobody's business. */
const kindOfCard = (row: Extract<GlassRow, { kind: 'card' }>): RowKind => {
  switch (row.card) {
    case 'invitation-sent':
    case 'invitation-received':
      return 'invitation';
    case 'accepted':
      return row.isRenewal ? 'message' : 'acceptance';
    default:
      return 'message';
  }
};
