/** Changes rows under the person's eyes without moving what they look at. */

export interface ScrollKeeper {
  /**
   * Runs `change`, which says whether it changed anything; a list that stood at its end stands there after, any other keeps its first visible row in
   * place. `list`: what scrolls, or scrolls with the page.
   */
  keep(list: HTMLElement, rows: () => readonly HTMLElement[], change: () => boolean): void;
  /** The site laid its rows out again after a change of ours: a list that stood at its end goes back there. */
  settle(list: HTMLElement): void;
}

/** How long a site may take to lay its rows out after we changed their size. */
const SETTLE_MS = 1_000;

/** What a person does to scroll: from then on the list stands where they want it. */
const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

export const scrollKeeper = (signal: AbortSignal): ScrollKeeper => {
  let endOwedUntil = 0;
  const forgive = (): void => {
    endOwedUntil = 0;
  };
  for (const gesture of GESTURES) window.addEventListener(gesture, forgive, { capture: true, passive: true, signal });

  return {
    keep: (list, rows, change) => {
      const scroller = moverOf(list);
      if (isReversed(scroller)) {
        change();
      } else if (isAtEnd(scroller)) {
        if (!change()) return;
        endOwedUntil = performance.now() + SETTLE_MS;
        goToEnd(scroller);
      } else keepAnchor(scroller, rows(), change);
    },
    settle: (list) => {
      const scroller = moverOf(list);
      if (performance.now() < endOwedUntil && !isReversed(scroller)) goToEnd(scroller);
    },
  };
};

/** What scrolls the list: itself, or the page where nothing is cut off at its edges. */
const moverOf = (list: HTMLElement): Element =>
  getComputedStyle(list).overflowY === 'visible' ? (document.scrollingElement ?? list) : list;

const keepAnchor = (scroller: Element, rows: readonly HTMLElement[], change: () => boolean): void => {
  const edge = Math.max(scroller.getBoundingClientRect().top, 0); // a page begins above the window
  const anchor = rows.find((row) => row.getBoundingClientRect().bottom > edge);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  if (!change() || !anchor?.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (Math.abs(moved) > 0.5) scroller.scrollTop += moved;
};

const goToEnd = (scroller: Element): void => {
  const end = scroller.scrollHeight - scroller.clientHeight;
  if (Math.abs(scroller.scrollTop - end) > 0.5) scroller.scrollTop = end;
};

/** In a reversed column the end is at 0 and the browser keeps it there by itself. */
const isReversed = (scroller: Element): boolean => getComputedStyle(scroller).flexDirection === 'column-reverse';

/** Within two pixels of the newest message. */
const isAtEnd = (scroller: Element): boolean => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 2;
