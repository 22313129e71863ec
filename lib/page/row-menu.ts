/** The page's side of a row's menus: how much of the list may show our own, and how the focus goes to the site's. */
import type { FromGlass } from '../rpc/frame-port.ts';
import type { SeenRow } from './rows.ts';

/** What of the list is on the screen. A sheet that reaches no further makes the list no longer than it is. */
export const partInView = (scroller: HTMLElement, content: HTMLElement): DOMRect => {
  const list = scroller.getBoundingClientRect();
  const rows = content.getBoundingClientRect();
  const left = Math.max(list.left, rows.left, 0);
  const top = Math.max(list.top, 0);
  const right = Math.min(list.left + scroller.clientWidth, innerWidth);
  const bottom = Math.min(list.top + scroller.clientHeight, innerHeight);
  return new DOMRect(left, top, Math.max(right - left, 0), Math.max(bottom - top, 0));
};

/** Gives the focus to what opens the site's menu of a row, and the keys with it. Without the row, or where it has no menu, nothing moves. */
export const handOver = (
  rows: readonly SeenRow[],
  { armored, nth }: Extract<FromGlass, { kind: 'site-menu' }>,
  release: () => void,
): void => {
  const equal = rows
    .filter((row) => row.armored === armored)
    .map((row) => ({ row, top: row.text.getBoundingClientRect().top }))
    .sort((a, b) => a.top - b.top);
  const menu = equal[nth - 1]?.row.menu() ?? null;
  if (menu === null) return;
  release();
  menu.focus();
};
