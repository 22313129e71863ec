/**
 * WhatsApp Web: Lexical that takes what is pasted only after a while, a header that alone says who it is, rows that say nothing but their text, and a
 * long text folded behind a button.
 */
import { follow } from './chat.ts';
import { mountBox } from './lexical-box.ts';
import { column, make, rowsIn } from './rows.ts';

/** So long after a paste nothing has happened yet. */
const SLOW_MS = 120;

const list = make('div', '');
list.dataset['testid'] = 'conversation-panel-messages';
const rows = make('div', '');
rows.role = 'application';
list.append(rows);
const place = make('div', 'lexical-rich-text-input');
place.style.cssText = 'flex: 1; min-height: 40px; max-height: 200px; overflow-y: auto; overflow-wrap: anywhere';
const area = make('div', 'copyable-area', place);
area.style.display = 'flex';
const footer = make('footer', '', area);
const main = column(list, footer);
main.id = 'main';

const spanOf = (text: string): HTMLElement => {
  const span = make('span', '', text);
  span.dir = 'ltr';
  return span;
};

/** Everybody answers what was written before. */
let before = 'nothing yet';
const quoted = (text: string): HTMLElement => {
  const quote = make('div', '', spanOf(before));
  quote.role = 'button';
  before = text;
  return quote;
};

const draw = rowsIn(rows, ({ id, from, text }) => {
  const copyable = make('div', 'copyable-text', quoted(text), make('div', '', spanOf(text)));
  copyable.dataset['prePlainText'] = `[12:34, 11/30/2026] ${from}: `;
  const held = make('div', '', copyable, make('span', '', '12:34'));
  held.dataset['id'] = id.toUpperCase();
  const row = make('div', '', held);
  row.role = 'row';
  return make('div', '', row);
});
const chat = follow('the two of them', draw);

const peer = chat.me === 'alice' ? 'Bob' : 'Alice';
const title = make('span', '', peer);
title.dir = 'auto';
title.title = peer;
main.prepend(make('header', '', title));

const icon = make('span', '');
icon.dataset['icon'] = 'wds-ic-send-filled';
const button = make('button', '', icon, 'Enviar');
const send = (): void => {
  const text = editor.text();
  if (text !== '') void chat.send(text).then(editor.clear);
};
button.addEventListener('click', send);
const editor = mountBox(place, send, () => {
  queueMicrotask(() => (editor.text() === '' ? button.remove() : area.append(button)));
});
const slowly = (event: ClipboardEvent): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
  const text = event.clipboardData?.getData('text/plain') ?? '';
  setTimeout(() => editor.write(text), SLOW_MS);
};
place.addEventListener('paste', slowly, true);
