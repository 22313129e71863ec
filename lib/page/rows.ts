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
  const hidden = new WeakMap<HTMLElement, { readonly lineHeight: number; readonly fontSize: number; readonly color: string }>();
  return {
    /** The look of the site's own text there, read before it was hidden. */
    look: (text: HTMLElement) => hidden.get(text),
    hide: (text: HTMLElement, size: RowSize): void => {
      const look = hidden.get(text) ?? readLook(text);
      hidden.set(text, look);
      setStyle(text, {
        ...HIDDEN,
        width: `${WIDTH_STEPS[size.step]}px`,
        height: `${Math.min(size.lines, MAX_LINES) * look.lineHeight}px`,
        'line-height': `${look.lineHeight}px`,
      });
    },
    show: (text: HTMLElement): void => {
      if (!hidden.delete(text)) return;
      for (const name of OURS) text.style.removeProperty(name);
    },
  };
};

const readLook = (text: HTMLElement) => {
  const style = getComputedStyle(text);
  const fontSize = clamp(Number.parseFloat(style.fontSize), 8, 40, 15);
  return { fontSize, lineHeight: Math.round(clamp(Number.parseFloat(style.lineHeight), fontSize, 80, fontSize * 1.35)), color: style.color };
};

const clamp = (value: number, low: number, high: number, otherwise: number): number =>
  Number.isFinite(value) ? Math.min(Math.max(value, low), high) : otherwise;
