/** Telegram Web A: an address with a number, slides of chats that were open before, and the time in the element of the text. */
import { follow } from './chat.ts';
import { conversationWith } from './numbers.ts';
import { column, make, rowsIn, scrolls } from './rows.ts';
import { telegramBox } from './telegram-box.ts';

const messageRow = (id: string, text: string, isOurs: boolean): HTMLElement => {
  const meta = make('span', 'MessageMeta', make('span', 'message-time', '12:34'));
  if (isOurs) meta.append(make('i', 'icon icon-message-read'));
  const content = make('div', 'text-content clearfix with-meta', text, meta);
  const row = make('div', `Message message-list-item${isOurs ? ' own' : ''}`, make('div', 'message-content', content));
  row.id = `message-${id}`;
  return row;
};

const groupIn = (container: HTMLElement): HTMLElement => {
  const group = make('div', 'sender-group-container');
  container.append(make('div', 'message-date-group', group));
  return group;
};

const show = (peer: string): void => {
  const before = make('div', 'messages-container');
  groupIn(before).append(messageRow('0', 'of another chat', false));
  const former = make('div', 'Transition_slide', make('div', 'MessageList custom-scroll', before));
  former.style.display = 'none';
  const container = make('div', 'messages-container');
  const list = make('div', 'MessageList custom-scroll', container);
  scrolls(list);
  const slide = make('div', 'Transition_slide Transition_slide-active', list);
  slide.style.cssText = 'display: flex; flex: 1; min-height: 0';
  const slides = make('div', 'Transition', former, slide);
  slides.style.cssText = 'display: flex; flex: 1; min-height: 0';
  const box = make('div', 'form-control');
  box.id = 'editable-message-text';
  box.role = 'textbox';
  const button = make('button', 'Button main-button default secondary round', '➤');
  const wrapper = make('div', 'composer-wrapper', box);
  wrapper.style.flex = '1';
  const composer = make('div', 'Composer', wrapper, button);
  composer.style.display = 'flex';
  column(slides, make('div', 'middle-column-footer', composer)).className = 'messages-layout';
  const chat = follow(
    conversationWith(peer),
    rowsIn(groupIn(container), ({ id, from, text }, me) => messageRow(id, text, from === me)),
  );
  telegramBox(box, button, chat.send);
};

const number = /^#(\d+)$/.exec(location.hash)?.[1];
if (number === undefined) document.body.append('Choose a chat.');
else show(number);
