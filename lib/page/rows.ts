/**
 * Finds the armored rows and hides their ciphertext in the same callback that found it, so that it never flashes.
 * Sets width and height on the authored text's own box and touches nothing else of the site's.
 */
import { findArmor } from '../core/armor/find.ts';
import { type PartPlace, partPlace } from '../core/armor/part-place.ts';
import { LINE_HEIGHT, MAX_LINES, WIDTH_STEPS, type WidthStep } from '../rpc/frame-port.ts';
import type { Row } from '../sites/adapter.ts';
import { setStyle } from './frame.ts';

/** Size of a row as the glass asked for it: a width step and whole lines. */
export interface RowSize {
  readonly step: WidthStep;
  readonly lines: number;
}

/** A row with the armored text that it shows, or null for a clear one. */
export interface SeenRow {
  readonly text: HTMLElement;
  readonly whole?: HTMLElement;
  readonly armored: string | null;
  /** Which part of a payload that is; null for a whole one. */
  readonly part: PartPlace | null;
  readonly sending: Row['sending'];
  readonly menu: Row['menu'];
}

/** A row where it stands in the viewport. */
export interface StandingRow extends SeenRow {
  readonly rect: DOMRect;
}

/** Before the glass has answered, a row is as narrow and low as a row can be. */
export const FIRST_SIZE: RowSize = { step: 1, lines: 2 };

interface Hidden {
  /** Colour of the site's own text there, read before it was hidden. */
  readonly color: string;
  /** Whether the page was dark then; null until that is known. */
  readonly isDark: boolean | null;
  readonly size: RowSize;
}

interface ToHide extends Pick<Hidden, 'size'> {
  readonly text: HTMLElement;
}

const HIDDEN = {
  visibility: 'hidden',
  display: 'inline-block',
  overflow: 'clip',
  'white-space': 'nowrap',
  'vertical-align': 'top',
  'max-width': '100%',
  flex: 'none', // in a line of boxes it would grow, and its text break elsewhere than was measured
  'user-select': 'none',
  'line-height': `${LINE_HEIGHT}px`,
} as const;
const OURS = [...Object.keys(HIDDEN), 'width', 'height'];

const stylesOf = ({ step, lines }: RowSize) => ({
  width: `${WIDTH_STEPS[step]}px`,
  height: `${Math.min(lines, MAX_LINES) * LINE_HEIGHT}px`,
});

/** Reads rows and remembers, per node, what was last read there: an unchanged node costs one comparison. */
export const rowReader = (): ((rows: readonly Row[]) => SeenRow[]) => {
  const known = new WeakMap<HTMLElement, { readonly raw: string } & Pick<SeenRow, 'armored' | 'part'>>();
  return (rows) =>
    rows.map((row) => {
      const raw = row.text.textContent ?? '';
      const before = known.get(row.text);
      if (before?.raw === raw) return { ...row, armored: before.armored, part: before.part };
      const armored = findArmor(row.authored?.() ?? raw)[0]?.armored ?? null;
      const part = armored === null ? null : partPlace(armored);
      known.set(row.text, { raw, armored, part });
      return { ...row, armored, part };
    });
};

const isSameSize = (a: RowSize, b: RowSize): boolean => a.step === b.step && a.lines === b.lines;

/** Hides rows of ciphertext and shows them again. Remembers nodes weakly, for recycled ones come back as something else. */
export const rowHider = () => {
  const hidden = new WeakMap<HTMLElement, Hidden>();
  return {
    /** Colour of the site's own text there, read anew when the page turns dark or light; undefined for a row that is not hidden. */
    color: (text: HTMLElement, isDark: boolean): string | undefined => {
      const row = hidden.get(text);
      if (row === undefined || row.isDark === isDark) return row?.color;
      const color = row.isDark === null ? row.color : getComputedStyle(text).color;
      hidden.set(text, { ...row, color, isDark });
      return color;
    },
    /** Says whether anything changed: hiding again what is hidden at that size costs one look at the node. */
    hide: (rows: readonly ToHide[]): boolean => {
      const changed = rows.flatMap(({ text, size }) => {
        const before = hidden.get(text);
        const isStill = before !== undefined && text.style.visibility === 'hidden'; // a page may reset the styles of its own nodes
        if (isStill && isSameSize(before.size, size)) return [];
        return [{ text, size, isStill, before }];
      });
      // All colours before any style: to ask for one after a change has the browser work out styles anew, for each row.
      const colors = changed.map(({ text, before }) => before?.color ?? getComputedStyle(text).color);
      changed.forEach(({ text, size, isStill, before }, index) => {
        hidden.set(text, { color: colors[index] ?? '', isDark: before?.isDark ?? null, size });
        setStyle(text, { ...(isStill ? {} : HIDDEN), ...stylesOf(size) });
      });
      return changed.length > 0;
    },
    /** Says whether there was anything to show again. */
    show: (text: HTMLElement): boolean => {
      if (!hidden.delete(text)) return false;
      for (const name of OURS) text.style.removeProperty(name);
      return true;
    },
  };
};
