/** Slate with React 19: Discord. It shows a hint in its empty box, which is a part of it. */
/** @jsxImportSource react */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor, Editor, Node, Transforms } from 'slate';
import { Editable, Slate, withReact } from 'slate-react';
import { setUp } from './lab.ts';

setUp((place) => {
  const editor = withReact(createEditor());
  const begin = [{ type: 'paragraph', children: [{ text: '' }] }];
  flushSync(() =>
    createRoot(place).render(
      <Slate editor={editor} initialValue={begin}>
        <Editable placeholder="Message" />
      </Slate>,
    ),
  );
  const write = (text: string): void => {
    Transforms.delete(editor, { at: Editor.range(editor, []) });
    if (text !== '') Transforms.insertText(editor, text, { at: Editor.start(editor, []) });
  };
  return { text: () => editor.children.map((each) => Node.string(each)).join('\n'), clear: () => write(''), write };
});
