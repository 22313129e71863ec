/** Dates and times in the region of the browser, and in the language of the words. */
import { afterEach, expect, test } from 'vitest';
import { formatTag, inRegion, tellLanguage } from '../../lib/words/formats.ts';
import { sayDay, sayTime } from '../../lib/words/time-words.ts';

const EVENING = new Date(2025, 10, 29, 22, 19).getTime() / 1_000;

afterEach(() => tellLanguage('en-GB'));

test.each([
  ['en-GB', 'en-US', 'en-US'],
  ['en-GB', 'en-GB', 'en-GB'],
  ['en-GB', 'de-DE', 'en-DE'], // English words for a browser in a language that has none, or in that country
  ['en-GB', 'it', 'en-GB'],
  ['es', 'es-MX', 'es-MX'],
  ['es', 'es-419', 'es-419'],
  ['pt-BR', 'pt-PT', 'pt-PT'],
  ['de', 'de', 'de'],
  ['ar', 'ar-EG', 'ar-EG'],
  ['ja', 'ja-AQ', 'ja'], // nobody has written down how they say it there
  ['en-GB', 'no tag', 'en-GB'],
  ['en-GB', '', 'en-GB'],
])('words in %s, a browser in %s: %s', (words, browser, tag) => {
  expect(inRegion(words, browser)).toBe(tag);
});

test('what a frame is told holds from then on, also for what was said before', () => {
  expect([formatTag(), sayDay(EVENING)]).toEqual(['en-GB', '29 November 2025']);
  expect(sayTime(EVENING, EVENING)).toBe('22:19');
  tellLanguage('en-US');
  expect([formatTag(), sayDay(EVENING)]).toEqual(['en-US', 'November 29, 2025']);
  expect(sayTime(EVENING, EVENING)).toMatch(/^10:19\sPM$/);
  expect(sayTime(EVENING, EVENING + 86_400)).toMatch(/^Nov 29, 10:19\sPM$/);
});

test('an hour has two digits where there are twenty-four, and as many as it needs where there are twelve', () => {
  const morning = new Date(2025, 10, 29, 3, 5).getTime() / 1_000;
  expect(sayTime(morning, morning)).toBe('03:05');
  tellLanguage('en-US');
  expect(sayTime(morning, morning)).toMatch(/^3:05\sAM$/);
});
