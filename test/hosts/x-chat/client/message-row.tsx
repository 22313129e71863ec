/** One message: hidden labels, bubble, visible time, and what hovering or a right click offers. */
/** @jsxImportSource react */
import type { MouseEvent } from 'react';
import type { Account, Quote } from '../model.ts';
import { react, sendAgain } from './actions.ts';
import { Icon } from './icons.tsx';
import { useNames } from './names.ts';
import { type Item, update, useChat, usePreview } from './state.ts';
import { clock } from './times.ts';

interface Props {
  readonly conversationId: string;
  readonly item: Item;
  readonly peer: Account;
  readonly endsGroup: boolean;
}

export const MessageRow = ({ conversationId, item, peer, endsGroup }: Props) => {
  const { testId, attribute, className, elementId } = useNames();
  const mine = useChat(({ me }) => me.id === item.from);
  const { uuid, status } = item;
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    const [x, y] = event.type === 'click' && event.detail === 0 ? [left, bottom] : [event.clientX, event.clientY]; // a key has no point
    update({ overlay: { kind: 'message', conversationId, item, x, y } });
  };
  const bubble = mine ? className('bg-chat-accent') : className('bg-gray-50');
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of the real site are plain elements
    <div
      className={`row ${mine ? 'mine' : 'theirs'} ${className(mine ? 'justify-end' : 'justify-start')}${endsGroup ? ' ends-group' : ''}`}
      {...attribute('data-dm-message-row', uuid)}
      {...testId(`message-${uuid}`)}
      {...attribute('data-send-status', status)}
      role="listitem"
      aria-labelledby={['sender', 'time', 'kind'].map((end) => elementId(uuid, end)).join(' ')}
      onContextMenu={openMenu}
    >
      <span className="hidden-label" id={elementId(uuid, 'sender')}>
        {mine ? 'You' : peer.name}
      </span>
      <span className="hidden-label" id={elementId(uuid, 'time')}>
        {clock(item.at)}
      </span>
      <span className="hidden-label" id={elementId(uuid, 'kind')}>
        Message
      </span>
      <div className="bubble-column">
        <div className={`bubble ${bubble}`}>
          {item.quote !== null && <Quoted quote={item.quote} peer={peer} />}
          <Text item={item} />
        </div>
        {item.reactions.length > 0 && <span className="reactions">{item.reactions.join(' ')}</span>}
        {status === 'failed' && (
          <button type="button" className="failed" onClick={() => sendAgain(conversationId, item)}>
            Not sent. Try again
          </button>
        )}
      </div>
      <div className="row-actions">
        <button
          type="button"
          aria-label="React"
          onClick={() => react(conversationId, item, '❤️')}
          {...testId('dm-message-react-button')}
        >
          <Icon name="heart" size={16} />
        </button>
        <button
          type="button"
          aria-label="More"
          aria-haspopup="menu"
          onClick={openMenu}
          {...testId('dm-message-more-button')}
        >
          <Icon name="more" size={16} />
        </button>
      </div>
    </div>
  );
};

/** What the message answers, above it in the same bubble. Where the real site puts it is not known. */
const Quoted = ({ quote: { from, text }, peer }: { quote: Quote; peer: Account }) => {
  const { testId } = useNames();
  const said = usePreview(text);
  const who = from === peer.id ? peer.name : 'You';
  return (
    <button type="button" className="quote" aria-label={`${who}: ${said}`} {...testId('dm-message-quote')}>
      <strong>{who}</strong>
      <span dir="auto">{said}</span>
    </button>
  );
};

/** The authored text, room for the time on its last line, and the time itself: all in one box, as on the real site. */
const Text = ({ item: { uuid, text, at, status } }: { item: Item }) => {
  const { testId, className } = useNames();
  const time = clock(at);
  return (
    <div className="text-box" {...testId(`message-text-${uuid}`)}>
      <span dir="auto" className={`authored ${className('whitespace-pre-wrap')}`}>
        {text}
      </span>
      <span className="time-room" aria-hidden="true">
        {time}
      </span>
      <span className={status === 'sent' ? 'time' : 'time waiting'} aria-hidden="true">
        {time}
      </span>
    </div>
  );
};
