/**
 * The rows of the sheet, in bundles of neighbours. The browser passes over a whole bundle that is far from the screen, so that of a thousand rows
 * only those of a few bundles cost style, layout and paint. A row stays in its bundle while its neighbours do: what stands above may move it all.
 */
import type { GlassBox } from '../rpc/frame-port.ts';
import { place, placeRow } from './draw.ts';

const SIZE = 25;

/** A row, and where it stands in the frame. */
export interface PlacedRow {
  readonly row: HTMLElement;
  readonly box: GlassBox;
}

interface Bundle {
  readonly element: HTMLElement;
  readonly placed: PlacedRow[];
}

export class Bundles {
  readonly #sheet: HTMLElement;
  /** What was written last, for rows within their bundles. */
  readonly #boxes = new WeakMap<HTMLElement, GlassBox>();
  #elements: readonly HTMLElement[] = [];

  constructor(sheet: HTMLElement) {
    this.#sheet = sheet;
  }

  /** The bundles from the top, each with its rows as children. */
  get elements(): readonly HTMLElement[] {
    return this.#elements;
  }

  /** From now on these rows and no others stand on the sheet, in this order, for those who hear them. */
  arrange(rows: readonly PlacedRow[]): void {
    const bundles = bundled(rows);
    const elements = bundles.map(({ element }) => element);
    for (const element of this.#elements) if (!elements.includes(element)) element.remove();
    this.#elements = elements;
    inOrder(this.#sheet, elements);
    for (const bundle of bundles) this.#draw(bundle);
  }

  #draw({ element, placed }: Bundle): void {
    const kept = new Set<Element>(placed.map(({ row }) => row));
    for (const child of [...element.children]) if (!kept.has(child)) child.remove();
    inOrder(
      element,
      placed.map(({ row }) => row),
    );
    const around = union(placed.map(({ box }) => box));
    place(element, around);
    for (const { row, box } of placed) {
      const within = { ...box, x: box.x - around.x, y: box.y - around.y };
      const before = this.#boxes.get(row);
      if (before === undefined || !isSameBox(before, within)) placeRow(row, within);
      this.#boxes.set(row, within);
    }
  }
}

/** Neighbours together: in the bundle where they were, and new ones in the bundle beside them while it has room. */
const bundled = (rows: readonly PlacedRow[]): readonly Bundle[] => {
  const bundles: Bundle[] = [];
  const runs = runsOf(rows);
  for (const [index, { home, placed }] of runs.entries()) {
    const below = runs[index + 1];
    if (home !== null) bundles.push({ element: home, placed });
    else if (below !== undefined && placed.length + below.placed.length <= SIZE) below.placed.unshift(...placed);
    else for (const one of placed) append(bundles, one);
  }
  return bundles;
};

const append = (bundles: Bundle[], one: PlacedRow): void => {
  const last = bundles.at(-1);
  if (last !== undefined && last.placed.length < SIZE) last.placed.push(one);
  else bundles.push({ element: newBundle(), placed: [one] });
};

/** Neighbours that stood in one bundle, and between them those that stand in none yet, or no more where their bundle does. */
const runsOf = (rows: readonly PlacedRow[]) => {
  const runs: { readonly home: HTMLElement | null; readonly placed: PlacedRow[] }[] = [];
  const homes = new Set<HTMLElement | null>([null]);
  for (const one of rows) {
    const last = runs.at(-1);
    const { parentElement } = one.row;
    const home = parentElement === last?.home || !homes.has(parentElement) ? parentElement : null;
    homes.add(home);
    if (home === last?.home) last.placed.push(one);
    else runs.push({ home, placed: [one] });
  }
  return runs;
};

const newBundle = (): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute('data-bundle', '');
  return element;
};

/** Moves no child that stands right already. */
const inOrder = (parent: HTMLElement, children: readonly HTMLElement[]): void => {
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
};

const union = (boxes: readonly GlassBox[]) => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
};

const isSameBox = (a: GlassBox, b: GlassBox): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height && a.color === b.color;
