/** A page that outlives its Sotto: the box stays shut and says why, and one click later everything goes on. R-TYPE-4. */

import { drawTyped, piecesOf } from '../hostile/canary.ts';
import { eventually, sees, unlock } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

/** Runs in the page: its own message box takes the focus. */
const takeTheBox = () => {
  setInterval(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]')?.focus();
  }, 30);
};

/** Runs in the page: finds text in closed roots, too. */
const says = (text: string) => (window as unknown as { find(text: string): boolean }).find(text);

/** Runs in the page. Our host is the only `div` beside head and body. */
const placeOfBox = () => {
  const { right = 0, top = 0, height = 0 } = document.querySelector('html > div')?.getBoundingClientRect() ?? {};
  return { right, middle: top + height / 2 };
};

test('Sotto is updated under an open thread: nothing is typed in clear, and the draft is there after one click', async ({
  site,
  confidential,
  met,
}, info) => {
  confidential.push('half a sentence');
  const { alice, bob, code } = await met();
  await alice.composer.click('textarea');
  await alice.keys('half a sentence');
  await alice.composer.waitFor('body[data-draft=kept]');

  await alice.switchOffAndOn();
  await eventually('the page says what happened', () => alice.site.evaluate(says, 'Sotto was updated'));
  await alice.site.evaluate(takeTheBox);
  const typed = drawTyped();
  for (const letter of typed) await alice.keys(letter);
  expect(piecesOf(typed).filter((piece) => site.find(piece).length > 0)).toEqual([]);
  expect(
    await alice.site.evaluate(() => {
      const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
      return root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]')?.value;
    }),
  ).toBe('');

  await alice.site.screenshot(info.outputPath('gone.png'));
  const { right, middle } = await alice.site.evaluate(placeOfBox);
  await alice.site.clickAt(right - 40, middle); // in a closed root, where no selector reaches
  await alice.composer.waitFor('body[data-state=locked]');
  await unlock(alice, code);
  await alice.composer.waitFor('body[data-state=open] textarea');
  expect(await alice.composer.evaluate(() => document.querySelector('textarea')?.value)).toBe('half a sentence');
  await alice.composer.press('textarea', 'Enter');
  await sees(bob, 'half a sentence');
});
