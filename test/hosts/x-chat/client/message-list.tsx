/** The scrolling list of a conversation, in whichever layout the site is told to use. */
/** @jsxImportSource react */
import { useMemo } from 'react';
import { entriesOf } from './entries.ts';
import { FlowList } from './flow-list.tsx';
import { useNames } from './names.ts';
import { type Thread, useChat } from './state.ts';
import { VirtualList } from './virtual-list.tsx';

export const MessageList = ({ id, thread }: { id: string; thread: Thread }) => {
  const layout = useChat(({ behaviour }) => behaviour.layout);
  const entries = useMemo(() => entriesOf(thread), [thread]);
  const { testId } = useNames();
  return (
    <div className="list-container" {...testId('dm-message-list-container')}>
      <div className="list" {...testId('dm-message-list')}>
        {thread.loadingOlder && (
          <div className="older" {...testId('dm-message-list-spinner-slot')}>
            <div className="spinner" role="progressbar" aria-label="Loading older messages" />
          </div>
        )}
        {layout === 'absolute' ? (
          <VirtualList id={id} thread={thread} entries={entries} />
        ) : (
          <FlowList key={layout} id={id} thread={thread} entries={entries} layout={layout} />
        )}
      </div>
    </div>
  );
};
