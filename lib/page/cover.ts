/** Covers what the list shows of armor: hides the ciphertext of rows at the size that the glass wants, and folds away rows whose text stands in another. */

import { setStyle } from './frame.ts';
import type { JoinedRows } from './joined.ts';
import { type RowSize, rowHider, type SeenRow } from './rows.ts';

interface CoverParts {
  readonly isClear: (row: SeenRow) => boolean;
  readonly sizeOf: (armored: string) => RowSize;
}

export const makeCover = ({ isClear, sizeOf }: CoverParts) => {
  const hider = rowHider();
  let folded: ReadonlySet<HTMLElement> = new Set();
  const fold = (rows: readonly SeenRow[]): boolean => {
    const wanted = new Set(rows.map(({ whole, text }) => whole ?? text));
    const shown = [...folded].filter((row) => !wanted.has(row));
    const hidden = [...wanted].filter((row) => row.style.display !== 'none');
    for (const { text } of rows) hider.show(text);
    for (const row of shown) row.style.removeProperty('display');
    for (const row of hidden) setStyle(row, { display: 'none' });
    folded = wanted;
    return shown.length > 0 || hidden.length > 0;
  };
  return {
    /** Colour of the site's own text in a row that is hidden. */
    color: hider.color,
    /** Says whether that changed anything. */
    cover: ({ rows, folded: away }: JoinedRows): boolean => {
      const isFolded = fold(away);
      const isAnyShown = rows.filter(isClear).filter(({ text }) => hider.show(text)).length > 0;
      const toHide = rows.flatMap((row) =>
        isClear(row) || row.armored === null ? [] : [{ text: row.text, size: sizeOf(row.armored) }],
      );
      return hider.hide(toHide) || isAnyShown || isFolded;
    },
    /** The site's rows as it made them. */
    end: (rows: readonly Pick<SeenRow, 'text'>[]): void => {
      fold([]);
      for (const { text } of rows) hider.show(text);
    },
  };
};
