/** Lays a patch over the message box, so that the person does not see where they write. */
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

/** Runs in the page. Our host is the only `div` beside head and body. */
const cover = () => {
  const { left = 0, top = 0, height = 0 } = document.querySelector('html > div')?.getBoundingClientRect() ?? {};
  const patch = document.documentElement.appendChild(document.createElement('p'));
  patch.style.cssText = `position: fixed; margin: 0; left: ${left + 30}px; top: ${top + height / 2}px;
    width: 30px; height: 10px; z-index: 2147483647; pointer-events: none; background: white`;
};

export const coversTheBox: GuardAttack = {
  without: {
    requirement: 'R-TYPE-3',
    file: 'lib/composer/sight.ts',
    edits: [
      { from: 'if (isSettled) trust(false);\n      else timer = setTimeout(() => trust(false), LAYOUT_MS);', to: '' },
    ],
  },
  only: 'chromium',
  bites: async ({ alice }) => {
    await alice.composer.click('textarea');
    await alice.site.evaluate(cover);
    const isHeld = () => alice.composer.evaluate(() => document.body.dataset['held'] === 'true');
    return !(await comesToBe(isHeld));
  },
};
