/** The ground on which stories about scrolling stand: without Sotto, the stand-in's list itself keeps its reader's place. */
import { accounts, expect, test } from '../support/story.ts';

const layouts = ['flow', 'absolute', 'column-reverse', 'flex-gap', 'sticky-header'] as const;

/** Runs in the page: reads upwards to the first message and tells what moved that should not have. */
const readUpwards = async () => {
  const root = document.querySelector('[data-testid="xchatEmbedRoute"]')?.shadowRoot;
  const scroller = root?.querySelector('[data-testid="dm-message-scroller"]');
  if (root === undefined || root === null || scroller === null || scroller === undefined) throw new Error('no list');
  const frames = async () => {
    for (let n = 0; n < 3; n += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  };
  const settled = async () => {
    await frames();
    while (root.querySelector('[data-testid="dm-message-list-spinner-slot"]') !== null) await frames();
    await frames();
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
  const begin = { toEnd: Math.round(toEnd()) + 0, last: rows().at(-1)?.label, height: scroller.scrollHeight };
  let [drift, mostRows, loads] = [0, 0, 0];
  for (let before = Number.NaN; before !== scroller.scrollTop; ) {
    before = scroller.scrollTop;
    scroller.scrollTop -= 600;
    await frames();
    const { top: edge } = scroller.getBoundingClientRect();
    const [seen, height] = [rows().find(({ bottom }) => bottom > edge), scroller.scrollHeight];
    await settled();
    const now = rows().find(({ label }) => label === seen?.label);
    drift = Math.max(drift, Math.abs((now?.top ?? Number.NaN) - (seen?.top ?? Number.NaN)));
    mostRows = Math.max(mostRows, rows().length);
    if (scroller.scrollHeight > height + 1000) loads += 1;
    ((window as any).__log ??= []).push([before, height, scroller.scrollHeight, scroller.scrollTop, rows().length]);
  }
  const first = rows()[0]?.label;
  scroller.scrollTop = reversed ? 0 : scroller.scrollHeight;
  await settled();
  return { log: (window as any).__log, begin, drift, mostRows, loads, first, end: { toEnd: Math.round(toEnd()) + 0, last: rows().at(-1)?.label } };
};

test('the list keeps its reader’s place in every layout @firefox', async ({ site, conversation, start }) => {
  const { alice, bob } = accounts;
  const words = (n: number) => `Message ${n}. ${'and so on, '.repeat((n * 7) % 40)}`;
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
      const { log, begin, drift, mostRows, loads, first, end } = await reader.site.evaluate(readUpwards); console.log(JSON.stringify(log), begin);
      expect(begin).toMatchObject({ toEnd: 0, last: 'Message 200' });
      expect({ loads, first }).toEqual({ loads: 3, first: 'Message 1' });
      expect(drift).toBeLessThanOrEqual(1);
      expect(mostRows).toBe(layout === 'absolute' ? 30 : 200);
      expect(end).toEqual({ toEnd: 0, last: 'Message 200' });
    });
});
