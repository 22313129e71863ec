/** The ground on which stories about scrolling stand: without Sotto, the stand-in's list itself keeps its reader's place. */
import { accounts } from '../support/accounts.ts';
import { expect, test } from '../support/story.ts';

const layouts = ['flow', 'absolute', 'column-reverse', 'flex-gap', 'sticky-header'] as const;

/** Runs in the page: reads upwards to the first message and tells by how much rows moved that should have stayed. */
const readUpwards = async (longestStep: number) => {
  const root = document.querySelector('[data-testid="xchatEmbedRoute"]')?.shadowRoot;
  const scroller = root?.querySelector('[data-testid="dm-message-scroller"]');
  if (root === undefined || root === null || scroller === null || scroller === undefined) throw new Error('no list');
  const isLoading = () => root.querySelector('[data-testid="dm-message-list-spinner-slot"]') !== null;
  const twoFrames = async () => {
    for (let n = 0; n < 2; n += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  };
  const settled = async () => {
    do await twoFrames();
    while (isLoading());
  };
  const rows = () =>
    [...root.querySelectorAll('[data-dm-message-row]')]
      .map((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const label = row.querySelector('.whitespace-pre-wrap')?.textContent?.split('.')[0] ?? '';
        return { label, top, bottom };
      })
      .sort((a, b) => a.top - b.top);
  const reversed = getComputedStyle(scroller).flexDirection === 'column-reverse';
  const toEnd = () =>
    reversed ? -scroller.scrollTop : scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  await settled();
  const begin = { toEnd: Math.round(toEnd()) + 0, last: rows().at(-1)?.label };
  let [drift, mostRows] = [0, 0];
  for (let before = Number.NaN; before !== scroller.scrollTop; ) {
    before = scroller.scrollTop;
    const seen = rows().find(({ bottom }) => bottom > scroller.getBoundingClientRect().top);
    // The very beginning of what is loaded is the hardest place to keep.
    const above = reversed ? scroller.scrollHeight - scroller.clientHeight + before : before;
    scroller.scrollTop -= above < longestStep ? above : 400;
    const expected = (seen?.top ?? Number.NaN) + before - scroller.scrollTop;
    await settled();
    const now = rows().find(({ label }) => label === seen?.label);
    drift = Math.max(drift, Math.abs((now?.top ?? Number.NaN) - expected));
    mostRows = Math.max(mostRows, rows().length);
  }
  const first = rows()[0]?.label;
  scroller.scrollTop = reversed ? 0 : scroller.scrollHeight;
  await settled();
  return { begin, drift, mostRows, first, end: { toEnd: Math.round(toEnd()) + 0, last: rows().at(-1)?.label } };
};

test('the list keeps its reader’s place in every layout', async ({ site, conversation, start }) => {
  const { alice, bob } = accounts;
  const words = (n: number) => `Message ${n}. ${'and so on, '.repeat((n * 7) % 30)}`;
  site.addMessages(
    conversation,
    Array.from({ length: 200 }, (_, n) => ({ from: n % 3 === 0 ? bob.id : alice.id, text: words(n + 1) })),
  );
  const reader = await start('Alice', { withoutSotto: true });
  await reader.login(alice.handle);
  for (const layout of layouts)
    await test.step(layout, async () => {
      site.set({ layout });
      await reader.open(`/i/chat/${conversation}`);
      await reader.site.waitFor('[data-dm-message-row]');
      // Absolute rows beyond the thirty in the page have guessed heights: a long step would meet the guesses.
      const { begin, drift, mostRows, first, end } = await reader.site.evaluate(
        readUpwards,
        layout === 'absolute' ? 400 : 700,
      );
      expect(begin).toEqual({ toEnd: 0, last: 'Message 200' });
      expect(first).toBe('Message 1');
      expect(drift).toBeLessThanOrEqual(1);
      expect(mostRows).toBe(layout === 'absolute' ? 30 : 200);
      expect(end).toEqual({ toEnd: 0, last: 'Message 200' });
    });
});
