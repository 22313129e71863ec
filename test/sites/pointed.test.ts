// @vitest-environment happy-dom
/** The adapter of a site that nobody has listed, before and after the person has pointed. */
import { beforeEach, expect, test, vi } from 'vitest';
import { conversationAt, type PointedParts, pointedAdapter } from '../../lib/sites/pointed.ts';

const parts: PointedParts = {
  box: ['.gone', 'textarea'],
  form: ['form'],
  sendButton: [],
  scroller: ['.pane'],
  text: 'p.text',
};

beforeEach(() => {
  document.body.innerHTML = `<div class="pane"><div class="first"><p class="text">one</p><i>noise</i></div>
      <div class="second"><p class="text">two</p></div></div>
    <form><textarea></textarea></form>`;
});

const at = (address: string): Document => ({ location: new URL(address) }) as unknown as Document;

test('the address is the conversation, all of it', () => {
  expect(conversationAt(at('https://chat.example/rooms/7?side=left#/chan-3'))).toBe('/rooms/7?side=left#/chan-3');
  expect(conversationAt(at('https://chat.example/größe'))).toMatch(/^[!-~]+$/);
  expect(conversationAt(at(`https://chat.example/${'a'.repeat(199)}`))).toHaveLength(200);
  expect(conversationAt(at(`https://chat.example/${'a'.repeat(200)}`))).toBeNull();
});

test('while it is not known whether anything was pointed at, the page stands in its conversation and has nothing else', () => {
  const adapter = pointedAdapter('chat.example', () => undefined)(document);
  expect(adapter.place()).toMatchObject({ site: 'chat.example', ownId: null, peerId: null });
  expect([adapter.box(), adapter.form(), adapter.scroller(), adapter.rows()]).toEqual([null, null, null, []]);
});

test('where nothing was pointed at there is no conversation', () => {
  expect(pointedAdapter('chat.example', () => null)(document).place()).toBeNull();
});

test('what was pointed at is found from the moment on at which it is known, and what is pointed at anew instead of it', () => {
  let now: PointedParts | undefined;
  const adapter = pointedAdapter('chat.example', () => now)(document);
  expect(adapter.rows()).toEqual([]);
  now = parts;
  expect(adapter.rows().map(({ text }) => text.textContent)).toEqual(['one', 'two']);
  expect(adapter.rows().map(({ whole }) => whole?.className)).toEqual(['first', 'second']);
  expect(adapter.content()).toBe(adapter.scroller());
  expect(adapter.sendButton()).toBe(document.querySelector('textarea')); // Enter sends
  now = { ...parts, text: 'i' };
  expect(adapter.rows().map(({ text }) => text.textContent)).toEqual(['noise']);
});

test('what scrolls is looked for beside the form where nothing tells it apart', () => {
  for (const size of ['clientWidth', 'clientHeight'] as const)
    vi.spyOn(HTMLElement.prototype, size, 'get').mockReturnValue(300);
  const pane = document.querySelector<HTMLElement>('.pane');
  if (pane !== null) pane.style.overflowY = 'auto';
  const adapter = pointedAdapter('chat.example', () => ({ ...parts, scroller: [] }))(document);
  expect(adapter.scroller()).toBe(pane);
  expect(adapter.rows()).toHaveLength(2);
});
