/** R-PAGE-4 and R-LIE-5: an unread thread of 200 messages, opened at its newest end and scrolled up to the first, in every list layout. */

import { isTold, oddities } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const COUNT = 200;

/** What the site itself says about its list, and what it would say without Sotto's sheet in it. */
const listState = () => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const scroller = root?.querySelector<HTMLElement>('[data-testid=dm-message-scroller]');
  if (!scroller) throw new Error('no list');
  const reversed = getComputedStyle(scroller).flexDirection === 'column-reverse';
  const fromEnd = reversed ? -scroller.scrollTop : scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const withSheet = scroller.scrollHeight;
  const rows = scroller.querySelector('[data-index]')?.parentElement;
  const sheets = [...(rows?.children ?? [])].filter(
    (child) => child.attributes.length === 1 && child.hasAttribute('style'),
  );
  const sheet = sheets.find((child) => (child as HTMLElement).style.getPropertyPriority('z-index') === 'important') as
    | HTMLElement
    | undefined;
  const display = sheet?.style.display ?? '';
  sheet?.style.setProperty('display', 'none', 'important');
  const withoutSheet = scroller.scrollHeight;
  sheet?.style.setProperty('display', display, 'important');
  return { fromEnd: Math.round(fromEnd), withSheet, withoutSheet, hasSheet: sheet !== undefined };
};

/** Done when the site has drawn the rows that stand there. */
const scrollUp = async (pixels: number) => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const scroller = root?.querySelector<HTMLElement>('[data-testid=dm-message-scroller]');
  if (scroller) scroller.scrollTop -= pixels;
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** Heights of the site's protected rows, ascending. */
const protectedHeights = () => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const spans = [...(root?.querySelectorAll('[data-testid^="message-text-"] span[dir=auto]') ?? [])];
  return spans
    .filter((span) => span.textContent?.includes('Sotto1'))
    .map((span) => Math.round(span.getBoundingClientRect().height))
    .sort();
};

/** Every row of the glass lies where the site's own row lies. Pixels of the worst one. */
const worstDistance = async (person: Person): Promise<number> => {
  const site = await person.site.evaluate(protectedHeights);
  const glass = await person.glass.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-row]')]
      .map((row) => Math.round(row.getBoundingClientRect().height))
      .sort(),
  );
  if (site.length !== glass.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...site.map((height, index) => Math.abs(height - (glass[index] ?? 0))));
};

for (const layout of ['flow', 'absolute', 'column-reverse', 'flex-gap', 'sticky-header'] as const) {
  const tag = layout === 'flex-gap' || layout === 'sticky-header' ? ['@full'] : [];
  test(`200 unread messages read newest first in the layout ${layout}`, { tag }, async ({
    site,
    conversation,
    confidential,
    unread,
  }) => {
    const texts = Array.from({ length: COUNT - 1 }, (_, index) => `unread ⟦${index}⟧${' words'.repeat(index % 23)}`);
    confidential.push('unread ⟦');
    site.set({ layout });
    const alice = await unread(texts);

    await alice.open(`/i/chat/${conversation}`);
    await isTold(alice, 'Older messages needed: scroll up');
    expect(await alice.glass.texts('[data-kind=text]')).toEqual([]);
    await expect
      .poll(async () => (await alice.site.evaluate(listState)).fromEnd, { message: 'opened at its end' })
      .toBeLessThanOrEqual(2);

    const seen = new Set<string>();
    const odd: string[] = [];
    /** Whoever reads scrolls on when everything there is read: a list that draws few rows takes the others off again. */
    const readOn = async (): Promise<number> => {
      const rows = await alice.site.evaluate(protectedHeights);
      const read = await alice.glass.texts('[data-row]:not([data-kind=unreadable])');
      if (read.length < rows.length) return seen.size;
      for (const text of await alice.glass.texts('[data-kind=text] [data-text]')) seen.add(text);
      odd.push(...(await oddities(alice)));
      await alice.site.evaluate(scrollUp, -500);
      return seen.size;
    };
    await expect
      .poll(
        async () => {
          await alice.site.evaluate(scrollUp, 500);
          return (await alice.site.texts('[data-testid^="message-text-"] span[dir=auto]')).some((text) =>
            text.includes('the browser extension Sotto'),
          );
        },
        { message: 'scrolled up to the invitation', timeout: 60_000, intervals: [60] },
      )
      .toBe(true);
    await isTold(alice, 'accepted');
    await expect
      .poll(readOn, { message: 'every message is read', timeout: 60_000, intervals: [60] })
      .toBe(texts.length);
    expect([...seen].sort()).toEqual([...texts].sort());
    expect(odd).toEqual([]);
    expect(await alice.glass.texts('[data-kind=unreadable]')).toEqual([]);

    await expect
      .poll(() => worstDistance(alice), { message: 'rows have the height that the glass asked for' })
      .toBeLessThanOrEqual(1);
    const list = await alice.site.evaluate(listState);
    expect(list.hasSheet).toBe(true);
    expect(list.withSheet).toBe(list.withoutSheet);
  });
}
