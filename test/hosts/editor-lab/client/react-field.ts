/** A textarea that React 19 controls: X. */
import { createElement, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { setUp } from './lab.ts';

let now = '';
let change: (text: string) => void = () => {};

const Field = () => {
  const [text, setText] = useState('');
  now = text;
  change = setText;
  return createElement('textarea', {
    value: text,
    onChange: (event: { currentTarget: HTMLTextAreaElement }) => setText(event.currentTarget.value),
  });
};

setUp((place) => {
  flushSync(() => createRoot(place).render(createElement(Field)));
  const write = (text: string): void => flushSync(() => change(text));
  return { text: () => now, clear: () => write(''), write };
});
