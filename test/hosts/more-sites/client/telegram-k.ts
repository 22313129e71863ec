/**
 * Telegram Web K: an address with a name, chats that were open before, the time in the element of the text, and an element of its own for what the
 * other side wrote, which can be translated.
 */
import { follow } from './chat.ts';
import { conversationWith, numbers } from './numbers.ts';
import { column, make, rowsIn, scrolls } from './rows.ts';
import { telegramBox } from './telegram-box.ts';

const time = (): HTMLElement => make('span', 'time', '12:34', make('div', 'time-inner', '12:34'));

const boxFor = (peer: string): HTMLElement => {
  const box = make('div', 'input-message-input scrollable scrollable-y');
  box.dataset['peerId'] = peer;
  return box;
};

const groupIn = (inner: HTMLElement): HTMLElement => {
  const group = make('div', 'bubbles-group');
  inner.append(make('section', 'bubbles-date-group', group));
  return group;
};

const bubble = (id: string, peer: string, message: HTMLElement, isOurs: boolean): HTMLElement => {
  const content = make('div', 'bubble-content-wrapper', make('div', 'bubble-content', message));
  const row = make('div', `bubble ${isOurs ? 'is-out' : 'is-in'}`, content);
  row.dataset['mid'] = id;
  row.dataset['peerId'] = peer;
  return row;
};

/** A chat that was open before, which stays in the page. */
const former = (): HTMLElement => {
  const inner = make('div', 'bubbles-inner');
  groupIn(inner).append(bubble('m0', '777', make('div', 'message', 'of another chat', time()), false));
  const bubbles = make('div', 'bubbles', make('div', 'scrollable scrollable-y', inner));
  const box = boxFor('777');
  box.contentEditable = 'true';
  const chat = make('div', 'chat tabs-tab', bubbles, make('div', 'chat-input', box));
  chat.style.display = 'none';
  return chat;
};

const show = (peer: string): void => {
  const newest = make('p', 'row-subtitle');
  const left = make('div', '', make('ul', 'chatlist', make('li', 'chatlist-chat', newest)));
  left.id = 'column-left';
  left.style.cssText = 'height: 40px; overflow: hidden; white-space: nowrap';
  document.body.append(left, former());
  const inner = make('div', 'bubbles-inner');
  inner.style.cssText = 'display: flex; flex-direction: column';
  const scrollable = make('div', 'scrollable scrollable-y', inner);
  scrolls(scrollable);
  const bubbles = make('div', 'bubbles', scrollable);
  bubbles.style.cssText = 'flex: 1; min-height: 0; display: flex';
  const box = boxFor(peer);
  const fake = make('div', 'input-message-input input-field-input-fake');
  fake.contentEditable = 'true';
  fake.style.display = 'none';
  const button = make('button', 'btn-icon btn-circle btn-send', '➤');
  const rows = make('div', 'rows-wrapper', make('div', 'input-message-container', box, fake));
  rows.style.flex = '1';
  const container = make('div', 'chat-input-container', rows, make('div', 'btn-send-container', button));
  container.style.display = 'flex';
  column(bubbles, make('div', 'chat-input chat-input-main', container)).className = 'chat tabs-tab active';
  const draw = rowsIn(groupIn(inner), ({ id, from, text }, me) => {
    const written = from === me ? text : make('span', 'translatable-message', text);
    return bubble(id, peer, make('div', 'message spoilers-container', written, time()), from === me);
  });
  const chat = follow(conversationWith(peer), (messages, me) => {
    draw(messages, me);
    newest.textContent = messages.at(-1)?.text ?? '';
  });
  telegramBox(box, button, chat.send);
};

const name = /^#@(\w+)$/.exec(location.hash)?.[1];
if (name === 'alice' || name === 'bob') show(numbers[name]);
else document.body.append('Choose a chat.');
