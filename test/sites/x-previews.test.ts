/** @vitest-environment happy-dom */
/** Where X shows messages outside their rows: all of the inbox, and what a row shows beside its own text. */
import { beforeEach, expect, test } from 'vitest';
import { xAdapter } from '../../lib/sites/x/adapter.ts';

const chat = `
  <section data-testid="dm-inbox-panel"><div data-testid="dm-conversation-item-1:2"><span id="preview"></span></div></section>
  <div data-testid="dm-message-scroller">
    <div data-dm-message-row="a">
      <button><span id="quote" dir="auto"></span></button>
      <div data-testid="message-text-a"><span id="own" dir="auto" class="whitespace-pre-wrap"><b id="within"></b></span><i id="time"></i></div>
    </div>
    <div data-dm-message-row="b"><span id="unknown"></span></div>
    <div id="date"></div>
  </div>`;

let root: ShadowRoot;

beforeEach(() => {
  document.body.innerHTML = '<div data-testid="xchatEmbedRoute"></div>';
  root = (document.body.firstElementChild as HTMLElement).attachShadow({ mode: 'open' });
  root.innerHTML = chat;
});

const find = (id: string) => root.querySelector(`#${id}`) as Element;
const lists = () => xAdapter(document).previews();
const isPreview = (id: string) => lists().some(({ list, shows }) => list.contains(find(id)) && shows(find(id)));

test('the lists are the inbox and the messages, and nothing above them', () => {
  expect(lists().map(({ list }) => list.dataset['testid'])).toEqual(['dm-inbox-panel', 'dm-message-scroller']);
  root.querySelector('section')?.remove();
  expect(lists().map(({ list }) => list.dataset['testid'])).toEqual(['dm-message-scroller']);
  root.innerHTML = '';
  expect(lists()).toEqual([]);
});

test.each(['preview', 'quote', 'time'])('a preview: %s', (id) => {
  expect(isPreview(id)).toBe(true);
});

test.each(['own', 'within', 'unknown', 'date'])('none: %s', (id) => {
  expect(isPreview(id)).toBe(false);
});

test('the drawer has an inbox of its own, in another root', () => {
  const overlays = document.body.appendChild(document.createElement('div'));
  overlays.dataset['testid'] = 'xchatEmbedOverlays';
  overlays.attachShadow({ mode: 'open' }).innerHTML = '<section data-testid="dm-inbox-panel"></section>';
  expect(lists()).toHaveLength(3);
});
