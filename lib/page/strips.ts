/** Where a *not protected* strip stands: beside every clear row that came after protection began (R-LIE-4). */
import type { RowKind } from '../rpc/rows.ts';
import type { StandingRow } from './rows.ts';

const STRIP = { width: 112, height: 20, margin: 16 } as const;

/**
 * Protection begins with an acceptance over which no protected row stands; where another one is the first, it began above the window. A session
 * that is begun anew changes nothing about that. A window without any protected row tells nothing about when it began and gets no strip.
 */
export const stripsFor = (
  rows: readonly StandingRow[],
  kindOf: (armored: string) => RowKind | undefined,
  content: HTMLElement,
): DOMRect[] => {
  const kinds = rows.map(({ armored }) => (armored === null ? 'clear' : kindOf(armored)));
  if (!kinds.includes('message') && !kinds.includes('acceptance')) return [];
  const placed = rows.map(({ rect }, index) => ({ kind: kinds[index], rect })).sort((a, b) => a.rect.top - b.rect.top); // a reversed column has its newest row first in the document
  const first = placed.findIndex(({ kind }) => kind === 'acceptance' || kind === 'message');
  const isAnyUnknown = placed.slice(0, first).some(({ kind }) => kind === undefined); // it may be the acceptance
  const began = isAnyUnknown || placed[first]?.kind === 'acceptance' ? first : -1;
  const area = content.getBoundingClientRect();
  return placed
    .slice(began + 1)
    .flatMap(({ kind, rect }) => (kind === 'clear' && rect.height > 0 ? [beside(rect, area)] : []));
};

/** At the list's far edge, away from the bubble and from what the site shows beside it; where there is no room, over the row's top. */
const beside = (text: DOMRect, area: DOMRect): DOMRect => {
  const { width, height, margin } = STRIP;
  const ours = text.left + text.width / 2 > area.left + area.width / 2;
  const left = ours ? area.left + margin : area.right - margin - width;
  const fits = ours ? left + width + margin <= text.left : left - margin >= text.right;
  return new DOMRect(left, fits ? text.top : text.top - height / 2, width, height);
};
