/** The sheet with its rows: draws what is known where the page engine said, and says which sizes do not fit. */
import {
  type GlassBox,
  type GlassSizes,
  type GlassStrip,
  LINE_HEIGHT,
  MAX_LINES,
  WIDTH_STEPS,
  type WidthStep,
} from '../rpc/frame-port.ts';
import { Bundles } from './bundles.ts';
import { drawRow, drawStrip, measure, type Size, scrollIn } from './draw.ts';
import type { Face } from './faces.ts';

/** A box whose text is known. Its key stays while its row stays: the same text twice are two rows, the second of which is `nth` 2. */
export interface Drawable {
  readonly key: string;
  readonly nth: number;
  readonly box: GlassBox;
  readonly face: Face;
}

interface DrawnRow {
  readonly face: Face;
  readonly row: HTMLElement;
}

export class Screen {
  readonly #sheet: HTMLElement;
  /** Where rows are measured, out of sight. */
  readonly #bench: HTMLElement;
  readonly #bundles: Bundles;
  readonly #drawn = new Map<string, DrawnRow>();
  /** Keys of rows that have just come, and were not seen whole yet. */
  readonly #early = new Set<string>();
  /** What faces measured, each at the room that it had: a face never changes. */
  readonly #measured = new WeakMap<Face, { readonly room: WidthStep; readonly size: Size }>();

  constructor(sheet: HTMLElement, bench: HTMLElement) {
    this.#sheet = sheet;
    this.#bench = bench;
    this.#bundles = new Bundles(sheet);
  }

  /** The bundles that rows stand in, from the top. */
  get bundles(): readonly HTMLElement[] {
    return this.#bundles.elements;
  }

  /** Rows stand in the document in the order given, for those who hear them. */
  draw(drawables: readonly Drawable[], strips: readonly GlassStrip[]): void {
    const keep = new Set(drawables.map(({ key }) => key));
    for (const key of this.#drawn.keys()) if (!keep.has(key)) this.#drawn.delete(key);
    this.#expect(drawables.flatMap(({ key }) => (this.#drawn.has(key) ? [] : [key])));
    this.#bundles.arrange(drawables.map(({ key, face, box }) => ({ row: this.#rowFor(key, face), box })));
    for (const strip of this.#sheet.querySelectorAll('[data-strip]')) strip.remove();
    this.#sheet.append(...strips.map(drawStrip));
  }

  /** Sizes of rows that do not have the size that their text wants, and scroll until they do. The same text twice is one size, large enough for both. */
  unfit(drawables: readonly Drawable[]): GlassSizes['sizes'] {
    this.#measure(drawables.map(({ face, box }) => ({ face, room: box.room })));
    const wanted = new Map<string, Size>();
    for (const { key, face, box } of drawables) {
      const whole = this.#measured.get(face)?.size;
      const row = this.#drawn.get(key)?.row;
      if (whole === undefined || row === undefined) continue;
      scrollIn(row, whole, box);
      if (isGiven(inBounds(whole), box)) this.#early.delete(key);
      row.toggleAttribute('data-early', this.#early.has(key));
      const { armored } = box;
      const size = inBounds(whole);
      const other = wanted.get(armored) ?? size;
      wanted.set(armored, { step: widerOf(size.step, other.step), lines: Math.max(size.lines, other.lines) });
    }
    const fits = ({ armored, step, height }: GlassBox): boolean => {
      const size = wanted.get(armored);
      return size === undefined || (size.step === step && size.lines * LINE_HEIGHT === height);
    };
    const unfit = new Set(drawables.flatMap(({ box }) => (fits(box) ? [] : [box.armored])));
    return [...wanted].flatMap(([armored, size]) => (unfit.has(armored) ? [{ armored, ...size }] : []));
  }

  /** Sizes that texts want where there is room for every one, before anybody knows where they stand. Each is said once. */
  ahead(texts: readonly { readonly armored: string; readonly face: Face }[]): GlassSizes['sizes'] {
    const fresh = texts.filter(({ face }) => !this.#measured.has(face));
    this.#measure(fresh.map(({ face }) => ({ face, room: WIDEST })));
    return fresh.flatMap(({ armored, face }) => {
      const size = this.#measured.get(face)?.size;
      return size === undefined ? [] : [{ armored, ...inBounds(size) }];
    });
  }

  /** The elements of these rows as drawn, with their armored texts. */
  rowsOf(drawables: readonly Drawable[]): ReadonlyMap<Element, string> {
    const rows = new Map<Element, string>();
    for (const { key, box } of drawables) {
      const drawn = this.#drawn.get(key);
      if (drawn !== undefined) rows.set(drawn.row, box.armored);
    }
    return rows;
  }

  /** The rows from the top as drawn, by their keys. */
  standing(drawables: readonly Drawable[]): readonly { readonly key: string; readonly row: HTMLElement }[] {
    return drawables.flatMap(({ key }) => {
      const row = this.#drawn.get(key)?.row;
      return row === undefined ? [] : [{ key, row }];
    });
  }

  clear(): void {
    this.draw([], []);
  }

  /** Rows that come are seen when they have their size, not cut off before; whatever the page does, they are seen soon. */
  #expect(keys: readonly string[]): void {
    if (keys.length === 0) return;
    for (const key of keys) this.#early.add(key);
    setTimeout(() => {
      for (const key of keys) if (this.#early.delete(key)) this.#drawn.get(key)?.row.removeAttribute('data-early');
    }, EARLY_MS);
  }

  /** Measures what was not measured yet, all of it at once. */
  #measure(faces: readonly { readonly face: Face; readonly room: WidthStep }[]): void {
    const fresh = faces.filter(({ face, room }) => this.#measured.get(face)?.room !== room);
    if (fresh.length === 0) return;
    measure(fresh, this.#bench).forEach((size, index) => {
      const measured = fresh[index];
      if (measured !== undefined) this.#measured.set(measured.face, { room: measured.room, size });
    });
  }

  #rowFor(key: string, face: Face): HTMLElement {
    const before = this.#drawn.get(key);
    if (before?.face === face) return before.row;
    const row = drawRow(face);
    this.#drawn.set(key, { face, row });
    return row;
  }
}

const WIDEST: WidthStep = 3;
/** The page engine answers within some frames. */
const EARLY_MS = 1_000;

const inBounds = ({ step, lines }: Size): Size => ({ step, lines: Math.min(lines, MAX_LINES) });

const isGiven = ({ step, lines }: Size, { width, height }: GlassBox): boolean =>
  height >= lines * LINE_HEIGHT && width >= WIDTH_STEPS[step] - 1;

const widerOf = (a: WidthStep, b: WidthStep): WidthStep => (a > b ? a : b);
