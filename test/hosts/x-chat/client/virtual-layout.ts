/** The arithmetic of a list that lays itself out: tops of rows out of known or guessed heights. */

export interface VirtualRow {
  readonly id: string;
  readonly kind: string;
}

export interface VirtualLayout {
  readonly rows: readonly VirtualRow[];
  /** Pixels from the top of the content, one more than there are rows. */
  readonly tops: readonly number[];
  readonly total: number;
}

/** A row, and how far below its top the visible part begins. */
export interface VirtualPlace {
  readonly id: string;
  readonly below: number;
}

const guessedHeight = 52;

export const layOut = (rows: readonly VirtualRow[], heights: ReadonlyMap<string, number>): VirtualLayout => {
  const tops = [0];
  let total = 0;
  for (const { id } of rows) {
    total += heights.get(id) ?? guessedHeight;
    tops.push(total);
  }
  return { rows, tops, total };
};

/** The first message that is visible when the scroller stands at `top`: other rows may soon be different ones. */
export const placeAt = ({ rows, tops }: VirtualLayout, top: number): VirtualPlace => {
  const visible = firstBelow(tops, top);
  const index = rows.findIndex(({ kind }, row) => row >= visible && kind === 'message');
  return { id: rows[index]?.id ?? '', below: top - (tops[index] ?? 0) };
};

/** Where the scroller has to stand so that `place` is visible again; null when its row is gone. */
export const topOf = ({ rows, tops }: VirtualLayout, { id, below }: VirtualPlace): number | null => {
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? null : (tops[index] ?? 0) + below;
};

/** Which rows to draw: those that are visible, and around them as many as make `size` together. */
export const windowAt = (
  { rows, tops }: VirtualLayout,
  top: number,
  viewport: number,
  size: number,
): { readonly start: number; readonly end: number } => {
  const first = firstBelow(tops, top);
  const last = firstBelow(tops, top + viewport);
  const visible = last - first + 1;
  const start = Math.max(0, Math.min(first - Math.floor((size - visible) / 2), rows.length - Math.max(size, visible)));
  return { start, end: Math.min(rows.length, start + Math.max(size, visible)) };
};

const firstBelow = (tops: readonly number[], y: number): number => {
  const index = tops.findIndex((_, row) => (tops[row + 1] ?? Number.POSITIVE_INFINITY) > y);
  return Math.max(0, Math.min(index, tops.length - 2));
};
