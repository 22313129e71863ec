/**
 * Lays the glass over the rows: one tall frame moved under a pane that is exactly as tall as what it shows.
 * Because the pane cuts off the rest, the frame can be taller than the content without growing the site's scroll height,
 * and a uniform shift of the rows moves the frame in the same callback instead of being drawn again (docs/decisions).
 */
import {
  type FromGlass,
  type GlassBox,
  type GlassLayout,
  type GlassStrip,
  type NumberedBox,
  SHEET_HEIGHT,
  SHEET_MIDDLE,
  type ToGlass,
} from '../rpc/frame-port.ts';
import { type Frame, moveInto, setStyle } from './frame.ts';
import { isClear } from './look.ts';
import { RowNames } from './row-names.ts';

/** Rows further than this from the sheet's middle make it start anew around them. Pixels. */
const SHEET_REACH = SHEET_MIDDLE - 20_000;

/** A row as measured in the viewport, before it is put on the sheet. */
export type Measured = Omit<GlassBox, 'x' | 'y' | 'width' | 'height'> & { readonly rect: DOMRect };

export interface Look {
  readonly dark: boolean;
  /** What of the list is on the screen, while the glass shows all of it; else null. */
  readonly view: DOMRect | null;
}

export interface Sheet {
  /** Lets the frame load while the site has no list yet, out of sight. */
  wait(): void;
  /** Puts the host last into `content` unless it is in there already. */
  attach(content: HTMLElement): void;
  /** These have just come: the glass reads them while the list is laid out. */
  coming(armored: readonly string[]): void;
  /** Draws rows and strips where they are now. Call it in the callback in which they moved. */
  draw(rows: readonly Measured[], strips: readonly DOMRect[], look: Look): void;
  /** Says the last layout again, for a frame that was bound late. */
  repeat(): void;
}

type Placed = Measured & { readonly id: number; readonly key: string; readonly top: number };

/** What stands where, without the texts. */
type Layout = Omit<GlassLayout, 'names' | 'anew'>;

export const makeSheet = (frame: Frame<ToGlass, FromGlass>): Sheet => {
  let origin = 0;
  let lastTops = new Map<string, number>();
  const names = new RowNames();
  let last: { readonly layout: Layout; readonly armored: readonly string[] } = {
    layout: { kind: 'layout', dark: false, boxes: [], strips: [] },
    armored: [],
  };
  let lastInWriting = JSON.stringify(last.layout);
  let standing = { wanted: '', style: '' };
  setStyle(frame.pane, { position: 'absolute', overflow: 'clip', left: '0' });
  setStyle(frame.element, { position: 'absolute', left: '0', height: `${SHEET_HEIGHT}px` });

  const say = (layout: Layout, armored: readonly string[], anew: boolean): void => {
    const inWriting = JSON.stringify(layout);
    if (inWriting === lastInWriting) return;
    [last, lastInWriting] = [{ layout, armored }, inWriting];
    frame.send({ ...layout, names: names.tell(armored), ...(anew && { anew }) });
  };

  return {
    wait: () => {
      setStyle(frame.host, WAITING);
      if (!frame.host.isConnected) document.documentElement.append(frame.host);
    },
    attach: (content) => {
      if (frame.host.parentNode !== content) moveInto(content, frame.host);
      const wanted = hostStyle(content);
      const inWriting = JSON.stringify(wanted);
      if (inWriting === standing.wanted && frame.host.style.cssText === standing.style) return;
      setStyle(frame.host, wanted);
      standing = { wanted: inWriting, style: frame.host.style.cssText };
    },
    coming: (armored) => {
      const fresh = names.tell(armored);
      if (fresh.length > 0) frame.send({ kind: 'coming', names: fresh });
    },
    repeat: () => {
      names.startAnew();
      frame.send({ ...last.layout, names: names.tell(last.armored) });
    },
    draw: (rows, strips, { dark, view }) => {
      const base = frame.host.getBoundingClientRect();
      const anew = names.shed();
      const placed = withKeys(rows, base.top, names);
      origin += commonShift(lastTops, placed);
      lastTops = new Map(placed.map(({ key, top }) => [key, top]));
      const far = placed.find(({ top }) => Math.abs(top - origin) > SHEET_REACH);
      if (far !== undefined) origin = Math.round(far.top);

      const toSheet = (rect: DOMRect): GlassStrip => ({
        x: Math.round(rect.left - base.left),
        y: Math.round(rect.top - base.top - origin) + SHEET_MIDDLE,
        width: Math.round(rect.width),
        height: Math.round(rect.height),
      });
      const boxes = placed.map(
        ({ rect, id, step, room, color }): NumberedBox => ({
          id,
          step,
          room,
          color,
          ...toSheet(rect),
        }),
      );
      const stripBoxes = strips.map(toSheet);
      const open = view === null ? [] : [toSheet(view)];
      showThrough(frame, [...boxes, ...stripBoxes, ...open], { origin, clear: isClear(frame.host) });
      const layout: Layout = { kind: 'layout', dark, boxes, strips: stripBoxes, ...(open[0] && { view: open[0] }) };
      const armored = rows.map((row) => row.armored);
      say(layout, armored, anew);
    },
  };
};

