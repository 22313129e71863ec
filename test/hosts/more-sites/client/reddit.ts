/**
 * Reddit's chat: elements of its own in each other's open shadow roots, a list that scrolls itself and has its rows in its root, and rows whose text
 * comes after them.
 */
import { follow } from './chat.ts';
import { make, rowsIn } from './rows.ts';

const room = /\/room\/([^/]+)/.exec(location.pathname)?.[1];

/** An element with an open shadow root that holds these. */
const inRoot = (name: string, style: string, ...inside: readonly HTMLElement[]): HTMLElement => {
  const host = document.createElement(name);
  host.style.cssText = style;
  host.attachShadow({ mode: 'open' }).append(...inside);
  return host;
};

const rowOf = (id: string, from: string, text: string): HTMLElement => {
  const row = inRoot('rs-timeline-event', 'display: block');
  row.dataset['id'] = `$${id}`;
  const body = make('div', 'room-message-text', text);
  body.style.overflowWrap = 'anywhere';
  queueMicrotask(() => row.shadowRoot?.append(make('div', 'room-message', make('span', 'user-name', from), body)));
  return row;
};

const composerFor = (send: (text: string) => Promise<void>): HTMLElement => {
  const area = document.createElement('textarea');
  area.name = 'message';
  const button = make('button', '', '➤') as HTMLButtonElement;
  button.type = 'submit';
  button.ariaLabel = 'Send message';
  button.disabled = true;
  area.addEventListener('input', () => {
    button.disabled = area.value === '';
  });
  const form = make('form', '', make('div', 'message-box', area), button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = area.value;
    area.value = '';
    button.disabled = true;
    void send(text);
  });
  return inRoot('rs-message-composer', 'display: block', make('div', '', form));
};

const show = (id: string): void => {
  const rows = make('div', '');
  const list = inRoot('rs-virtual-scroll-dynamic', 'display: block; flex: 1; min-height: 0; overflow-y: auto', rows);
  const held = make('div', '', list);
  held.style.cssText = 'display: flex; flex-direction: column; height: 100%';
  const timeline = inRoot('rs-timeline', 'display: block; flex: 1; min-height: 0', held);
  const draw = rowsIn(rows, ({ id: message, from, text }) => rowOf(message, from, text));
  const chat = follow(id, (messages, me) => {
    draw(messages, me);
    list.scrollTop = list.scrollHeight;
  });
  const main = make('main', '', timeline, composerFor(chat.send));
  main.style.cssText = 'display: flex; flex-direction: column; height: 90vh';
  document.body.append(inRoot('rs-app', 'display: block', inRoot('rs-room', 'display: block', main)));
};

if (room === undefined) document.body.append('Choose a chat.');
else show(decodeURIComponent(room));
