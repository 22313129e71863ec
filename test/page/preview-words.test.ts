/** @vitest-environment happy-dom */
/** What previews say, and that the site gets its own text back. Where a site puts another text meanwhile, that one stands. */
import { beforeEach, expect, test } from 'vitest';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { previewWords, spokenIn } from '../../lib/page/preview-words.ts';
import { seededRandom } from '../support/seeded-random.ts';

const armored = wrapArmor(seededRandom('previews').bytes(230));
const anywhere = () => true;

let list: HTMLElement;
let words: ReturnType<typeof previewWords>;

beforeEach(() => {
  list = document.createElement('div');
  list.innerHTML = `<div aria-description="Bob, @bob, You: ${armored}, 2m"><strong>Bob</strong> <span><b>You: </b>${armored}</span></div>`;
  words = previewWords();
});

const coverAll = (shows: (element: Element) => boolean = anywhere): void => {
  for (const spoken of spokenIn(list)) words.cover(spoken, shows, 'Protected message');
};
const uncoverAll = (): void => {
  for (const spoken of spokenIn(list)) words.uncover(spoken);
};
const row = () => list.firstElementChild as HTMLElement;
const preview = () => list.querySelector('span')?.lastChild as Text;

test('the words stand where the armor stood, to be read and to be heard, in the same nodes', () => {
  const before = [...list.querySelectorAll('*')].flatMap((element) => [element, ...element.childNodes]);
  coverAll();
  expect(list.textContent).toBe('Bob You: Protected message');
  expect(row().getAttribute('aria-description')).toBe('Bob, @bob, You: Protected message, 2m');
  expect([...list.querySelectorAll('*')].flatMap((element) => [element, ...element.childNodes])).toEqual(before);
});

test('the site gets its own text back', () => {
  const before = list.innerHTML;
  coverAll();
  coverAll();
  uncoverAll();
  expect(list.innerHTML).toBe(before);
});

test('a node that is recycled says what its site has put there', () => {
  coverAll();
  preview().data = 'See you at seven';
  coverAll();
  uncoverAll();
  expect(preview().data).toBe('See you at seven');

  coverAll();
  preview().data = `Look: ${armored.slice(0, 60)}…`;
  coverAll();
  expect(preview().data).toBe('Look: Protected message');
  preview().data = armored;
  coverAll();
  preview().data = 'Protected message'; // as somebody may write
  uncoverAll();
  expect(preview().data).toBe(armored); // what cannot be told apart is given back as it was
});

test('what is no preview keeps its armor', () => {
  const before = list.innerHTML;
  coverAll((element) => element.tagName !== 'SPAN' && element.tagName !== 'DIV');
  expect(list.innerHTML).toBe(before);
});

test('a text that was put in alone is found, and so is an attribute of the element itself', () => {
  expect(spokenIn(preview())).toEqual([preview()]);
  expect(spokenIn(row())).toContain(row().getAttributeNode('aria-description'));
  expect(spokenIn(document.createComment(armored))).toEqual([]);
});
