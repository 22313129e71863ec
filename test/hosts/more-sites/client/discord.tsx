/** Discord's client: Slate without any button, a list that is a list, and Enter. */
/** @jsxImportSource react */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor, Editor, Node, Transforms } from 'slate';
import { Editable, Slate, withReact } from 'slate-react';
import { follow } from './chat.ts';
import { column, make, rowsIn } from './rows.ts';

const channel = /^\/channels\/@me\/(\d+)/.exec(location.pathname)?.[1];

const show = (id: string): void => {
  const list = make('ol', 'scrollerInner');
  list.dataset['listId'] = 'chat-messages';
  const form = make('form', '');
  form.style.cssText = 'padding: 8px; border-top: 1px solid #999';
  column(list, form);
  const chat = follow(
    id,
    rowsIn(list, (message) => {
      const content = make('div', 'messageContent', message.text);
      content.id = `message-content-${message.id}`;
      const row = make('li', 'messageListItem', make('b', '', message.from), content);
      row.id = `chat-messages-${id}-${message.id}`;
      return row;
    }),
  );
  const editor = withReact(createEditor());
  const send = (): void => {
    const text = editor.children.map((each) => Node.string(each)).join('\n');
    if (text === '') return;
    void chat.send(text).then(() => Transforms.delete(editor, { at: Editor.range(editor, []) }));
  };
  const begin = [{ type: 'paragraph', children: [{ text: '' }] }];
  flushSync(() =>
    createRoot(form).render(
      <Slate editor={editor} initialValue={begin}>
        <Editable
          role="textbox"
          placeholder="Message @somebody"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            send();
          }}
        />
      </Slate>,
    ),
  );
};

if (channel === undefined) document.body.append('Choose a conversation.');
else show(channel);
