/** Messenger: Lexical without a form around it, Enter, labels that repeat what a message says, and a list whose element says nothing. */
import { follow } from './chat.ts';
import { mountBox } from './lexical-box.ts';
import { column, make, rowsIn, scrolls } from './rows.ts';

const thread = /\/t\/(\d+)/.exec(location.pathname)?.[1];

const show = (id: string): void => {
  const log = make('div', '');
  log.role = 'log';
  const scrolling = make('div', '', log);
  scrolls(scrolling);
  const pane = make('div', '', scrolling);
  pane.style.cssText = 'flex: 1; min-height: 0; display: flex';
  const place = make('div', '');
  place.style.cssText = 'flex: 1; min-height: 40px; max-height: 200px; overflow-y: auto; overflow-wrap: anywhere';
  const like = make('div', '', '👍');
  like.role = 'button';
  const composer = make('div', '', place, like);
  composer.style.display = 'flex';
  column(pane, make('div', '', composer)).role = 'main';
  const chat = follow(
    id,
    rowsIn(log, (message, me) => {
      const text = make('div', '', message.text);
      text.dir = 'auto';
      const held = make('div', '', text);
      held.dataset['messageId'] = `mid.$${message.id}`;
      held.ariaLabel = `12:34, ${message.from === me ? 'You' : message.from}: ${message.text}`;
      const article = make('div', '', held);
      article.role = 'article';
      return article;
    }),
  );
  const editor = mountBox(place, (text) => {
    if (text !== '') void chat.send(text).then(editor.clear);
  });
};

if (thread === undefined) document.body.append('Choose a chat.');
else show(thread);
