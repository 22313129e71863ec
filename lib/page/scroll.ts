/** Changes rows under the person's eyes without moving what they look at. */

/** Runs `change`; a list that stood at its end stands there after, any other keeps its first visible row in place. */
export const keepScroll = (scroller: HTMLElement, rows: readonly HTMLElement[], change: () => void): void => {
  const reversed = getComputedStyle(scroller).flexDirection === 'column-reverse';
  const atEnd = isAtEnd(scroller);
  const { top: edge } = scroller.getBoundingClientRect();
  const anchor = atEnd || reversed ? undefined : rows.find((row) => row.getBoundingClientRect().bottom > edge);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (atEnd && !reversed) {
    const end = scroller.scrollHeight - scroller.clientHeight;
    if (Math.abs(scroller.scrollTop - end) > 0.5) scroller.scrollTop = end;
  } else if (anchor?.isConnected) {
    const moved = anchor.getBoundingClientRect().top - before;
    if (Math.abs(moved) > 0.5) scroller.scrollTop += moved;
  }
};

/** Within two pixels of the newest message. In a reversed column the end is at 0. */
const isAtEnd = (scroller: HTMLElement): boolean =>
  scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 2;
