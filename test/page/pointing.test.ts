// @vitest-environment happy-dom
/** From a box and a message that were pointed at to all messages of a page, on pages built as sites build theirs. No selector is known before. */
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { boxesOn, isBeside, textsOn } from '../../lib/page/pointing/candidates.ts';
import { boxAt, derive, messageAt } from '../../lib/page/pointing/derive.ts';
import { isWritten } from '../../lib/page/pointing/traits.ts';
import { parseAs, pointedSchema } from '../../lib/rpc/schemas.ts';
import { pointedAdapter } from '../../lib/sites/pointed.ts';

beforeEach(() => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 40));
  for (const size of ['clientWidth', 'clientHeight'] as const)
    vi.spyOn(HTMLElement.prototype, size, 'get').mockReturnValue(300);
});

/** Everything has a size here, and what is marked scrolls. */
const draw = (html: string): void => {
  document.body.innerHTML = html;
  for (const element of document.querySelectorAll('*')) {
    if (element.hasAttribute('data-scrolls')) (element as HTMLElement).style.overflowY = 'auto';
    element.removeAttribute('data-scrolls');
  }
};

const find = (css: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(css);
  if (element === null) throw new Error(`nothing matches ${css}`);
  return element;
};

/** A person points at two places; what comes of it goes the way that it goes in Sotto, and is read on the page as it is then. */
const point = (at: { readonly box: string; readonly message: string }) => {
  const box = boxAt(find(at.box));
  const message = box && messageAt(find(at.message), box);
  const pointed = box && message && derive(box, message);
  if (pointed === null) return null;
  expect(parseAs(pointedSchema, pointed)).toEqual(pointed);
  const adapter = pointedAdapter('chat.example', () => pointed)(document);
  return { pointed, adapter, texts: () => adapter.rows().map(({ text }) => text.textContent) };
};

interface Page {
  readonly html: string;
  readonly box: string;
  readonly message: string;
  readonly texts: readonly string[];
  /** Text of the button that sends; null where Enter does. */
  readonly button: string | null;
}

const pages: Readonly<Record<string, Page>> = {
  'an IRC client, with ids and words for classes': {
    html: `
      <div id="sidebar"><input type="search" class="jump-to-input"></div>
      <div id="chat-container"><div id="chat"><div class="chat-view"><div class="header"><span class="title">bob</span></div>
        <div class="chat-content"><div class="chat" data-scrolls><div class="messages">
          <div id="msg-1" data-type="message" class="msg"><span class="time"><time>10:00</time></span>
            <span class="from"><span class="user color-3">bob</span></span><span class="content" dir="auto">hello</span></div>
          <div id="msg-2" data-type="message" class="msg self"><span class="time"><time>10:01</time></span>
            <span class="from"><span class="user color-9">alice</span></span><span class="content" dir="auto">see <a href="#">this</a></span></div>
        </div></div></div></div></div>
        <form id="form"><span id="nick">alice</span><textarea id="input"></textarea>
          <button id="upload" type="button">Upload</button><button id="submit" type="submit">Send</button></form></div>`,
    box: '#input',
    message: '.content a',
    texts: ['hello', 'see this'],
    button: 'Send',
  },
  'a page that scrolls as a whole, with a heading and buttons beside it': {
    html: `
      <header><h1>Room</h1><nav><a>One</a><a>Two</a></nav></header>
      <main><div class="log">
          <article class="post"><b>bob</b><p>one</p></article>
          <article class="post"><b>alice</b><p>two</p></article></div>
        <footer><form><input type="text" name="say"><button>Say it</button></form></footer></main>`,
    box: 'input',
    message: '.post p',
    texts: ['one', 'two'],
    button: 'Say it',
  },
  'drawn class names, no ids, and other classes for own messages': {
    html: `
      <div class="css-1a2b3c"><header class="css-9z8y7x"><input class="css-4d5e6f" placeholder="Search"></header>
        <div class="css-0a9b8c" data-scrolls>
          <div class="css-row1 css-own1"><b class="css-n4m3">alice</b><div class="css-t3x7 css-own7">one</div></div>
          <div class="css-row1"><b class="css-n4m3">bob</b><div class="css-t3x7">two</div></div>
          <div class="css-row1"><b class="css-n4m3">bob</b><div class="css-t3x7">three</div></div>
        </div>
        <div class="css-f007"><button class="css-b1">Attach</button><div class="css-e1" contenteditable="true"></div></div></div>`,
    box: '[contenteditable]',
    message: '.css-own7',
    texts: ['one', 'two', 'three'],
    button: null,
  },
  'no class at all, and messages in groups': {
    html: `
      <main><section data-scrolls>
        <div><h4>bob</h4><ul><li><p>one</p></li><li><p>two</p></li></ul></div>
        <div><h4>alice</h4><ul><li><p>three</p></li></ul></div>
      </section><footer><textarea></textarea></footer></main>`,
    box: 'textarea',
    message: 'section > div:last-child p',
    texts: ['one', 'two', 'three'],
    button: null,
  },
  'one class for names, times and texts': {
    html: `
      <div><div class="pane" data-scrolls><ol class="list">
        <li class="item"><span class="flex">bob</span><div class="body"><span class="flex">one</span></div></li>
        <li class="item"><span class="flex">bob</span><div class="body"><span class="flex">two</span></div></li>
      </ol></div><div class="bar"><div class="editor" contenteditable="true"><p></p></div>
        <button class="emoji-button">☺</button><button class="btnSend" disabled>➤</button></div></div>`,
    box: '.bar',
    message: '.body .flex',
    texts: ['one', 'two'],
    button: '➤',
  },
};

