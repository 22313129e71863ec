/** @vitest-environment happy-dom */
/** What is hidden comes back as the site had it, and a size that is known already changes nothing. */
import { beforeEach, expect, test } from 'vitest';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { rowHider, rowReader } from '../../lib/page/rows.ts';
import { Sizes } from '../../lib/page/sizes.ts';

const WAS = 'letter-spacing: 1px;';
const SMALL = { step: 1, lines: 2 } as const;
const LARGE = { step: 2, lines: 5 } as const;

let text: HTMLElement;
beforeEach(() => {
  document.body.innerHTML = `<span style="${WAS}"></span>`;
  text = document.body.firstElementChild as HTMLElement;
});

const looks = () => [text.style.visibility, text.style.width, text.style.height];

test('hides a row at its size, and says whether anything changed by that', () => {
  const hider = rowHider();
  expect(hider.hide([{ text, size: SMALL }])).toBe(true);
  expect(looks()).toEqual(['hidden', '220px', '40px']);
  expect(hider.hide([{ text, size: SMALL }])).toBe(false);
  expect(hider.hide([{ text, size: LARGE }])).toBe(true);
  expect(looks()).toEqual(['hidden', '320px', '100px']);
});

test('hides again what the page uncovered, with all that belongs to it', () => {
  const hider = rowHider();
  hider.hide([{ text, size: SMALL }]);
  const hidden = text.style.cssText;
  text.style.cssText = WAS;
  expect(hider.hide([{ text, size: SMALL }])).toBe(true);
  expect(text.style.cssText).toBe(hidden);
});

test('shows it again as it was', () => {
  const hider = rowHider();
  expect(hider.show(text)).toBe(false);
  hider.hide([{ text, size: SMALL }]);
  expect(hider.show(text)).toBe(true);
  expect(text.style.cssText).toBe(WAS);
  expect(hider.color(text, false)).toBeUndefined();
});

test('reads the site’s colour anew when the page turns dark, and not otherwise', () => {
  const hider = rowHider();
  text.style.color = 'rgb(1, 2, 3)';
  hider.hide([{ text, size: SMALL }]);
  expect(hider.color(text, false)).toBe('rgb(1, 2, 3)');
  text.style.color = 'rgb(4, 5, 6)';
  expect(hider.color(text, false)).toBe('rgb(1, 2, 3)');
  expect(hider.color(text, true)).toBe('rgb(4, 5, 6)');
  hider.hide([{ text, size: LARGE }]);
  expect(hider.color(text, true)).toBe('rgb(4, 5, 6)');
});

test('sizes say whether they are news', () => {
  const sizes = new Sizes();
  expect(sizes.has('one')).toBe(false);
  expect(sizes.take([{ armored: 'one', ...LARGE }])).toBe(true);
  expect(sizes.take([{ armored: 'one', ...LARGE }])).toBe(false);
  expect(sizes.take([{ armored: 'one', ...LARGE, lines: 6 }])).toBe(true);
  expect(sizes.has('one')).toBe(true);
  expect(sizes.get('one')).toEqual({ step: 2, lines: 6 });
});

test('looks for armor in what is authored, not in what stands beside it', () => {
  const armored = wrapArmor(new Uint8Array(40).fill(7));
  text.textContent = `${armored} and a name`;
  const row = { text, sending: 'settled', menu: () => null } as const;
  const read = rowReader();
  expect(read([row])[0]?.armored).toBe(armored);
  text.textContent = `${armored} and another`;
  expect(read([{ ...row, authored: () => 'nothing of ours' }])[0]?.armored).toBeNull();
});
