/** @vitest-environment happy-dom */
/** What the adapter looks for beside the list of messages: the same elements as in the whole page, whatever stands in the list. */
import { beforeEach, expect, test } from 'vitest';
import { allAround, firstAround } from '../../lib/sites/around.ts';

const page = `
  <nav class="a" id="before"><b class="b" id="in-before"></b></nav>
  <main class="c" id="main">
    <div class="d" id="list"><b class="a b e" id="in-list"></b></div>
    <section id="beside"><b class="b" id="in-beside"></b></section>
  </main>
  <footer class="b" id="after"></footer>`;

beforeEach(() => {
  document.body.innerHTML = page;
});

const list = () => document.querySelector('#list');
const first = (...selectors: string[]) => firstAround(document, list(), selectors)?.id;
const all = (...selectors: string[]) => allAround(document, list(), selectors).map(({ id }) => id);

test('finds what is beside the list in the order of the document, and what the list is in', () => {
  expect(first('.b')).toBe('in-before');
  expect(first('.c')).toBe('main');
  expect(first('nav > .b')).toBe('in-before');
  expect(all('.b', '.c')).toEqual(['in-before', 'main', 'in-beside', 'after']);
});

test('the first selector that matches anything counts', () => {
  expect(first('.absent', '.c', '.b')).toBe('main');
  expect(first('.absent')).toBeUndefined();
});

test('the list is searched last for the first, and never for all', () => {
  document.querySelector('#before')?.remove();
  expect(first('.a')).toBe('in-list');
  expect(first('.e', '.c')).toBe('in-list');
  expect(first('.d')).toBe('list');
  expect(all('.a', '.d', '.e')).toEqual([]);
});

test('without a list, or with one that is elsewhere, all of it is searched', () => {
  const elsewhere = document.createElement('div');
  for (const none of [null, elsewhere]) {
    expect(firstAround(document, none, ['.e'])?.id).toBe('in-list');
    expect(allAround(document, none, ['.d', '.e']).map(({ id }) => id)).toEqual(['list', 'in-list']);
  }
});

test('finds them in a shadow root, too', () => {
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  root.innerHTML = page;
  const inRoot = root.querySelector('#list');
  expect(firstAround(root, inRoot, ['footer'])).toBe(root.querySelector('footer'));
  expect(allAround(root, inRoot, ['.b'])).toHaveLength(3);
});

test('a form around the list is no obstacle, whatever its fields are called', () => {
  const names = ['matches', 'querySelector', 'querySelectorAll', 'contains', 'firstChild', 'children', 'parentNode'];
  document.body.innerHTML = `<form id="form" class="f">${names.map((name) => `<input name="${name}">`).join('')}${page}</form>`;
  expect(first('.f')).toBe('form');
  expect(first('footer')).toBe('after');
});
