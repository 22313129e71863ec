/** A list that the browser lays out: every loaded row is in the DOM, older ones are loaded when the reader nears them. */
/** @jsxImportSource react */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Layout } from '../model.ts';
import { loadOlder } from './actions.ts';
import { inBackground } from './background-work.ts';
import type { Entry } from './entries.ts';
import { EntryRow, useWrapperMarks } from './entry-row.tsx';
import { KeepPlace } from './keep-place.tsx';
import { useNames } from './names.ts';
import { EndKeeper, scrollToEnd, toBeginning } from './scroll-place.ts';
import { type Thread, useChat } from './state.ts';

interface Props {
  readonly id: string;
  readonly thread: Thread;
  readonly entries: readonly Entry[];
  readonly layout: Exclude<Layout, 'absolute'>;
}

/** The end, or a row and how far below the scroller's top it begins. */
type Place = 'end' | { readonly id: string; readonly top: number } | null;

const nearBeginning = 400;

export const FlowList = ({ id, thread, entries, layout }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const rows = useRef(new Map<string, HTMLElement>());
  const entriesShown = useRef(entries);
  const [end] = useState(() => new EndKeeper());
  const drawing = useChat((state) => state.drawing);
  const { testId } = useNames();
  const marks = useWrapperMarks();

  const read = (): Place => {
    if (scroller.current === null || end.look(scroller.current)) return 'end';
    const edge = scroller.current.getBoundingClientRect().top;
    // Only messages: another row may be a different one as soon as older messages come.
    for (const entry of entriesShown.current.filter(({ kind }) => kind === 'message')) {
      const row = rows.current.get(entry.id)?.getBoundingClientRect();
      if (row !== undefined && row.bottom > edge) return { id: entry.id, top: row.top - edge };
    }
    return null;
  };
  const restore = (place: Place): void => {
    entriesShown.current = entries;
    if (scroller.current === null || place === null) return;
    if (place === 'end') {
      scrollToEnd(scroller.current);
      return;
    }
    const row = rows.current.get(place.id);
    if (row === undefined) return;
    const moved = row.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top - place.top;
    if (moved !== 0) scroller.current.scrollTop += moved;
  };

  useLayoutEffect(() => {
    if (scroller.current !== null) scrollToEnd(scroller.current);
  }, []);
  useEffect(() => {
    // Rows, or the room for them, changed their size without React: who stood at the end still does.
    const observer = new ResizeObserver(() => {
      if (scroller.current !== null && end.look(scroller.current)) scrollToEnd(scroller.current);
    });
    for (const element of [scroller.current, content.current]) if (element !== null) observer.observe(element);
    return () => observer.disconnect();
  }, [end]);

  const loadNear = (): void => {
    if (scroller.current !== null && toBeginning(scroller.current) < nearBeginning) inBackground(loadOlder(id));
  };
  // Few or low rows may not fill the scroller, and then nothing scrolls.
  useEffect(loadNear);
  const onScroll = (): void => {
    if (scroller.current !== null) end.look(scroller.current);
    loadNear();
  };

  const draw = (entry: Entry, index: number) => (
    <div
      key={`${entry.kind === 'message' ? entry.item.uuid : entry.id}/${drawing}`}
      ref={(element) => {
        if (element === null) return;
        rows.current.set(entry.id, element);
        return () => {
          if (rows.current.get(entry.id) === element) rows.current.delete(entry.id);
        };
      }}
      className="wrapper"
      {...marks(entry, index)}
    >
      <EntryRow id={id} entry={entry} thread={thread} />
    </div>
  );
  const reversed = layout === 'column-reverse';
  const drawn = entries.map(draw);
  return (
    <KeepPlace read={read} restore={restore}>
      <div
        ref={scroller}
        className={`scroller layout-${layout}`}
        onScroll={onScroll}
        {...testId('dm-message-scroller')}
      >
        {layout === 'sticky-header' && (
          <div className="sticky-header">
            {thread.peer.name} <span className="muted">· @{thread.peer.handle}</span>
          </div>
        )}
        {reversed ? (
          drawn.reverse()
        ) : (
          <div ref={content} className="content">
            {drawn}
          </div>
        )}
      </div>
    </KeepPlace>
  );
};
