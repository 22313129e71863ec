/**
 * The content script of the throwaway extension for the editor lab: does with the page's box what the product's own modules do, when the page asks for it.
 * Test only: what answers a page like that would be a hole.
 */
import { emptyBox, fillBox, holdsExactly, isEmpty, lendFocus, textOf, type Visit } from '../../../lib/page/box.ts';
import { Guard } from '../../../lib/page/guard.ts';
import { insertAndSend } from '../../../lib/page/insert.ts';
import type { Adapter } from '../../../lib/sites/adapter.ts';

declare const chrome: { runtime: { getURL(path: string): string } };

export interface Order {
  readonly act: 'fill' | 'empty' | 'send' | 'read' | 'guard';
  readonly text: string;
  readonly armored: string;
}

/** All matches, open shadow roots included. */
const matches = (css: string, root: ParentNode = document): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(css) ? [element] : []),
    ...(element.shadowRoot === null ? [] : matches(css, element.shadowRoot)),
  ]);
const first = (css: string): HTMLElement | null => matches(css)[0] ?? null;

const adapter: Adapter = {
  site: 'lab',
  place: () => null,
  scroller: () => first('ol'),
  content: () => first('ol'),
  rows: () => matches('li').map((text) => ({ text, sending: 'settled', menu: () => null })),
  previews: () => [],
  form: () => first('form'),
  box: () => first('textarea, [contenteditable=true]'),
  sendButton: () => first('form button'),
};

/** Set once the page is guarded. */
let guard: Guard | null = null;

/** The page is guarded as the product guards a protected thread, and a frame of ours, in a closed shadow root, has the focus. */
const standGuard = async (): Promise<boolean> => {
  const host = document.createElement('div');
  host.id = 'ours';
  const element = document.createElement('iframe');
  element.src = chrome.runtime.getURL('composer.html');
  host.attachShadow({ mode: 'closed' }).append(element);
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
  document.body.append(host);
  await loaded;
  element.focus();
  guard = new Guard(
    {
      state: () => 'guarded',
      form: adapter.form,
      host: () => host,
      area: () => null,
      shown: () => null,
      takeBack: () => element.focus(),
      glass: () => null,
      covered: () => {},
      writes: () => {},
      erased: () => {},
    },
    new AbortController().signal,
  );
  guard.holdForm();
  return adapter.form()?.inert === true;
};

const visit: Visit = (box) => (guard?.admit ?? lendFocus)(box);

const obey = async ({ act, text, armored }: Order): Promise<unknown> => {
  const box = adapter.box();
  if (box === null) return 'no box';
  switch (act) {
    case 'fill':
      await fillBox(box, text, visit);
      return holdsExactly(box, text);
    case 'empty':
      await emptyBox(box, visit);
      return isEmpty(box);
    case 'send':
      return insertAndSend(adapter, { text, armored, isHere: () => true, visit });
    case 'read':
      return textOf(box);
    case 'guard':
      return standGuard();
  }
};

window.addEventListener('message', (event) => {
  if (event.source !== window || event.data?.order === undefined) return;
  void obey(event.data.order).then(
    (answer) => window.postMessage({ done: { answer } }, '*'),
    (error) => window.postMessage({ done: { answer: String(error.stack) } }, '*'),
  );
});
document.documentElement.dataset['listens'] = '';
