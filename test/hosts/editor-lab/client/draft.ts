/** Draft.js: X's messages before XChat. It bears no shadow root: there it takes text, and does not notice what is deleted. */
import { ContentState, Editor, EditorState } from 'draft-js';
import { createElement, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { setUp } from './lab.ts';

let now = EditorState.createEmpty();
let change: (state: EditorState) => void = () => {};

const Box = () => {
  const [state, setState] = useState(now);
  now = state;
  change = setState;
  return createElement(Editor, { editorState: state, onChange: setState });
};

setUp((place) => {
  flushSync(() => createRoot(place).render(createElement(Box)));
  const write = (text: string): void =>
    flushSync(() => change(EditorState.push(now, ContentState.createFromText(text), 'insert-characters')));
  return { text: () => now.getCurrentContent().getPlainText(), clear: () => write(''), write };
});
