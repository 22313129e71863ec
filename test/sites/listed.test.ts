// @vitest-environment happy-dom
/** An adapter that is made of a list of selectors: what it finds, and what it leaves. */
import { beforeEach, expect, test } from 'vitest';
import { blueskyList } from '../../lib/sites/bluesky/list.ts';
import { discordList } from '../../lib/sites/discord/list.ts';
import { instagramList } from '../../lib/sites/instagram/list.ts';
import { linkedinList } from '../../lib/sites/linkedin/list.ts';
import { listedAdapter } from '../../lib/sites/listed.ts';
import { messengerList } from '../../lib/sites/messenger/list.ts';
import { redditList } from '../../lib/sites/reddit/list.ts';
import { slackList } from '../../lib/sites/slack/list.ts';
import { telegramList } from '../../lib/sites/telegram/list.ts';
import { whatsappList } from '../../lib/sites/whatsapp/list.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <div class="msg-s-message-list"><ul>
      <li class="msg-s-message-list__event"><p class="msg-s-event-listitem__body">one</p></li>
      <li class="msg-s-message-list__event"><time>today</time></li>
      <li class="msg-s-message-list__event"><p class="msg-s-event-listitem__body">two</p></li>
    </ul></div>
    <form class="msg-form">
      <div class="msg-form__contenteditable" contenteditable="true"></div>
      <button class="msg-form__send-button">Send</button><input name="querySelector">
    </form>`;
});

const adapter = () => listedAdapter(linkedinList)(document);

test('reads rows in order, and passes over what is no message', () => {
  expect(
    adapter()
      .rows()
      .map(({ text, sending }) => `${text.textContent} ${sending}`),
  ).toEqual(['one settled', 'two settled']);
  expect(adapter().content()?.localName).toBe('ul');
});

test('finds box, form and button, whatever the form calls its fields', () => {
  const { form, box, sendButton, sendsByEnter } = adapter();
  expect([form()?.className, box()?.className, sendButton()?.className, sendsByEnter]).toEqual([
    'msg-form',
    'msg-form__contenteditable',
    'msg-form__send-button',
    undefined,
  ]);
});

test('says where nothing is to be found', () => {
  document.body.innerHTML = '<p>Loading</p>';
  const { form, box, sendButton, scroller, content, rows, previews, ownHandle } = adapter();
  expect([form(), box(), sendButton(), scroller(), content(), ownHandle()]).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([rows(), previews()]).toEqual([[], []]);
});

test('what else a row shows than its own text is a quote', () => {
  const [row] = document.querySelectorAll('li');
  row?.insertAdjacentHTML('afterbegin', '<blockquote>an answer to</blockquote>');
  const [inList] = adapter().previews();
  expect(inList?.list).toBe(adapter().scroller());
  const shows = ['blockquote', 'p', 'time'].map((css) => inList?.shows(document.querySelector(css) as Element));
  expect(shows).toEqual([true, false, false]);
});

test('without a form around the box, it is all that stands with it beside the list', () => {
  const { form } = listedAdapter({ ...linkedinList, form: [] })(document);
  document.querySelector('form')?.replaceWith(...(document.querySelector('form')?.childNodes ?? []));
  const box = document.querySelector('.msg-form__contenteditable') as Element;
  expect(form()).toBe(box);
  const bar = document.createElement('section');
  box.replaceWith(bar);
  bar.append(document.createElement('button'), box);
  expect(form()).toBe(bar);
});

test('rows in groups: all of them stand in what holds the groups', () => {
  document.body.innerHTML = `<div class="msg-s-message-list"><section>
    <ul><li class="msg-s-message-list__event"></li></ul><ul><li class="msg-s-message-list__event"></li></ul></section></div>`;
  expect(adapter().content()?.localName).toBe('section');
});

test('reads what somebody wrote without the time that stands in the same element', () => {
  document.body.innerHTML = `<div class="chat"><div class="bubbles"><div class="scrollable-y"></div></div></div>
    <div class="chat active"><div class="bubbles"><div class="scrollable-y"><div class="bubbles-inner">
    <div class="bubble is-sending" data-mid="1"><div class="message">so<b>me</b> text<span class="time">12:34</span></div></div>
    </div></div></div></div>`;
  const telegram = listedAdapter(telegramList)(document);
  expect(telegram.rows().map(({ authored, sending }) => [authored?.(), sending])).toEqual([['some text', 'pending']]);
  expect(telegram.content()?.className).toBe('bubbles-inner');
});

test.each([
  ['#620000002', null, '620000002'],
  ['#620000002', '620000002', '620000002'],
  ['#620000002', '777', null], // the box is still the former chat's
  ['#@bob', '620000002', '620000002'],
  ['#@bob', null, null],
  ['#@group', '-1001', null],
  ['#-1001', '-1001', null],
  ['', '620000002', null],
])('Telegram at %s with a box of %s is the conversation %s', (hash, peer, id) => {
  document.body.innerHTML =
    '<div class="chat active"><div class="input-message-input" contenteditable="true"></div></div>';
  if (peer !== null) document.querySelector('.input-message-input')?.setAttribute('data-peer-id', peer);
  const page = { location: { hash }, querySelector: (css: string) => document.querySelector(css) };
  expect(telegramList.conversation(page as Document)).toBe(id);
});

const at = (address: string) => ({ location: new URL(address) }) as unknown as Document;

test.each([
  [linkedinList, 'https://www.linkedin.com/messaging/thread/2-ZjQ2YmE1NzctMmFhOC00MTRh/', '2-ZjQ2YmE1NzctMmFhOC00MTRh'],
  [linkedinList, 'https://www.linkedin.com/messaging/thread/new/extra', null],
  [linkedinList, 'https://www.linkedin.com/feed/', null],
  [slackList, 'https://app.slack.com/client/T02ABCDEF/D04GHIJKL', 'T02ABCDEF/D04GHIJKL'],
  [slackList, 'https://app.slack.com/client/T02ABCDEF/D04GHIJKL/thread/1', 'T02ABCDEF/D04GHIJKL'],
  [slackList, 'https://app.slack.com/client/T02ABCDEF/C04GHIJKL', null], // a channel
  [discordList, 'https://discord.com/channels/@me/1181929405261938729', '1181929405261938729'],
  [discordList, 'https://discord.com/channels/1181929405261938729/1181929405261938730', null], // a server
  [messengerList, 'https://www.facebook.com/messages/t/100012345678901/', '100012345678901'],
  [messengerList, 'https://www.facebook.com/messages/e2ee/t/100012345678901', '100012345678901'],
  [messengerList, 'https://www.messenger.com/t/100012345678901', '100012345678901'],
  [messengerList, 'https://www.messenger.com/e2ee/t/100012345678901', '100012345678901'],
  [messengerList, 'https://www.facebook.com/somebody/t/100012345678901', null],
  [messengerList, 'https://www.facebook.com/messages/t/somebody', null],
  [instagramList, 'https://www.instagram.com/direct/t/17842345678901234/', '17842345678901234'],
  [instagramList, 'https://www.instagram.com/direct/inbox/', null],
  [blueskyList, 'https://bsky.app/messages/3lbq2xkz7y42a', '3lbq2xkz7y42a'],
  [blueskyList, 'https://bsky.app/messages/settings', null],
  [redditList, 'https://www.reddit.com/chat/room/!a1B2:reddit.com', '!a1B2:reddit.com'],
  [redditList, 'https://chat.reddit.com/room/%21a1B2%3Areddit.com', '!a1B2:reddit.com'],
  [redditList, 'https://www.reddit.com/r/chat/room/!a1B2:reddit.com', null],
])('%s %s is the conversation %s', ({ conversation }, address, id) => {
  expect(conversation(at(address))).toBe(id);
});

test('accounts go by the conversation, and Enter sends where there is no button', () => {
  const discord = listedAdapter(discordList)(document);
  expect([discord.hasNoIds, discord.sendsByEnter]).toEqual([true, true]);
});

const whatsapp = '<div id="main"><header><span dir="auto" title="Zoë">Zoë</span></header></div>';

test('WhatsApp goes by the name over the chat, whatever form its letters have', () => {
  document.body.innerHTML = whatsapp;
  const id = whatsappList.conversation(document);
  expect(id).toBe('name:Wm/Dqw==');
  document.body.innerHTML = whatsapp.replaceAll('Zoë', ' Zoë '.normalize('NFD'));
  expect(whatsappList.conversation(document)).toBe(id);
  document.body.innerHTML = whatsapp.replaceAll('Zoë', '');
  expect(whatsappList.conversation(document)).toBeNull();
  document.body.innerHTML = whatsapp.replaceAll('Zoë', 'long '.repeat(40));
  expect(whatsappList.conversation(document)).toBeNull();
});

test('finds what stands in open shadow roots, and says which of them are in the list', () => {
  const inRoot = (name: string, ...inside: readonly HTMLElement[]): HTMLElement => {
    const host = document.createElement(name);
    host.attachShadow({ mode: 'open' }).append(...inside);
    return host;
  };
  const make = (html: string): HTMLElement => {
    document.body.innerHTML = html;
    return document.body.firstElementChild as HTMLElement;
  };
  const row = inRoot('rs-timeline-event', make('<p class="room-message-text">some text</p>'));
  const rows = make('<div></div>');
  rows.append(row);
  const list = inRoot('rs-virtual-scroll-dynamic', rows);
  const composer = inRoot(
    'rs-message-composer',
    make('<form><textarea></textarea><button type="submit"></button></form>'),
  );
  const room = inRoot('rs-room', inRoot('rs-timeline', list), composer);
  document.body.replaceChildren(inRoot('rs-app', room));
  const reddit = listedAdapter(redditList)(document);
  expect(reddit.rows().map(({ text }) => text.textContent)).toEqual(['some text']);
  expect([reddit.scroller(), reddit.content()]).toEqual([list, rows]);
  expect(reddit.roots?.()).toEqual([list.shadowRoot, row.shadowRoot]);
  expect([reddit.box(), reddit.form(), reddit.sendButton()].map((found) => found?.localName)).toEqual([
    'textarea',
    'form',
    'button',
  ]);
  document.body.replaceChildren();
  expect([reddit.rows(), reddit.roots?.(), reddit.box()]).toEqual([[], [], null]);
});
