/** @vitest-environment happy-dom */
/** R-SEND-3: what the site's box held before is told, shown when the person wishes, and copied or deleted only when they see it and say so. */
import { afterEach, expect, test, vi } from 'vitest';
import { lendFocus } from '../../lib/page/box.ts';
import { SiteBox } from '../../lib/page/site-box.ts';
import { clipboard } from '../ui/screen.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const withText = (text: string) => {
  const box = document.createElement('textarea');
  box.value = text;
  return { box, siteBox: new SiteBox({ box: () => box }, lendFocus) };
};

test('text in the box is told, and the box shown only when the person wishes', async () => {
  const { box, siteBox } = withText('a draft of yesterday');
  expect(siteBox.said).toMatchObject({ holds: false, shown: false });
  siteBox.look();
  expect(siteBox.said).toMatchObject({ holds: true, shown: false });
  await siteBox.wish('show');
  expect(siteBox.said.shown).toBe(true);
  await siteBox.wish('cover');
  expect(siteBox.said).toMatchObject({ holds: true, shown: false });
  expect(box.value).toBe('a draft of yesterday');
});

test('a box that is empty is not shown, and what the page puts into it later does not show it again', async () => {
  const { box, siteBox } = withText('');
  siteBox.look();
  await siteBox.wish('show');
  expect(siteBox.said.shown).toBe(false);
  box.value = 'a draft';
  siteBox.look();
  await siteBox.wish('show');
  expect(siteBox.said.shown).toBe(true);
  box.value = '';
  siteBox.look();
  box.value = 'put there by the page';
  siteBox.look();
  expect(siteBox.said).toMatchObject({ holds: true, shown: false });
});

test('a box is emptied or copied only while the person sees it, and the site hears that it is empty', async () => {
  const { written } = clipboard();
  const { box, siteBox } = withText('a draft');
  let heard = 0;
  box.addEventListener('input', () => {
    heard += 1;
  });
  siteBox.look();
  for (const wish of ['copy', 'empty'] as const) await siteBox.wish(wish);
  expect([box.value, heard, written]).toEqual(['a draft', 0, []]);
  await siteBox.wish('show');
  await siteBox.wish('copy');
  expect([box.value, heard, written, siteBox.said.copied]).toEqual(['a draft', 0, ['a draft'], true]);
  await siteBox.wish('empty');
  siteBox.look();
  expect([box.value, heard, siteBox.said]).toMatchObject(['', 1, { holds: false, shown: false }]);
});

test('a copy that the browser refuses is not called one', async () => {
  clipboard().refuse();
  const { siteBox } = withText('a draft');
  siteBox.look();
  await siteBox.wish('show');
  await siteBox.wish('copy');
  expect(siteBox.said.copied).toBe(false);
});

test('what the site puts into the box by itself is no draft', () => {
  const box = document.createElement('textarea');
  const front = () => (box.value === '@bob ' ? box.value : null);
  const answering = { begin: () => true, front, isDirect: () => true };
  const siteBox = new SiteBox({ box: () => box, answering }, lendFocus);
  box.value = '@bob ';
  siteBox.look();
  expect(siteBox.said.holds).toBe(false);
  box.value = '@bob dear';
  siteBox.look();
  expect(siteBox.said.holds).toBe(true);
});
