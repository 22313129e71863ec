// @vitest-environment happy-dom
/** Mastodon's direct posts: which page is a conversation of two, who the two are, and what an answer begins with. */
import { beforeEach, expect, test } from 'vitest';
import { isMastodon, mastodonAdapter } from '../../lib/sites/mastodon/adapter.ts';
import { accountAt, mentionedIn } from '../../lib/sites/mastodon/address.ts';
import { oneOf } from '../../lib/sites/one-of.ts';
import { pointedAdapter } from '../../lib/sites/pointed.ts';

const HOST = 'one.example';

interface Post {
  readonly from: string;
  readonly to: readonly string[];
  readonly text?: string;
  readonly visibility?: string;
}

const people = (to: readonly string[]): string =>
  to.map((who) => `<a class="u-url mention" href="/@${who}">@</a>`).join(' ');

const focused = ({ from, to, text = 'first', visibility = 'direct' }: Post): string => `
  <div class="detailed-status__wrapper detailed-status__wrapper-${visibility}">
    <a class="detailed-status__display-name" href="/@${from}">name</a>
    <div class="status__content"><div class="status__content__text"><p>${people(to)} ${text}</p></div></div>
    <div class="detailed-status__action-bar"><button type="button"><svg class="icon icon-reply"></svg></button></div>
  </div>`;

const answer = ({ from, to, text = 'an answer', visibility = 'direct' }: Post): string => `
  <div class="status__wrapper status__wrapper-${visibility}">
    <a class="status__display-name" href="/@${from}">name</a>
    <div class="status__content"><div class="status__content__text"><p>${people(to)} ${text}</p></div></div>
    <div class="status__action-bar"><button type="button"><svg class="icon icon-reply-all"></svg></button>
      <button type="button" class="more"><svg class="icon icon-ellipsis-h"></svg></button></div>
  </div>`;

const draw = (...posts: readonly string[]): void => {
  document.body.innerHTML = `<script id="initial-state" type="application/json">{}</script><div id="mastodon">
    <div class="compose-panel"><div class="navigation-bar"><a href="/@alice">alice</a></div>
      <form class="compose-form"><button type="button"><svg class="icon icon-at"></svg></button><textarea></textarea>
        <button type="submit">Post</button></form></div>
    <div class="column"><div class="scrollable item-list">${posts.join('')}</div></div></div>`;
};

const between = { from: 'alice', to: ['bob@two.example'] };
const back = { from: 'bob@two.example', to: ['alice'] };

const browser = window as unknown as { readonly happyDOM: { setURL(address: string): void } };
const goTo = (path: string): void => browser.happyDOM.setURL(`https://${HOST}${path}`);
const adapter = () => mastodonAdapter(document);
const box = (): HTMLTextAreaElement => adapter().box() as HTMLTextAreaElement;

beforeEach(() => {
  goTo('/@alice/114000000000000001');
  draw(focused(between), answer(back), answer({ ...between, text: 'the newest' }));
});

test('a direct post to one person is a conversation with them, by full addresses', () => {
  expect(adapter().place()).toEqual({
    site: 'mastodon',
    ownId: 'alice@one.example',
    conversationId: 'bob@two.example',
    peerId: 'bob@two.example',
    peerHandle: 'bob@two.example',
  });
  expect(adapter().ownHandle()).toBe('alice@one.example');
  expect(
    adapter()
      .rows()
      .map(({ text, menu }) => [text.textContent?.trim(), menu()?.className]),
  ).toEqual([
    ['@ first', undefined],
    ['@ an answer', 'more'],
    ['@ the newest', 'more'],
  ]);
});

test('whoever wrote the first post, it is the same conversation', () => {
  goTo('/web/@bob@two.example/114000000000000001');
  draw(focused(back));
  expect(adapter().place()?.conversationId).toBe('bob@two.example');
});

