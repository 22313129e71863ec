/**
 * Whether rows stand in the order in which their authors wrote them, and whether any are missing in between: told by the numbers that came
 * with them, from the top of the screen down (R-LIE-5). Nothing is said of what is not on the screen yet, above or below. Pure.
 */
import type { Author, ByHandCount, GlassRow } from '../rpc/rows.ts';

interface Numbered {
  readonly kind: 'numbered';
  readonly author: Author;
  readonly sequence: number;
  readonly byHand?: ByHandCount;
}

/** What a row is to the count of its author's messages. */
export type Mark =
  | Numbered
  /** Stands for one message, nobody knows which: erased, altered, or kept before its number was. */
  | { readonly kind: 'unnumbered' }
  /** Behind a handshake, or what may be one, numbers may begin anew. */
  | { readonly kind: 'anew' }
  /** Not of this thread's count. */
  | { readonly kind: 'aside' };

/** What is odd about the place at which a row stands. */
export interface Place {
  /** So many of its author's messages are missing between it and the one further up. */
  readonly missing: number;
  /** So many between the two went by hand, as is known here, and stand in no row. */
  readonly byHand: number;
  /** Its author wrote it before one that stands further up. */
  readonly isLate: boolean;
}

export const INNOCENT: Place = { missing: 0, byHand: 0, isLate: false };

export const markOf = (row: GlassRow): Mark => {
  if (row.kind === 'unreadable')
    return { kind: row.reason === 'erased' || row.reason === 'altered' ? 'unnumbered' : 'anew' };
  if (row.notes.includes('other-thread')) return { kind: 'aside' };
  if (row.kind === 'card' && (row.card === 'scanned' || row.card === 'call')) return { kind: 'aside' };
  if (row.kind === 'card' && row.card !== 'timer') return { kind: 'anew' };
  const { author, sequence, byHand } = row;
  if (sequence === null) return { kind: 'unnumbered' };
  return { kind: 'numbered', author, sequence, ...(byHand === undefined ? {} : { byHand }) };
};

/** The places of rows, in their order from the top. */
export const placesOf = (marks: readonly Mark[]): readonly Place[] => {
  const ends = marks.flatMap(({ kind }, index) => (kind === 'anew' ? [index] : []));
  const starts = [0, ...ends.map((index) => index + 1)];
  return starts.flatMap((start, nth) => {
    const run = marks.slice(start, ends[nth] ?? marks.length);
    return [...placesInRun(run), ...(nth < ends.length ? [INNOCENT] : [])];
  });
};

/** Between two handshakes. */
const placesInRun = (run: readonly Mark[]): readonly Place[] => {
  const counts = { us: new Count(run, 'us'), them: new Count(run, 'them') };
  return run.map((mark) => {
    if (mark.kind === 'unnumbered') for (const count of Object.values(counts)) count.passUnnumbered();
    return mark.kind === 'numbered' ? counts[mark.author].pass(mark) : INNOCENT;
  });
};

/** Counts one author's messages from the top. */
class Count {
  /** Where each number that is on the screen comes when they are sorted. */
  readonly #ranks: ReadonlyMap<number, number>;
  /** Numbers of those on the screen that went by hand all the same. */
  readonly #shownByHand: readonly number[];
  #highest: Numbered | null = null;
  /** Rows since the highest number that may be any. */
  #unnumbered = 0;

  constructor(run: readonly Mark[], author: Author) {
    const marks = run.flatMap((mark) => (mark.kind === 'numbered' && mark.author === author ? [mark] : []));
    const numbers = new Set(marks.map(({ sequence }) => sequence));
    this.#ranks = new Map([...numbers].sort((a, b) => a - b).map((number, rank) => [number, rank]));
    this.#shownByHand = [...new Set(marks.flatMap(({ byHand, sequence }) => (byHand?.itself ? [sequence] : [])))];
  }

  passUnnumbered(): void {
    this.#unnumbered += 1;
  }

  pass(mark: Numbered): Place {
    const before = this.#highest;
    if (before !== null && mark.sequence <= before.sequence)
      return { ...INNOCENT, isLate: mark.sequence < before.sequence };
    const absent = before === null ? 0 : this.#absentBetween(before.sequence, mark.sequence);
    const byHand = before === null ? 0 : Math.min(this.#byHandBetween(before, mark), absent);
    const missing = absent - byHand - this.#unnumbered;
    this.#highest = mark;
    this.#unnumbered = 0;
    return { missing: Math.max(missing, 0), byHand, isLate: false };
  }

  /** How many between these two went by hand and stand nowhere on the screen. */
  #byHandBetween(low: Numbered, high: Numbered): number {
    const known = (high.byHand?.upTo ?? 0) - (low.byHand?.upTo ?? 0);
    if (known <= 0) return 0;
    return known - this.#shownByHand.filter((number) => number > low.sequence && number <= high.sequence).length;
  }

  /** How many numbers between these two stand nowhere on the screen: what was moved elsewhere is late there, not missing here. */
  #absentBetween(low: number, high: number): number {
    const rank = (number: number): number => this.#ranks.get(number) ?? 0;
    return high - low - (rank(high) - rank(low));
  }
}
