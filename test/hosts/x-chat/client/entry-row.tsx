/** One row of a thread's list, inside the wrapper that the list lays out. */
/** @jsxImportSource react */
import { Avatar } from './avatar.tsx';
import type { Entry } from './entries.ts';
import { MessageRow } from './message-row.tsx';
import { useNames } from './names.ts';
import type { Thread } from './state.ts';

export const EntryRow = ({ id, entry, thread }: { id: string; entry: Entry; thread: Thread }) => {
  const { testId } = useNames();
  switch (entry.kind) {
    case 'peer':
      return (
        <div className="peer-row" {...testId('dm-conversation-header-item')}>
          <Avatar account={thread.peer} size={72} />
          <strong>{thread.peer.name}</strong>
          <span className="muted">@{thread.peer.handle}</span>
          <span className="pill">View Profile</span>
        </div>
      );
    case 'date':
      return (
        <div className="date-row">
          <span>{entry.label}</span>
        </div>
      );
    case 'message':
      return <MessageRow conversationId={id} item={entry.item} peer={thread.peer} endsGroup={entry.endsGroup} />;
  }
};

/** What every row's outermost wrapper is marked with. */
export const useWrapperMarks = (): ((entry: Entry, index: number) => Readonly<Record<string, string>>) => {
  const { attribute } = useNames();
  return (entry, index) => ({
    ...attribute('data-index', String(index)),
    ...attribute('data-dm-item-key', entry.kind === 'message' ? entry.item.uuid : entry.id),
  });
};