const WAITING = { all: 'initial', position: 'fixed', top: '0', width: '0', height: '0', visibility: 'hidden' };

/** The same text twice in the window are two rows: the key counts them from the top. */
const withKeys = (rows: readonly Measured[], baseTop: number, names: RowNames): Placed[] => {
  const seen = new Map<number, number>();
  return rows.map((row) => {
    const id = names.idOf(row.armored);
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    return { ...row, id, key: `${nth} ${id}`, top: row.rect.top - baseTop };
  });
};

/** How far most of the rows that were there before have moved: a list that grew at one end shifts all others alike. */
const commonShift = (before: ReadonlyMap<string, number>, now: readonly Placed[]): number => {
  const votes = new Map<number, number>();
  for (const { key, top } of now) {
    const old = before.get(key);
    if (old === undefined) continue;
    const shift = Math.round((top - old) * 4) / 4;
    votes.set(shift, (votes.get(shift) ?? 0) + 1);
  }
  let [winner, most] = [0, 0];
  for (const [shift, count] of votes) if (count > most) [winner, most] = [shift, count];
  return winner;
};

/** Moves the sheet and cuts it to the text's boxes, so that every click beside them reaches the site. */
const showThrough = (
  { pane, element }: Frame<ToGlass, FromGlass>,
  boxes: readonly GlassStrip[],
  { origin, clear }: { readonly origin: number; readonly clear: boolean },
): void => {
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  if (boxes.length === 0 || !clear) {
    setStyle(pane, { visibility: 'hidden', height: '0' });
    return;
  }
  setStyle(pane, {
    visibility: 'visible',
    top: `${top - SHEET_MIDDLE + origin}px`,
    height: `${bottom - top}px`,
    width: `${right}px`,
  });
  const path = boxes.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('');
  setStyle(element, { top: `${-top}px`, width: `${right}px`, 'clip-path': `path("${path}")` });
};

/** Where the content is positioned the host leaves the flow; elsewhere it takes no room, and takes back a gap it makes. */
const hostStyle = (content: HTMLElement): Record<string, string> => {
  const { position, rowGap, display, flexDirection } = getComputedStyle(content);
  const common = { all: 'initial', display: 'block', height: '0', 'z-index': '1', 'pointer-events': 'auto' };
  if (position !== 'static') return { ...common, position: 'absolute', top: '0', left: '0', right: '0' };
  const gap = /flex|grid/.test(display) ? Number.parseFloat(rowGap) || 0 : 0;
  const side = flexDirection === 'column-reverse' ? 'margin-bottom' : 'margin-top';
  return {
    ...common,
    position: 'relative',
    'flex-shrink': '0',
    'align-self': 'stretch',
    width: '100%',
    [side]: `${-gap}px`,
  };
};