test.each([
  ['a post that others see', focused({ ...between, visibility: 'private' })],
  ['a post to two', focused({ ...between, to: ['bob@two.example', 'carol'] })],
  ['a post between others', focused({ from: 'bob@two.example', to: ['carol', 'alice'] })],
  ['a note to oneself', focused({ from: 'alice', to: [] })],
  ['a post that is not there yet', ''],
])('%s is no conversation', (_, html) => {
  draw(html);
  expect(adapter().place()).toBeNull();
});

test('elsewhere on the site there is no conversation', () => {
  for (const path of ['/home', '/conversations', '/@bob@two.example', '/@bob@two.example/about']) {
    goTo(path);
    expect(adapter().place()).toBeNull();
  }
});

test('an answer goes to the newest post of the two, and needs the contact’s name alone before it', () => {
  draw(focused(between), answer(back), answer({ ...between, to: ['bob@two.example', 'carol'] }));
  const pressed: string[] = [];
  for (const button of document.querySelectorAll('.column button'))
    button.addEventListener('click', () => pressed.push(button.closest('[class*=wrapper]')?.textContent?.trim() ?? ''));
  expect(adapter().answering?.begin()).toBe(true);
  expect(pressed).toEqual([expect.stringContaining('an answer')]);

  for (const held of ['', '@bob@two.example', '@bob ', '@bob@two.example @carol ', '@bob@two.example hello']) {
    box().value = held;
    expect(adapter().answering?.front()).toBeNull();
  }
  box().value = '@Bob@two.example ';
  expect(adapter().answering?.front()).toBe('@Bob@two.example ');
});

test('where no conversation is open, no answer is begun, and what stands in the box is the person’s', () => {
  let pressed = 0;
  draw(focused({ ...between, visibility: 'public' }), answer({ ...back, visibility: 'public' }));
  for (const button of document.querySelectorAll('.column button'))
    button.addEventListener('click', () => (pressed += 1));
  expect([adapter().answering?.begin(), pressed]).toEqual([false, 0]);
  for (const held of ['', 'half a sentence', '@bob@two.example ']) {
    box().value = held;
    expect(adapter().answering?.front()).toBeNull();
  }
});

test('a form that would send to others than the two says so', () => {
  expect(adapter().answering?.isDirect()).toBe(true);
  document.querySelector('.compose-form svg')?.setAttribute('class', 'icon icon-globe');
  expect(adapter().answering?.isDirect()).toBe(false);
});

test('what a post quotes is a preview, and its own text is none', () => {
  const [first] = adapter().previews();
  const own = document.querySelector('.status__content__text p');
  const quote = document.createElement('blockquote');
  document.querySelector('.status__wrapper')?.append(quote);
  expect([own, quote].map((element) => element && first?.shows(element))).toEqual([false, true]);
});

test('an account is the same from wherever it is named', () => {
  const link = (href: string): Element => {
    const made = document.createElement('a');
    made.setAttribute('href', href);
    return made;
  };
  for (const href of ['/@bob@two.example', 'https://two.example/@Bob', '/web/@bob@TWO.example/'])
    expect(accountAt(link(href), HOST)).toBe('bob@two.example');
  for (const href of ['/@bob/12', '/tags/bob', 'https://', '', '/@', '/@bob@two.example@three.example'])
    expect(accountAt(link(href), HOST)).toBeNull();
  expect(mentionedIn('@bob ', HOST)).toBe('bob@one.example');
});

test('a page is an instance’s once it shows so, and until then any other site’s', () => {
  const here = oneOf(
    isMastodon,
    mastodonAdapter,
    pointedAdapter('one.example', () => null),
  )(document);
  const { place } = here;
  expect([here.site, place()?.site, here.hasNoIds]).toEqual(['mastodon', 'mastodon', undefined]);
  document.body.innerHTML = '<p>Another one</p>';
  expect([here.site, place(), here.hasNoIds, here.answering]).toEqual(['one.example', null, true, undefined]);
});
