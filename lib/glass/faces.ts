/** What a row says, as plain strings: words for cards and refusals, the text itself for messages. */
import type { GlassRow } from '../rpc/rows.ts';
import { sayAnyCard } from '../words/card-words.ts';
import { disappears, outOfOrder, sayAuthor, sayByHand, sayMissing, sayNote, sayReason } from '../words/glass-words.ts';
import { sayTime } from '../words/time-words.ts';
import type { Place } from './order.ts';

/** A row ready to be drawn: nothing here is markup. */
export interface Face {
  readonly kind: GlassRow['kind'];
  /** What a card or a refusal is about; empty for messages, which have no words of ours before them. */
  readonly title: string;
  readonly text: string;
  /** Who, when, and what is odd about it: on a line of its own, never inside the text. */
  readonly meta: string;
  /** What the sign behind that means; empty where there is none. */
  readonly sign: string;
}

/** What a row says the second time it stands in the thread: only the glass sees the whole screen. R-LIE-1. */
export const shownAgain = (face: Face): Face =>
  face.kind === 'unreadable' ? face : { ...face, meta: `${face.meta} · ${sayNote('shown-again')}` };

/** Faces that say something of their place, by the face without it and by what is said: a face never changes, and is measured once. */
const placed = new WeakMap<Face, Map<string, Face>>();

/** What a row says where it stands: whether it is out of order, or messages before it are missing, or went by hand. R-LIE-5. */
export const inPlace = (face: Face, place: Place): Face => {
  const said = oddityOf(place).join(' · ');
  if (said === '') return face;
  const known = placed.get(face) ?? new Map<string, Face>();
  placed.set(face, known);
  const odd = known.get(said) ?? { ...face, meta: `${face.meta} · ${said}` };
  known.set(said, odd);
  return odd;
};

const oddityOf = ({ isLate, missing, byHand }: Place): readonly string[] => {
  if (isLate) return [outOfOrder];
  return [...(byHand > 0 ? [sayByHand(byHand)] : []), ...(missing > 0 ? [sayMissing(missing)] : [])];
};

/** `now` in Unix seconds, for dates. */
export const faceOf = (row: GlassRow, now: number): Face => {
  if (row.kind === 'unreadable') {
    const { what, todo } = sayReason(row);
    return { kind: row.kind, title: what, text: todo, meta: '', sign: '' };
  }
  const byline = [sayAuthor(row.author, row.name), sayTime(row.time, now), ...row.notes.map(sayNote)].join(' · ');
  if (row.kind === 'text')
    return { kind: row.kind, title: '', text: row.text, meta: byline, sign: row.disappears ? disappears : '' };
  const { what, todo } = sayAnyCard(row);
  return { kind: row.kind, title: what, text: todo, meta: byline, sign: '' };
};
