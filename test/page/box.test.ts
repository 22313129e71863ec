/** @vitest-environment happy-dom */
/** R-SEND-1, R-SEND-3: what counts as empty, as exact, and as ours to take out. How editors take text is told in real browsers, test/e2e/editors.spec.ts. */
import { expect, test } from 'vitest';
import { emptyBox, fillBox, holdsExactly, isEmpty, lendFocus, takeOut, textOf } from '../../lib/page/box.ts';

const field = (value: string): HTMLTextAreaElement => Object.assign(document.createElement('textarea'), { value });

const editor = (html: string): HTMLElement => {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  box.innerHTML = html;
  return box;
};

test('a field is filled and emptied past its own setter, and its page hears of it', async () => {
  const box = field('');
  const heard: string[] = [];
  Object.defineProperty(box, 'value', {
    get: () => Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.get?.call(box),
    set: () => heard.push('set by React, which takes no notice then'),
  });
  box.addEventListener('input', () => heard.push(box.value));
  await fillBox(box, 'SOTTO1', lendFocus);
  expect(holdsExactly(box, 'SOTTO1')).toBe(true);
  await emptyBox(box, lendFocus);
  expect(isEmpty(box)).toBe(true);
  expect(heard).toEqual(['SOTTO1', '']);
});

test('of a field only our own text is taken out', async () => {
  const box = field('before SOTTO1 after');
  await takeOut(box, 'SOTTO1', lendFocus);
  expect(box.value).toBe('before  after');
  await takeOut(box, 'SOTTO1', lendFocus);
  expect(box.value).toBe('before  after');
});

test('in a field every character counts, blanks too', () => {
  expect(isEmpty(field(' '))).toBe(false);
  expect(holdsExactly(field('SOTTO1 '), 'SOTTO1')).toBe(false);
});

test.each([
  ['nothing', ''],
  ['an empty paragraph', '<p><br></p>'],
  ['a mark of no width', '<p><span>\uFEFF\u200B</span></p>'],
  ['its hint', '<p><span>\uFEFF</span><span data-slate-placeholder="true">Message #all</span></p>'],
  ['a picture that stands for nothing', '<p><img alt=""><br></p>'],
])('an editor with %s is empty', (_, html) => {
  const box = editor(html);
  expect(isEmpty(box)).toBe(true);
  expect(textOf(box)).toBe('');
});

test.each([
  ['a word', '<p>word</p>'],
  ['an emoji that is a picture', '<p><img alt="😀"></p>'],
  ['a word behind a hint', '<p>word<span data-slate-placeholder="true">Message</span></p>'],
])('an editor with %s is not', (_, html) => {
  expect(isEmpty(editor(html))).toBe(false);
});

test('an editor holds a text exactly when its letters are all and the only ones', () => {
  const text = 'Let us be private: SOTTO1abc';
  expect(holdsExactly(editor('<p>Let us be&nbsp;private: <b>SOTTO1</b>abc\u200B</p>\n'), text)).toBe(true);
  expect(holdsExactly(editor('<p>Let us be private: SOTTO1ab</p>'), text)).toBe(false);
  expect(holdsExactly(editor('<p>Let us be private: SOTTO1abc</p><p>d</p>'), text)).toBe(false);
  expect(holdsExactly(editor('<p>Let us be private: SOTTO1abc<img alt="😀"></p>'), text)).toBe(false);
  expect(holdsExactly(editor('<p>Let us be private: SOTTO1abc<i data-slate-placeholder>d</i></p>'), text)).toBe(false);
});

test('a form that is a box, and may answer with its fields when it is asked for its text, is full and is left alone', async () => {
  const box = document.createElement('form');
  box.contentEditable = 'true';
  document.body.append(box);
  let events = 0;
  for (const type of ['paste', 'beforeinput', 'keydown', 'focusin']) box.addEventListener(type, () => (events += 1));
  expect([isEmpty(box), holdsExactly(box, '')]).toEqual([false, false]);
  await fillBox(box, 'SOTTO1', lendFocus);
  await emptyBox(box, lendFocus);
  expect(events).toBe(0);
});

test('what is no element of HTML, and only looks like a box, is full and is left alone', async () => {
  const box = document.createElementNS('http://www.w3.org/2000/svg', 'textarea') as unknown as HTMLElement;
  let events = 0;
  for (const type of ['paste', 'beforeinput', 'keydown', 'focusin']) box.addEventListener(type, () => (events += 1));
  await fillBox(box, 'SOTTO1', lendFocus);
  expect([isEmpty(box), events]).toEqual([false, 0]);
});

test('an editor that does not take the focus is given nothing but what needs none', async () => {
  const box = editor(''); // stands in no document
  const heard: string[] = [];
  for (const type of ['paste', 'beforeinput', 'keydown']) box.addEventListener(type, () => heard.push(type));
  await fillBox(box, 'SOTTO1', lendFocus);
  expect([heard, isEmpty(box)]).toEqual([['paste', 'paste'], true]);
});

test('a draft in an editor is not taken for ours', async () => {
  const box = editor('half a sentence');
  await takeOut(box, 'SOTTO1abcdefghijklmnopqrstuvwxyz', lendFocus);
  expect(textOf(box)).toBe('half a sentence');
});
