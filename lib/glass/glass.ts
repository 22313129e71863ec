/**
 * The glass: draws decrypted rows where the page engine says that they stand. It asks the background for the texts
 * itself, believes nothing but geometry from the page's side, and tells that side nothing but sizes.
 */
import type { Ask } from '../rpc/client.ts';
import type { GlassRow } from '../rpc/contract.ts';
import type { FromGlass, GlassBox, ToGlass, WidthStep } from '../rpc/frame-port.ts';
import { drawRow, drawStrip, measure, placeRow, type Size } from './draw.ts';
import { type Face, faceOf, shownAgain } from './faces.ts';

/** One request names at most so many rows. */
const BATCH = 64;
/** Texts kept in this frame; older ones are asked for again. */
const MAX_ROWS = 1_000;

/** A row's face the first time it stands on the screen, and every further time. */
interface Faces {
  readonly first: Face;
  readonly again: Face;
}

interface Drawable {
  readonly key: string;
  readonly box: GlassBox;
  readonly face: Face;
}

interface Glass {
  /** Draws what the page engine said last. */
  show(layout: ToGlass): void;
  /** Something changed in the background: ask again for everything that is on screen. */
  refresh(): void;
  /** Takes everything off: the page goes into the back-forward cache. */
  blank(): void;
}

export interface GlassParts {
  readonly ask: Ask<'glass'>;
  readonly say: (message: FromGlass) => void;
  readonly sheet: HTMLElement;
  /** Where rows are measured, out of sight. */
  readonly bench: HTMLElement;
  /** Unix seconds. */
  readonly now: () => number;
}

export const startGlass = ({ ask, say, sheet, bench, now }: GlassParts): Glass => {
  const faces = new Map<string, Faces>();
  const drawn = new Map<string, { readonly face: Face; readonly row: HTMLElement }>();
  let layout: ToGlass = { kind: 'layout', dark: false, boxes: [], strips: [] };
  let asking = false;
  let stale = false;

  const draw = (): void => {
    document.documentElement.classList.toggle('dark', layout.dark);
    const keep = new Set<string>();
    const known = withFaces();
    for (const { key, box, face } of known) {
      keep.add(key);
      const before = drawn.get(key);
      const row = before?.face === face ? before.row : drawRow(face);
      if (row !== before?.row) {
        before?.row.remove();
        drawn.set(key, { face, row });
        sheet.append(row);
      }
      placeRow(row, box);
    }
    for (const [key, { row }] of drawn) {
      if (keep.has(key)) continue;
      row.remove();
      drawn.delete(key);
    }
    for (const strip of sheet.querySelectorAll('[data-strip]')) strip.remove();
    sheet.append(...layout.strips.map(drawStrip));
    tellSizes(known);
  };

  /** Boxes whose text is known, each with a key that stays while its row stays: the same text twice are two rows. */
  const withFaces = (): readonly Drawable[] => {
    const seen = new Map<string, number>();
    return layout.boxes.flatMap((box) => {
      const nth = (seen.get(box.armored) ?? 0) + 1;
      seen.set(box.armored, nth);
      const both = faces.get(box.armored);
      return both === undefined ? [] : [{ key: `${nth} ${box.armored}`, box, face: nth === 1 ? both.first : both.again }];
    });
  };

  /** Says what sizes the rows want that do not have them. The same text twice is one size, large enough for both. */
  const tellSizes = (known: readonly Drawable[]): void => {
    const wanted = new Map<string, Size>();
    measure(known, bench).forEach((size, index) => {
      const armored = known[index]?.box.armored ?? '';
      const other = wanted.get(armored) ?? size;
      wanted.set(armored, { step: widerOf(size.step, other.step), lines: Math.max(size.lines, other.lines) });
    });
    const fits = ({ armored, step, height, lineHeight }: GlassBox): boolean => {
      const size = wanted.get(armored);
      return size === undefined || (size.step === step && size.lines * lineHeight === height);
    };
    const unfit = new Set(known.flatMap(({ box }) => (fits(box) ? [] : [box.armored])));
    const sizes = [...wanted].flatMap(([armored, size]) => (unfit.has(armored) ? [{ armored, ...size }] : []));
    if (sizes.length > 0) say({ kind: 'sizes', sizes });
  };

  const fetchMissing = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      for (;;) {
        if (stale) faces.clear();
        stale = false;
        const missing = [...new Set(layout.boxes.map(({ armored }) => armored))].filter((text) => !faces.has(text));
        const batch = missing.slice(-BATCH);
        if (batch.length === 0) return;
        const { rows } = await ask('glass.read', { armored: batch });
        take(batch, rows);
        draw();
      }
    } catch {
      // Refused or interrupted: what is not known stays undrawn, and the next layout or news asks again.
    } finally {
      asking = false;
    }
  };

  const take = (batch: readonly string[], rows: readonly GlassRow[]): void => {
    batch.forEach((armored, index) => {
      const row = rows[index];
      if (row === undefined) return;
      const first = faceOf(row, now());
      faces.set(armored, { first, again: shownAgain(first) });
    });
    for (const oldest of faces.keys()) {
      if (faces.size <= MAX_ROWS) break;
      faces.delete(oldest);
    }
  };

  return {
    show: (next) => {
      layout = next;
      draw();
      void fetchMissing();
    },
    refresh: () => {
      stale = true;
      void fetchMissing();
    },
    blank: () => {
      faces.clear();
      drawn.clear();
      sheet.replaceChildren();
    },
  };
};

const widerOf = (a: WidthStep, b: WidthStep): WidthStep => (a > b ? a : b);
