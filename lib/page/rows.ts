/**
 * Finds the armored rows and hides their ciphertext in the same callback that found it, so that it never flashes.
 * Sets width and height on the authored text's own box and touches nothing else of the site's.
 */
import { findArmor } from '../core/armor/find.ts';
import { MAX_LINES, WIDTH_STEPS, type WidthStep } from '../rpc/frame-port.ts';
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
  readonly armored: string | null;
  readonly sending: Row['sending'];
}

/** Before the glass has answered, a row is as narrow and low as a row can be. */
export const FIRST_SIZE: RowSize = { step: 1, lines: 2 };

/** How the site draws text there: what the glass needs to draw its own alike. */
interface Look {
  readonly lineHeight: number;
  readonly fontSize: number;
  readonly color: string;
}

interface Hidden {
  readonly look: Look;
  readonly size: RowSize;
}

const HIDDEN = {
  visibility: 'hidden',
  display: 'inline-block',
  overflow: 'clip',
  'white-space': 'nowrap',
  'vertical-align': 'top',
  'max-width': '100%',
  'user-select': 'none',
} as const;
const OURS = [...Object.keys(HIDDEN), 'width', 'height', 'line-height'];

/** Reads rows and remembers, per node, what was last read there: an unchanged node costs one comparison. */
export const rowReader = (): ((rows: readonly Row[]) => SeenRow[]) => {
  const known = new WeakMap<HTMLElement, { readonly raw: string; readonly armored: string | null }>();
  return (rows) =>
    rows.map(({ text, sending }) => {
      const raw = text.textContent ?? '';
      const before = known.get(text);
      if (before?.raw === raw) return { text, sending, armored: before.armored };
      const armored = findArmor(raw)[0]?.armored ?? null;
      known.set(text, { raw, armored });
      return { text, sending, armored };
    });
};

/** Hides rows of ciphertext and shows them again. Remembers nodes weakly, for recycled ones come back as something else. */
export const rowHider = () => {
  const hidden = new WeakMap<HTMLElement, Hidden>();
  return {
    /** The look of the site's own text there, read before it was hidden. */
    look: (text: HTMLElement): Look | undefined => hidden.get(text)?.look,
    /** Says whether anything changed: hiding again what is hidden at that size costs one look at the node. */
    hide: (text: HTMLElement, size: RowSize): boolean => {
      const before = hidden.get(text);
      const isStill = text.style.visibility === 'hidden'; // a page may reset the styles of its own nodes
      if (isStill && before?.size.step === size.step && before.size.lines === size.lines) return false;
      const look = before?.look ?? readLook(text);
      hidden.set(text, { look, size });
      setStyle(text, {
        ...HIDDEN,
        width: `${WIDTH_STEPS[size.step]}px`,
        height: `${Math.min(size.lines, MAX_LINES) * look.lineHeight}px`,
        'line-height': `${look.lineHeight}px`,
      });
      return true;
    },
    /** Says whether there was anything to show again. */
    show: (text: HTMLElement): boolean => {
      if (!hidden.delete(text)) return false;
      for (const name of OURS) text.style.removeProperty(name);
      return true;
    },
  };
};

const readLook = (text: HTMLElement): Look => {
  const style = getComputedStyle(text);
  const fontSize = clamp(Number.parseFloat(style.fontSize), 8, 40, 15);
  return {
    fontSize,
    lineHeight: Math.round(clamp(Number.parseFloat(style.lineHeight), fontSize, 80, fontSize * 1.35)),
    color: style.color,
  };
};

const clamp = (value: number, low: number, high: number, otherwise: number): number =>
  Number.isFinite(value) ? Math.min(Math.max(value, low), high) : otherwise;
