/** With the system's high contrast, what says that a thread is protected is still seen. */
import { expect, test } from '../support/story.ts';

test('the dot beside the message box stands out in high contrast as well', async ({ accepted }) => {
  const { alice } = await accepted({ theme: 'contrast' });
  const seen = await alice.composer.evaluate(() => {
    const dot = document.querySelector('.composer-mark');
    if (dot === null) return null;
    const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(dot);
    const behind = getComputedStyle(document.documentElement).backgroundColor;
    const drawn = [backgroundColor, ...(borderTopWidth === '0px' ? [] : [borderTopColor])];
    return {
      isForced: matchMedia('(forced-colors: active)').matches,
      standsOut: drawn.some((colour) => colour !== behind && !/^rgba\(.*, 0\)$/.test(colour)),
      width: dot.getBoundingClientRect().width,
    };
  });
  expect(seen).toEqual({ isForced: true, standsOut: true, width: 10 });
});
