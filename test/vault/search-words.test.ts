/** Words in any script, folded, with their places. */
import { expect, test } from 'vitest';
import { askedWordsOf, isLongEnoughToContinue, wordsOf } from '../../lib/vault/search-words.ts';

const terms = (text: string): string[] => wordsOf(text).map(({ term }) => term);

test.each([
  ['Hello, World! hello', ['hello', 'world', 'hello']],
  ["don't stop-ping me_now", ['don', 't', 'stop', 'ping', 'me', 'now']],
  ['Crème BRÛLÉE, Ærø, Łódź, straße, STRASSE', ['creme', 'brulee', 'aero', 'lodz', 'strasse', 'strasse']],
  ['ΛΌΓΟΣ λόγος', ['λογοσ', 'λογοσ']],
  ['İstanbul ısı', ['istanbul', 'isi']],
  ['Ёлка Йод', ['елка', 'иод']],
  ['שָׁלוֹם שלום', ['שלום', 'שלום']],
  ['مَرْحَبًا مرحبـــا', ['مرحبا', 'مرحبا']],
  ['می‌خواهم', ['میخواهم']],
  ['हिन्दी में', ['हिन्दी', 'में']],
  ['한국어 문장', ['한국어', '문장']],
  ['ｆｕｌｌ　ｗｉｄｔｈ ﬁne', ['full', 'width', 'fine']],
  ['e\u0301te\u0301 été', ['ete', 'ete']],
  ['in 2024 at 10:30', ['in', '2024', 'at', '10', '30']],
  ['co\u00adoperate', ['cooperate']],
  ['party 🎉🎉', ['party', '🎉', '🎉']],
  ['', []],
  ['… — !?', []],
])('%s', (text, words) => {
  expect(terms(text)).toEqual(words);
});

test('scripts without spaces are cut into pairs, which overlap', () => {
  expect(terms('日本語の文')).toEqual(['日本', '本語', '語の', 'の文', '文']);
  expect(terms('iPhone手机')).toEqual(['iphone', '手机', '机']);
  expect(terms('がラーメン')).toEqual(['がラ', 'ラー', 'ーメ', 'メン', 'ン']);
  expect(terms('ที่นี่')).toEqual(['ที่นี่', 'นี่']);
});

test('a query in such a script needs no more than the pairs, and a single character is one by itself', () => {
  expect(askedWordsOf('日本語')).toEqual(['日本', '本語']);
  expect(askedWordsOf('語')).toEqual(['語']);
  expect(isLongEnoughToContinue('語')).toBe(true);
});

test('each word of a query counts once', () => {
  expect(askedWordsOf('Tea, tea and TEA')).toEqual(['tea', 'and']);
});

test('one or two letters are no beginning: too much begins with them', () => {
  expect(['a', 'an', 'ann'].map(isLongEnoughToContinue)).toEqual([false, false, true]);
});

test('a word says where it stands in the text as it was written', () => {
  const text = '🎉 Crème, 日本語 e\u0301te\u0301.';
  for (const { start, end, term } of wordsOf(text)) expect(terms(text.slice(start, end))[0]).toBe(term);
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '🎉',
    'Crème',
    '日本',
    '本語',
    '語',
    'e\u0301te\u0301',
  ]);
});

test('a word that goes on and on is known by its beginning', () => {
  expect(terms('a'.repeat(500))).toEqual(['a'.repeat(64)]);
});
