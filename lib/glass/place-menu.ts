/** Where a menu lies: below and right of where it was asked for, as far as that is on the screen. Pure. */
import type { GlassStrip } from '../rpc/frame-port.ts';

export const placeMenu = (
  at: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  view: GlassStrip,
): { readonly left: number; readonly top: number } => ({
  left: within(at.x, view.x, view.x + view.width - size.width),
  top: within(at.y, view.y, view.y + view.height - size.height),
});

/** The beginning wins where there is no room for all of it. */
const within = (wanted: number, least: number, most: number): number => Math.max(Math.min(wanted, most), least);
