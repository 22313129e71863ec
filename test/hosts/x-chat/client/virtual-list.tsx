/** A list that lays itself out: rows stand absolutely, about thirty are in the DOM, and their nodes are used again. */
/** @jsxImportSource react */
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { loadOlder } from './actions.ts';
import { inBackground } from './background-work.ts';
import type { Entry } from './entries.ts';
import { EntryRow, useWrapperMarks } from './entry-row.tsx';
import { useNames } from './names.ts';
import { EndKeeper, scrollToEnd } from './scroll-place.ts';
import { type Thread, useChat } from './state.ts';
import { layOut, placeAt, topOf, type VirtualLayout, windowAt } from './virtual-layout.ts';

interface Props {
  readonly id: string;
  readonly thread: Thread;
  readonly entries: readonly Entry[];
}

const nearBeginning = 600;
const pool = 30;

export const VirtualList = ({ id, thread, entries }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef(new Map<string, HTMLElement>());
  const heights = useRef(new Map<string, number>());
  const sizes = useRef<ResizeObserver | null>(null);
  const observed = useRef(new WeakSet<Element>());
  const [keeper] = useState(() => new EndKeeper());
  const shown = useRef<VirtualLayout | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const drawing = useChat((state) => state.drawing);
  const { testId } = useNames();
  const marks = useWrapperMarks();

  /** Once for each node, although its row changes: to observe it again would be news of its own. */
  const observe = useCallback((row: HTMLElement): void => {
    if (sizes.current === null || observed.current.has(row)) return;
    observed.current.add(row);
    sizes.current.observe(row);
  }, []);

  if (scroller.current !== null) keeper.look(scroller.current);
  const layout = layOut(entries, heights.current);
  const viewport = scroller.current?.clientHeight ?? 800;
  // Until the scroller exists, the end is what will be seen.
  const top = scroller.current === null || keeper.atEnd ? layout.total - viewport : placeToTop();
  const { start, end } = windowAt(layout, top, viewport, pool);

  /** Where the first visible row of the layout before now begins. */
  function placeToTop(): number {
    const now = scroller.current?.scrollTop ?? 0;
    return shown.current === null ? now : (topOf(layout, placeAt(shown.current, now)) ?? now);
  }

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (keeper.atEnd) element.scrollTop = layout.total;
    else if (Math.abs(element.scrollTop - top) > 0.5) element.scrollTop = top;
    shown.current = layout;
    if (measure(rows.current, heights.current)) redraw();
  });
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (measure(rows.current, heights.current)) flushSync(redraw);
      else if (scroller.current !== null && keeper.look(scroller.current)) scrollToEnd(scroller.current);
    });
    sizes.current = observer;
    if (scroller.current !== null) observer.observe(scroller.current);
    for (const row of rows.current.values()) observe(row);
    return () => observer.disconnect();
  }, [keeper, observe]);

  const onScroll = (): void => {
    if (scroller.current === null) return;
    keeper.look(scroller.current);
    if (scroller.current.scrollTop < nearBeginning) inBackground(loadOlder(id));
    // At once: rows that come a frame late are rows that are scrolled past before they were measured.
    flushSync(redraw);
  };
  useEffect(() => {
    if (layout.total < viewport + nearBeginning) inBackground(loadOlder(id));
  });

  return (
    <div ref={scroller} className="scroller layout-absolute" onScroll={onScroll} {...testId('dm-message-scroller')}>
      <div className="content" style={{ height: layout.total }}>
        {entries.slice(start, end).map((entry, offset) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: nodes are used again for other rows on purpose
            key={`${(start + offset) % Math.max(pool, end - start)}/${drawing}`}
            ref={(element) => {
              if (element === null) return;
              rows.current.set(entry.id, element);
              observe(element);
              return () => {
                if (rows.current.get(entry.id) === element) rows.current.delete(entry.id);
              };
            }}
            className="wrapper"
            style={{ transform: `translateY(${layout.tops[start + offset]}px)` }}
            {...marks(entry, start + offset)}
          >
            <EntryRow id={id} entry={entry} thread={thread} />
          </div>
        ))}
      </div>
    </div>
  );
};

/** Whether any row has another height than was known. */
const measure = (rows: ReadonlyMap<string, HTMLElement>, heights: Map<string, number>): boolean => {
  let changed = false;
  for (const [id, row] of rows) {
    const { height } = row.getBoundingClientRect();
    if (Math.abs((heights.get(id) ?? 0) - height) > 0.1) {
      heights.set(id, height);
      changed = true;
    }
  }
  return changed;
};
