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
  ownHandle: () => null,
  scroller: () => first('ol'),
  content: () => first('ol'),
  rows: () => matches('li').map((text) => ({ text, sending: 'settled', menu: () => null })),
  previews: () => [],
  form: () => first('form'),
  box: () => first('textarea, [contenteditable=true]'),
  sendButton: () => first('form button'),
};

/** A frame of ours in a closed shadow root. */
const makeFrame = async (file: 'composer.html' | 'glass.html') => {
  const host = document.createElement('div');
  host.id = file.replace('.html', '');
  const element = document.createElement('iframe');
  element.src = chrome.runtime.getURL(file);
  const root = host.attachShadow({ mode: 'closed' });
  root.append(element);
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
  document.body.append(host);
  await loaded;
  return { host, element, hasFocus: () => root.activeElement === element };
};

type Frame = Awaited<ReturnType<typeof makeFrame>>;
/** Set once the page is guarded. */
let ours: { readonly composer: Frame; readonly glass: Frame } | null = null;

const guard = new Guard(
  {
    state: () => (ours === null ? 'free' : 'guarded'),
    form: adapter.form,
    host: () => ours?.composer.host ?? null,
    area: () => null,
    shown: () => null,
    takeBack: () => ours?.composer.element.focus(),
    glass: () => ours?.glass ?? null,
    covered: () => {},
    writes: () => {},
    erased: () => {},
  },
  new AbortController().signal,
);

/** The page is guarded as the product guards a protected thread, and a frame of ours has the focus. */
const standGuard = async (focused: string): Promise<boolean> => {
  ours ??= { composer: await makeFrame('composer.html'), glass: await makeFrame('glass.html') };
  guard.holdForm();
  (focused === 'glass' ? ours.glass : ours.composer).element.focus();
  return adapter.form()?.inert === true;
};

const visit: Visit = (box) => (ours === null ? lendFocus : guard.admit)(box);

const obey = async ({ act, text, armored }: Order): Promise<unknown> => {
  const box = adapter.box();
  if (box === null) return 'no box';
  switch (act) {
    case 'guard':
      return standGuard(text);
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
