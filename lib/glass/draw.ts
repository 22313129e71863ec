/** Draws rows on the sheet and measures them. Text is only ever a text node; a link is one too, inside an anchor. */
import { type GlassBox, type GlassStrip, LINE_HEIGHT, WIDTH_STEPS, type WidthStep } from '../rpc/frame-port.ts';
import { notProtected, notProtectedMeaning } from '../words/glass-words.ts';
import type { Face } from './faces.ts';

const LINK = /https?:\/\/[^\s<>"']+/g;

/** The element of a row with its face, not yet placed. */
export const drawRow = (face: Face): HTMLElement => {
  const row = document.createElement('div');
  row.setAttribute('data-row', '');
  row.setAttribute('data-kind', face.kind);
  row.setAttribute('role', 'listitem');
  row.tabIndex = -1; // `walk.ts` says which one is a stop of Tab
  if (face.title !== '') row.append(part('title', [document.createTextNode(face.title)]));
  row.append(part('text', linked(face.text)));
  if (face.meta !== '') row.append(part('meta', [document.createTextNode(face.meta), ...signOf(face)]));
  return row;
};

const part = (name: 'title' | 'text' | 'meta', nodes: readonly Node[]): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute(`data-${name}`, '');
  element.dir = 'auto';
  element.append(...nodes);
  return element;
};

/** A small clock, which says what it means to those who point at it or hear it. */
const signOf = ({ sign }: Face): readonly Node[] => {
  if (sign === '') return [];
  const clock = document.createElement('span');
  clock.setAttribute('data-sign', '');
  clock.setAttribute('role', 'img');
  clock.setAttribute('aria-label', sign);
  clock.title = sign;
  return [clock];
};

/** A clear row's strip. */
export const drawStrip = (strip: GlassStrip): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute('data-strip', '');
  element.setAttribute('role', 'listitem');
  element.textContent = notProtected;
  element.title = notProtectedMeaning;
  place(element, strip);
  return element;
};

/** Moves a row to its box, within its bundle, and gives it the colour of the site's own text. */
export const placeRow = (row: HTMLElement, box: GlassBox): void => {
  place(row, box);
  colour(row, box.color);
};

/** A text that has less room than it wants scrolls in its row. The others are spared that: a thousand that could would cost. */
export const scrollIn = (row: HTMLElement, { step, lines }: Size, { width, height }: GlassStrip): void => {
  row.toggleAttribute('data-tight', height < lines * LINE_HEIGHT || width < WIDTH_STEPS[step] - 1);
};

export interface Size {
  readonly step: WidthStep;
  /** As many as there are; a row is given no more than `MAX_LINES`. */
  readonly lines: number;
}

/** The size that a face wants: the narrowest step its longest line fits in, as far as there is room, and whole lines at that width. */
export const measure = (
  entries: readonly { readonly face: Face; readonly room: WidthStep }[],
  bench: HTMLElement,
): Size[] => {
  const rows = entries.map(({ face }) => {
    const row = drawRow(face);
    row.style.width = 'max-content';
    return row;
  });
  bench.replaceChildren(...rows);
  const natural = rows.map((row) => stepFor(row.offsetWidth));
  const steps = entries.map(({ room }, index) => narrowerOf(natural[index] ?? 0, room));
  rows.forEach((row, index) => {
    row.style.width = `${WIDTH_STEPS[steps[index] ?? 0]}px`;
  });
  const sizes = rows.map((row, index) => {
    const lines = Math.ceil((row.offsetHeight - 1) / LINE_HEIGHT);
    return { step: steps[index] ?? 0, lines: Math.max(lines, 1) };
  });
  bench.replaceChildren();
  return sizes;
};

const narrowerOf = (a: WidthStep, b: WidthStep): WidthStep => (a < b ? a : b);

const stepFor = (width: number): WidthStep => {
  const index = WIDTH_STEPS.findIndex((step) => width <= step);
  return (index < 0 ? WIDTH_STEPS.length - 1 : index) as WidthStep;
};

/** Moves an element within the one that it stands in. */
export const place = (element: HTMLElement, { x, y, width, height }: GlassStrip): void => {
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
};

/** The colour comes from the page's side, so it is taken only in the one shape that it can have. */
const colour = (row: HTMLElement, color: string): void => {
  if (/^rgba?\([\d., /%]+\)$/.test(color)) row.style.color = color;
};

const linked = (text: string): Node[] => {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    nodes.push(document.createTextNode(text.slice(end, match.index)));
    const link = document.createElement('a');
    link.href = match[0];
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.referrerPolicy = 'no-referrer';
    link.textContent = match[0];
    link.tabIndex = -1;
    nodes.push(link);
    end = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
};
