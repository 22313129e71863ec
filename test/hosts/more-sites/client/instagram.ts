/** Instagram: Lexical without a form around it, Enter, and a list that is laid out from its end, with the newest message first in the document. */
import { follow } from './chat.ts';
import { mountBox } from './lexical-box.ts';
import { column, make, scrolls } from './rows.ts';

const thread = /^\/direct\/t\/(\d+)/.exec(location.pathname)?.[1];

const rowOf = (text: string, isOurs: boolean): HTMLElement => {
  const written = make('div', '', make('span', '', text));
  written.dir = 'auto';
  const bubble = make('div', '', written);
  bubble.role = 'presentation';
  const row = make('div', '', make('div', '', bubble));
  row.style.cssText = `display: flex; justify-content: ${isOurs ? 'flex-end' : 'flex-start'}`;
  return row;
};

const show = (id: string): void => {
  const list = make('div', '');
  scrolls(list);
  list.style.display = 'flex';
  list.style.flexDirection = 'column-reverse';
  const rows = make('div', '');
  rows.style.cssText = 'display: flex; flex-direction: column-reverse; flex-shrink: 0';
  list.append(rows);
  const pane = make('div', '', list);
  pane.style.cssText = 'flex: 1; min-height: 0; display: flex';
  const place = make('div', '');
  place.style.cssText = 'flex: 1; min-height: 40px; max-height: 200px; overflow-y: auto; overflow-wrap: anywhere';
  const composer = make('div', '', make('button', '', '☺'), place, make('button', '', '♡'));
  composer.style.display = 'flex';
  column(pane, make('div', '', composer));
  const drawn = new Set<string>();
  const chat = follow(id, (messages, me) => {
    for (const { id: message, from, text } of messages) {
      if (!drawn.has(message)) rows.prepend(rowOf(text, from === me));
      drawn.add(message);
    }
  });
  const editor = mountBox(place, (text) => {
    if (text !== '') void chat.send(text).then(editor.clear);
  });
};

if (thread === undefined) document.body.append('Choose a chat.');
else show(thread);
