/**
 * Whether rows stand in the order in which their authors wrote them, and whether any are missing in between: told by the numbers that came
 * with them, from the top of the screen down (R-LIE-5). Nothing is said of what is not on the screen yet, above or below. Pure.
 */
import type { Author, GlassRow } from '../rpc/rows.ts';

/** What a row is to the count of its author's messages. */
export type Mark =
  | { readonly kind: 'numbered'; readonly author: Author; readonly sequence: number }
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
  /** Its author wrote it before one that stands further up. */
  readonly isLate: boolean;
}

export const INNOCENT: Place = { missing: 0, isLate: false };

export const markOf = (row: GlassRow): Mark => {
  if (row.kind === 'unreadable')
    return { kind: row.reason === 'erased' || row.reason === 'altered' ? 'unnumbered' : 'anew' };
  if (row.notes.includes('other-thread')) return { kind: 'aside' };
  if (row.kind === 'card' && row.card === 'scanned') return { kind: 'aside' };
  if (row.kind === 'card' && row.card !== 'timer') return { kind: 'anew' };
  const { author, sequence } = row;
  return sequence === null ? { kind: 'unnumbered' } : { kind: 'numbered', author, sequence };
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
    return mark.kind === 'numbered' ? counts[mark.author].pass(mark.sequence) : INNOCENT;
  });
};

/** Counts one author's messages from the top. */
class Count {
  /** Where each number that is on the screen comes when they are sorted. */
  readonly #ranks: ReadonlyMap<number, number>;
  #highest: number | null = null;
  /** Rows since the highest number that may be any. */
  #unnumbered = 0;

  constructor(run: readonly Mark[], author: Author) {
    const numbers = run.flatMap((mark) => (mark.kind === 'numbered' && mark.author === author ? [mark.sequence] : []));
    this.#ranks = new Map([...new Set(numbers)].sort((a, b) => a - b).map((number, rank) => [number, rank]));
  }

  passUnnumbered(): void {
    this.#unnumbered += 1;
  }

  pass(sequence: number): Place {
    const before = this.#highest;
    if (before !== null && sequence <= before) return { missing: 0, isLate: sequence < before };
    const missing = before === null ? 0 : this.#absentBetween(before, sequence) - this.#unnumbered;
    this.#highest = sequence;
    this.#unnumbered = 0;
    return { missing: Math.max(missing, 0), isLate: false };
  }

  /** How many numbers between these two stand nowhere on the screen: what was moved elsewhere is late there, not missing here. */
  #absentBetween(low: number, high: number): number {
    const rank = (number: number): number => this.#ranks.get(number) ?? 0;
    return high - low - (rank(high) - rank(low));
  }
}
