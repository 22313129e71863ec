/** The list of conversations. */
/** @jsxImportSource react */
import { useState } from 'react';
import type { Summary } from '../model.ts';
import { conversationShown } from './actions.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { useNames } from './names.ts';
import { follow, openConversation } from './navigation.ts';
import { conversationPath } from './route.ts';
import { useChat, usePreview } from './state.ts';
import { ago } from './times.ts';

export const Inbox = () => {
  const inbox = useChat((state) => state.inbox);
  const [query, setQuery] = useState('');
  const requests = inbox?.filter(({ request }) => request).length ?? 0;
  return (
    <>
      <div className="panel-header">
        <h1>Chat</h1>
        <button type="button" className="round" aria-label="Settings">
          <Icon name="settings" />
        </button>
        <button type="button" className="round" aria-label="New chat">
          <Icon name="compose" />
        </button>
      </div>
      <label className="search">
        <Icon name="search" size={18} />
        <input
          type="search"
          placeholder="Search"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      {requests > 0 && (
        <a className="requests-link" href="/i/chat/requests" onClick={follow}>
          <Icon name="people" />
          <span>Message requests</span>
          <span className="muted">{requests}</span>
        </a>
      )}
      <InboxRows summaries={inbox?.filter((summary) => !summary.request && matches(summary, query)) ?? null} />
    </>
  );
};

/** People and what was last said, as the site's own search looks through them. */
const matches = ({ peer, last }: Summary, query: string): boolean =>
  `${peer.name} @${peer.handle} ${last?.text ?? ''}`.toLowerCase().includes(query.trim().toLowerCase());

const InboxRows = ({ summaries }: { summaries: readonly Summary[] | null }) => (
  <div className="inbox-rows" role="listbox" aria-label="Conversations">
    {summaries === null ? (
      <div className="spinner" role="progressbar" aria-label="Loading" />
    ) : (
      summaries.map((summary, index) => <InboxRow key={summary.id} summary={summary} index={index} />)
    )}
  </div>
);

const InboxRow = ({ summary, index }: { summary: Summary; index: number }) => {
  const { id, peer, last, unread } = summary;
  const { testId, attribute } = useNames();
  const selected = useChat(conversationShown) === id;
  const mine = useChat(({ me }) => last?.from === me.id);
  const preview = usePreview(last?.text ?? 'Start the conversation');
  const when = last === null ? '' : ago(last.at);
  const path = conversationPath(id);
  return (
    <div
      className={`inbox-row${selected ? ' selected' : ''}`}
      {...testId(`dm-conversation-item-${id.replace('-', ':')}`)}
      {...attribute('data-selected', String(selected))}
      {...attribute('data-index', String(index))}
      aria-description={`${peer.name}, @${peer.handle}, ${mine ? 'You: ' : ''}${preview}, ${when}`}
    >
      <a
        href={path}
        role="option"
        aria-selected={selected}
        onClick={(event) => {
          event.preventDefault();
          openConversation(id, path);
        }}
      >
        <Avatar account={peer} size={48} />
        <span className="inbox-text">
          <span className="inbox-title">
            <strong>{peer.name}</strong>
            <span className="muted">{when}</span>
          </span>
          <span className={unread > 0 ? 'preview unread' : 'preview muted'} dir="auto">
            {mine && <span>You: </span>}
            {preview}
          </span>
        </span>
        {unread > 0 && <span className="unread-dot" />}
      </a>
    </div>
  );
};