describe.each(Object.entries(pages))('%s', (_, page) => {
  it('finds each message once, in order, and those that come', () => {
    draw(page.html);
    const { texts } = point(page) ?? {};
    expect(texts?.()).toEqual(page.texts);
    const row = [...document.querySelectorAll('li, .msg, .css-row1, article')].at(-1);
    const next = row?.cloneNode(true) as Element;
    row?.after(next);
    expect(texts?.()).toHaveLength(page.texts.length + 1);
  });

  it('finds the box, the form around it without any message, and what sends', () => {
    draw(page.html);
    const { adapter } = point(page) ?? {};
    const box = adapter?.box();
    expect(box).toBe(boxAt(find(page.box)));
    expect(adapter?.form()?.contains(box ?? null)).toBe(true);
    expect(adapter?.form()?.contains(find(page.message))).toBe(false);
    expect(adapter?.scroller()?.contains(find(page.message))).toBe(true);
    const sends = adapter?.sendButton();
    expect(sends === box ? null : sends?.textContent).toBe(page.button);
  });
});

test('a box is a place to write in, and nothing else', () => {
  draw(`<div id="bar"><textarea></textarea><button>Send</button></div><h1>Chat</h1>
    <input type="checkbox"><input type="password"><textarea readonly></textarea><div contenteditable="false">no</div>
    <div id="outer" contenteditable="true"><p contenteditable="true"><b>draft</b></p></div>`);
  expect(boxAt(find('#bar'))).toBe(find('#bar textarea'));
  expect(boxAt(find('b'))).toBe(find('#outer'));
  for (const css of ['h1', '[type=checkbox]', '[type=password]', '[readonly]', '[contenteditable=false]', 'body'])
    expect(boxAt(find(css)), css).toBeNull();
  expect(boxesOn(document)).toEqual([find('#bar textarea'), find('#outer')]);
});

test('a box in a shadow root is none', () => {
  draw('<div id="host"></div>');
  const root = find('#host').attachShadow({ mode: 'open' });
  root.innerHTML = '<textarea></textarea>';
  expect(boxAt(root.querySelector('textarea') as Element)).toBeNull();
});

test('a message has others like it, scrolls, and is not the box', () => {
  draw(`<p class="lead">Welcome</p><div data-scrolls><h2>Today</h2>
    <div class="msg"><span class="text">only one</span></div></div><form><textarea>draft</textarea></form>`);
  const pointAt = (message: string) => point({ box: 'textarea', message });
  for (const css of ['.text', 'h2', '.lead', 'textarea', 'form', 'body']) expect(pointAt(css), css).toBeNull();
  find('.msg').after(find('.msg').cloneNode(true));
  expect(pointAt('.text')?.texts()).toHaveLength(2);
});

test('by keyboard the newest message comes first, and nothing that is no message', () => {
  draw(
    `<h1>Chat</h1><div data-scrolls><p>one</p><p>see <b>two</b> there</p></div><form><textarea></textarea><i>hint</i></form>`,
  );
  const texts = textsOn(document, find('textarea')).map(({ textContent }) => textContent);
  expect(texts).toEqual(['see two there', 'one']);
});

test('fields of a form that are called like what is asked of it change nothing', () => {
  draw(`<div class="pane" data-scrolls><p class="text">one</p><p class="text">two</p></div>
    <form class="composer"><input name="closest" type="hidden"><input name="querySelectorAll" type="hidden">
    <input name="getAttribute" type="hidden"><input name="contains" type="hidden"><textarea></textarea><button>Send</button></form>`);
  const { adapter, texts } = point({ box: 'textarea', message: '.text' }) ?? {};
  expect(texts?.()).toEqual(['one', 'two']);
  expect(adapter?.sendButton()?.textContent).toBe('Send');
});

test('names that somebody wrote last longer than those that a builder drew', () => {
  for (const name of ['content', 'message-text', 'chatRow', 'msg', 'btnSend']) expect(isWritten(name), name).toBe(true);
  for (const name of ['css-1x2y3z', 'sc-bdVaJa', '_3fUtb', 'x78zum5', 'bkqzt', 'a'.repeat(61), ''])
    expect(isWritten(name), name).toBe(false);
});

test('a line over the messages is not where they are written, where there is a box that is not over them', () => {
  draw(`<input type="search"><div id="list" data-scrolls><p class="msg">one</p><p class="msg">two</p></div>
    <form><textarea></textarea></form>`);
  const tops: Readonly<Record<string, number>> = { input: 0, div: 50, textarea: 100 };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, tops[this.localName] ?? 60, 400, 40);
  });
  const message = messageAt(find('.msg'), find('textarea'));
  if (message === null) throw new Error('that is a message');
  expect(isBeside(find('input'), message)).toBe(false);
  expect(isBeside(find('textarea'), message)).toBe(true);
  find('form').remove();
  expect(isBeside(find('input'), message)).toBe(true); // the newest on top, and the only box over them
});

test('the time beside a message is none', () => {
  draw(`<div data-scrolls><p><time>today</time><i>10:04 PM</i><b>one</b></p><p><time>today</time><i>10.05</i><b>at 10:05</b></p></div>
    <form><textarea></textarea></form>`);
  expect(['time', 'i', 'p:last-child i'].map((css) => messageAt(find(css), find('textarea')))).toEqual([
    null,
    null,
    null,
  ]);
  expect(messageAt(find('p:last-child b'), find('textarea'))).not.toBeNull();
});
