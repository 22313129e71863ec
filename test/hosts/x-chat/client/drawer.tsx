/** The chat at the bottom right of every other page. No address names what is open in it. */
/** @jsxImportSource react */
import { Conversation } from './conversation.tsx';
import { Icon } from './icons.tsx';
import { Inbox } from './inbox.tsx';
import { useNames } from './names.ts';
import { update, useChat } from './state.ts';

export const Drawer = () => {
  const { open, conversationId } = useChat((state) => state.drawer);
  const unread = useChat(({ inbox }) => inbox?.some((summary) => summary.unread > 0 && !summary.request) ?? false);
  const { testId } = useNames();
  const show = (drawer: { open: boolean; conversationId: string | null }): void => update({ drawer });
  return (
    <div className={open ? 'drawer open' : 'drawer'} {...testId('chat-drawer-root')}>
      <button
        type="button"
        className="drawer-main"
        aria-expanded={open}
        onClick={() => show({ open: !open, conversationId })}
        {...testId('chat-drawer-main')}
      >
        <Icon name="chat" size={22} />
        <span>Chat</span>
        {unread && <span className="unread-dot" />}
        {open && <Icon name="down" />}
      </button>
      {open && (
        <div className="drawer-body" {...testId('dm-container')}>
          {conversationId === null ? (
            <section className="inbox-panel" {...testId('dm-inbox-panel')}>
              <Inbox />
            </section>
          ) : (
            <Conversation
              key={conversationId}
              id={conversationId}
              onBack={() => show({ open: true, conversationId: null })}
            />
          )}
        </div>
      )}
    </div>
  );
};
