/** @vitest-environment happy-dom */
/** What comes while the person is here is said once; what was there, what is found further up, and one's own words are not. */
import { beforeEach, expect, test, vi } from 'vitest';
import { Heard, type Readable } from '../../lib/glass/heard.ts';

const row = (armored: string, isQuiet = false): Readable => ({
  armored,
  face: { kind: 'text', title: '', text: `text of ${armored}`, meta: '@bob · 10:00', sign: '' },
  isQuiet,
});
const rows = (...names: readonly string[]) => names.map((name) => row(name));

let heard: Heard;
const said = () => [...document.querySelectorAll('[role=log] > p')].map((line) => line.textContent);

beforeEach(() => {
  document.body.innerHTML = '';
  heard = new Heard(document.body);
});

test('says what comes below what is known, with who wrote it and when, and says it once', () => {
  heard.follow(rows('a', 'b'));
  expect(said()).toEqual([]);
  heard.follow(rows('a', 'b', 'c'));
  expect(said()).toEqual(['@bob · 10:00: text of c']);
  heard.follow(rows('a', 'b', 'c'));
  heard.follow(rows('b', 'c', 'd'));
  expect(said()).toEqual(['@bob · 10:00: text of c', '@bob · 10:00: text of d']);
});

test('does not say what is read further up, another thread, or what the person wrote', () => {
  heard.follow(rows('m'));
  heard.follow(rows('k', 'l', 'm'));
  heard.follow(rows('l', 'm', 'n').map((one) => ({ ...one, isQuiet: one.armored === 'n' })));
  heard.follow(rows('x', 'y'));
  expect(said()).toEqual([]);
  heard.follow(rows('k', 'l')); // up again, and down
  heard.follow(rows('l', 'm', 'n'));
  expect(said()).toEqual([]);
});

test('takes it off at once when its row says something else, or is gone', () => {
  heard.follow(rows('a'));
  heard.follow(rows('a', 'b', 'c'));
  expect(said()).toHaveLength(2);
  const locked = { kind: 'unreadable', title: 'Vault locked', text: 'Unlock it.', meta: '', sign: '' } as const;
  heard.follow([...rows('a', 'b'), { armored: 'c', face: locked, isQuiet: true }]);
  expect(said()).toEqual(['@bob · 10:00: text of b']);
  heard.follow(rows('a'));
  expect(said()).toEqual([]);
});

test('takes it off soon, and at once when the glass is emptied', () => {
  vi.useFakeTimers();
  try {
    heard.follow(rows('a'));
    heard.follow(rows('a', 'b'));
    vi.runAllTimers();
    expect(said()).toEqual([]);
    heard.follow(rows('a', 'b', 'c'));
    heard.clear();
    expect(said()).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});
