/**
 * What the page engine and our frames say to each other over the port that binds them.
 * Geometry goes in, sizes come out, the focus goes to and fro, and so does whether the site's own box holds text and is shown; no text, no key
 * and no decision ever passes here (R-FRAME-3).
 */

/** A frame says that it could not be bound, and needs another token. */
export const UNBOUND = 'unbound';

/** Widths that a row's box may take, in CSS pixels. Four steps only: anything finer would tell the page about the text. */
export const WIDTH_STEPS = [120, 220, 320, 480] as const;
export type WidthStep = 0 | 1 | 2 | 3;

/**
 * Height of a line of every row, CSS pixels; its type is 15 pixels high (`glass.css`). The same everywhere: were it the page's to choose, the lines of a text at many sizes would tell
 * the page what it says (R-PAGE-4).
 */
export const LINE_HEIGHT = 20;

/** Lines that a row may grow to; longer texts scroll inside their row. */
export const MAX_LINES = 400;

/** The glass is a tall sheet moved under a window: its own height, and where the window starts out on it. Pixels. */
export const SHEET_HEIGHT = 400_000;
export const SHEET_MIDDLE = SHEET_HEIGHT / 2;

/** One protected row on the sheet, by the number that its armored text was told by. */
export interface NumberedBox {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly step: WidthStep;
  /** The widest step that the row has room for. */
  readonly room: WidthStep;
  /** `rgb(…)` or `rgba(…)` as computed for the site's own text. */
  readonly color: string;
}

/** One protected row on the sheet, with its armored text. */
export interface GlassBox extends Omit<NumberedBox, 'id'> {
  readonly armored: string;
}

/** A clear row after protection began: the words *not protected* stand beside it. */
export interface GlassStrip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Texts that were not told before, with their numbers. */
export type Names = readonly (readonly [id: number, armored: string])[];

/** These are about to stand in the list: time to read them while it is laid out. */
export interface GlassComing {
  readonly kind: 'coming';
  readonly names: Names;
}

export interface GlassLayout {
  readonly kind: 'layout';
  readonly dark: boolean;
  /** Numbers told before mean nothing any more. */
  readonly anew?: boolean;
  readonly names: Names;
  readonly boxes: readonly NumberedBox[];
  readonly strips: readonly GlassStrip[];
  /** While a menu is open: what of the list is on the screen. All of it shows the glass then, so that the menu can lie anywhere in it. */
  readonly view?: GlassStrip;
}

export type ToGlass = GlassLayout | GlassComing;

/** Sizes for rows whose text the glass knows: a width step and whole lines, nothing finer. */
export interface GlassSizes {
  readonly kind: 'sizes';
  readonly sizes: readonly { readonly armored: string; readonly step: WidthStep; readonly lines: number }[];
}

export type FromGlass =
  | GlassSizes
  /** A menu over a row is open, or no longer. Which row, and what is in it, stays here. */
  | { readonly kind: 'menu'; readonly isOpen: boolean }
  /** The person wants the site's own menu of a row: the focus may go to what opens it. `nth`: of equal rows, from the top, from 1. */
  | { readonly kind: 'site-menu'; readonly armored: string; readonly nth: number }
  /** The person leaves with Tab: the page may have the keys. */
  | { readonly kind: 'left' }
  /** The person leaves with Escape: back to the composer. */
  | { readonly kind: 'escaped' };

export type ToComposer =
  | { readonly kind: 'look'; readonly dark: boolean }
  /** A press inside our rectangle hit something else: the box is covered. */
  | { readonly kind: 'covered' }
  /** The site's form cannot be found: its layout is not understood. */
  | { readonly kind: 'layout'; readonly understood: boolean }
  /** Focus was taken away without a gesture of the person; it has been given back. */
  | { readonly kind: 'focus' }
  /** The page takes the focus again and again: writing pauses until the person clicks. */
  | { readonly kind: 'stolen' }
  /** Does the site's own box, which we cover, hold text? `shown`: the person sees it. `copied`: it is in the clipboard. */
  | { readonly kind: 'site-box'; readonly holds: boolean; readonly shown: boolean; readonly copied: boolean };

export type FromComposer =
  /** Wanted height at the frame's present width, in CSS pixels. */
  | { readonly kind: 'height'; readonly height: number; readonly width: number }
  /** The frame has the focus: what is typed is for it. */
  | { readonly kind: 'entered' }
  /** The person left with Tab: the page may have the keys again. */
  | { readonly kind: 'left' }
  /** The person wants to see what the site's own box holds, to have it copied or deleted, or the box covered again. */
  | { readonly kind: 'site-box'; readonly wish: 'show' | 'copy' | 'empty' | 'cover' };
