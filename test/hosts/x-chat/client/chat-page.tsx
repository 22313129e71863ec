/** The chat as a page: inbox or requests at the left, the open conversation at the right. */
/** @jsxImportSource react */
import { Conversation } from './conversation.tsx';
import { Icon } from './icons.tsx';
import { Inbox } from './inbox.tsx';
import { useNames } from './names.ts';
import { Requests } from './requests.tsx';
import { useChat } from './state.ts';

export const ChatPage = () => {
  const route = useChat((state) => state.route);
  const { testId } = useNames();
  return (
    <div className="chat" {...testId('dm-container')}>
      <section className="inbox-panel" aria-label="Inbox" {...testId('dm-inbox-panel')}>
        {route.page === 'requests' ? <Requests /> : <Inbox />}
      </section>
      {route.page === 'conversation' ? <Conversation key={route.id} id={route.id} /> : <Nothing />}
    </div>
  );
};

const Nothing = () => (
  <section className="nothing">
    <Icon name="chat" size={56} />
    <h2>Start Conversation</h2>
    <p className="muted">Choose from your existing conversations, or start a new one.</p>
  </section>
);
