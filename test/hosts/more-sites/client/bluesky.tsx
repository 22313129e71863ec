/** Bluesky: a text area whose letters are transparent, over a layer that shows what is in its state; no form, no names, and Enter. */
/** @jsxImportSource react */
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { type Chat, follow } from './chat.ts';
import { column, make, rowsIn } from './rows.ts';

const Composer = ({ send }: { readonly send: Chat['send'] }) => {
  const [text, setText] = useState('');
  const submit = (): void => {
    if (text.trim() !== '') void send(text).then(() => setText(''));
  };
  return (
    <div style={{ display: 'flex' }}>
      <div style={{ position: 'relative', flex: 1, maxHeight: 200, overflow: 'hidden' }}>
        <div aria-hidden="true" style={{ overflowWrap: 'anywhere', minHeight: 40 }}>
          {text}
        </div>
        <textarea
          value={text}
          style={{ position: 'absolute', inset: 0, width: '100%', color: 'transparent', background: 'transparent' }}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            submit();
          }}
        />
      </div>
      <button type="button" disabled={text.trim() === ''} onClick={submit}>
        ➤
      </button>
    </div>
  );
};

const convo = /^\/messages\/(\w+)/.exec(location.pathname)?.[1];

const show = (id: string): void => {
  const list = make('div', '');
  const place = make('div', '');
  column(list, place);
  const chat = follow(
    id,
    rowsIn(list, ({ text }) => {
      const written = make('div', '', text);
      written.dir = 'auto';
      written.dataset['wordWrap'] = '1';
      const time = make('div', '', 'Now');
      time.dir = 'auto';
      return make('div', '', make('div', '', written), time);
    }),
  );
  flushSync(() => createRoot(place).render(<Composer send={chat.send} />));
};

if (convo === undefined) document.body.append('Choose a chat.');
else show(convo);
