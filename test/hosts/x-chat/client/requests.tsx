/** Message requests: people who wrote first and were not answered yet. */
/** @jsxImportSource react */
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { useNames } from './names.ts';
import { follow, openConversation } from './navigation.ts';
import { conversationPath } from './route.ts';
import { useChat, usePreview } from './state.ts';

const Preview = ({ text }: { text: string }) => <span className="preview muted">{usePreview(text)}</span>;

export const Requests = () => {
  const inbox = useChat((state) => state.inbox);
  const { testId } = useNames();
  return (
    <>
      <div className="panel-header">
        <a className="round" href="/i/chat" aria-label="Back" onClick={follow}>
          <Icon name="back" />
        </a>
        <h1>Message requests</h1>
      </div>
      <div className="tabs" role="tablist">
        <button type="button" role="tab" aria-selected="true" {...testId('dm-message-requests-tab-priority')}>
          Priority
        </button>
        <button type="button" role="tab" aria-selected="false" {...testId('dm-message-requests-tab-hidden')}>
          Hidden
        </button>
      </div>
      <div className="inbox-rows">
        {inbox
          ?.filter(({ request }) => request)
          .map(({ id, peer, last }) => (
            <div key={id} className="inbox-row" {...testId(`dm-message-request-item-${id.replace('-', ':')}`)}>
              <a
                href={conversationPath(id)}
                onClick={(event) => {
                  event.preventDefault();
                  openConversation(id, conversationPath(id));
                }}
              >
                <Avatar account={peer} size={48} />
                <span className="inbox-text">
                  <span className="inbox-title">
                    <strong>{peer.name}</strong>
                    <span className="muted">@{peer.handle}</span>
                  </span>
                  <Preview text={last?.text ?? ''} />
                </span>
              </a>
            </div>
          ))}
      </div>
    </>
  );
};
