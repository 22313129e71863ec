/** One open conversation: header, messages, and the box or the question whether to accept. */
/** @jsxImportSource react */
import type { Account } from '../model.ts';
import { accept } from './actions.ts';
import { Avatar } from './avatar.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icons.tsx';
import { MessageList } from './message-list.tsx';
import { useNames } from './names.ts';
import { follow } from './navigation.ts';
import { useChat } from './state.ts';

export const Conversation = ({ id, onBack }: { id: string; onBack?: () => void }) => {
  const thread = useChat(({ threads }) => threads[id]);
  const { testId } = useNames();
  return (
    <section className="conversation" {...testId('dm-conversation-panel')}>
      {thread === undefined ? (
        <div className="spinner" role="progressbar" aria-label="Loading" />
      ) : (
        <div className="conversation-content" {...testId('dm-conversation-content')}>
          <Header peer={thread.peer} onBack={onBack} />
          <MessageList id={id} thread={thread} />
          {thread.request ? <Prompt id={id} peer={thread.peer} /> : <Composer id={id} />}
        </div>
      )}
    </section>
  );
};

const Header = ({ peer, onBack }: { peer: Account; onBack: (() => void) | undefined }) => {
  const { testId } = useNames();
  return (
    <div className="conversation-header" {...testId('dm-conversation-header')}>
      {onBack !== undefined && (
        <button type="button" className="round" aria-label="Back" onClick={onBack}>
          <Icon name="back" />
        </button>
      )}
      <a href={`/${peer.handle}`} className="conversation-peer" onClick={follow}>
        <Avatar account={peer} size={36} />
        <span>
          <strong {...testId('dm-conversation-username')}>{peer.name}</strong>
          <span className="muted handle">@{peer.handle}</span>
        </span>
      </a>
      <button type="button" className="round" aria-label="Audio call">
        <Icon name="phone" />
      </button>
      <button type="button" className="round" aria-label="Video call">
        <Icon name="video" />
      </button>
      <button type="button" className="round" aria-label="Conversation info">
        <Icon name="info" />
      </button>
    </div>
  );
};

const Prompt = ({ id, peer }: { id: string; peer: Account }) => {
  const { testId } = useNames();
  return (
    <div className="request-prompt" {...testId('dm-message-request-prompt')}>
      <p>
        Do you want to let <strong>{peer.name}</strong> message you? They will not know that you have seen their message
        until you accept.
      </p>
      <div>
        <button type="button" className="pill">
          Delete
        </button>
        <button
          type="button"
          className="pill strong"
          onClick={() => accept(id)}
          {...testId('dm-message-request-accept-button')}
        >
          Accept
        </button>
      </div>
    </div>
  );
};
