/** The arithmetic of a list that lays itself out: tops of rows out of known or guessed heights. */

export interface VirtualLayout {
  readonly ids: readonly string[];
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

export const layOut = (
  rows: readonly { readonly id: string }[],
  heights: ReadonlyMap<string, number>,
): VirtualLayout => {
  const tops = [0];
  let total = 0;
  for (const { id } of rows) {
    total += heights.get(id) ?? guessedHeight;
    tops.push(total);
  }
  return { ids: rows.map(({ id }) => id), tops, total };
};

/** The first row that is visible when the scroller stands at `top`. */
export const placeAt = ({ ids, tops }: VirtualLayout, top: number): VirtualPlace => {
  const index = firstBelow(tops, top);
  return { id: ids[index] ?? '', below: top - (tops[index] ?? 0) };
};

/** Where the scroller has to stand so that `place` is visible again; null when its row is gone. */
export const topOf = ({ ids, tops }: VirtualLayout, { id, below }: VirtualPlace): number | null => {
  const index = ids.indexOf(id);
  return index < 0 ? null : (tops[index] ?? 0) + below;
};

/** Which rows to draw: those that are visible, and around them as many as make `size` together. */
export const windowAt = (
  { ids, tops }: VirtualLayout,
  top: number,
  viewport: number,
  size: number,
): { readonly start: number; readonly end: number } => {
  const first = firstBelow(tops, top);
  const last = firstBelow(tops, top + viewport);
  const visible = last - first + 1;
  const start = Math.max(0, Math.min(first - Math.floor((size - visible) / 2), ids.length - Math.max(size, visible)));
  return { start, end: Math.min(ids.length, start + Math.max(size, visible)) };
};

const firstBelow = (tops: readonly number[], y: number): number => {
  const index = tops.findIndex((_, row) => (tops[row + 1] ?? Number.POSITIVE_INFINITY) > y);
  return Math.max(0, Math.min(index, tops.length - 2));
};
