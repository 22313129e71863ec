/** A thread of 400 messages, all of them drawn by the site: what is on the screen is laid out wherever the person scrolls. */
import { sees } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const COUNT = 400;

/** To so many parts of the whole from the top. Done when the site has drawn what stands there. */
const scrollTo = async (part: number) => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const scroller = root?.querySelector<HTMLElement>('[data-testid=dm-message-scroller]');
  if (scroller) scroller.scrollTop = part * (scroller.scrollHeight - scroller.clientHeight);
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** Of the protected rows on the screen the texts that the site knows them by: their places in the list. */
const placesOnScreen = () => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const scroller = root?.querySelector('[data-testid=dm-message-scroller]')?.getBoundingClientRect();
  const spans = [...(root?.querySelectorAll('[data-testid^="message-text-"] span[dir=auto]') ?? [])];
  return spans
    .filter((span) => span.textContent?.includes('Sotto1'))
    .flatMap((span, index) => {
      const { top, bottom } = span.getBoundingClientRect();
      return scroller && bottom > scroller.top && top < scroller.bottom ? [index] : [];
    });
};

/** Rows of the glass whose text the browser has laid out, by their places. */
const laidOut = () =>
  [...document.querySelectorAll('[data-row]')].flatMap((row, index) =>
    row.querySelector('[data-text]')?.checkVisibility({ contentVisibilityAuto: true }) ? [index] : [],
  );

const waitsBeyondTheScreen = async (person: Person) => {
  const [shown, ready] = [await person.site.evaluate(placesOnScreen), await person.glass.evaluate(laidOut)];
  return { isShown: shown.length > 3, missing: shown.filter((place) => !ready.includes(place)), ready: ready.length };
};

test('of 400 rows those on the screen and near it are laid out @firefox', async ({
  site,
  conversation,
  confidential,
  unread,
}) => {
  const texts = Array.from({ length: COUNT }, (_, index) => `long ⟦${index}⟧${' words'.repeat(index % 17)}`);
  confidential.push('long ⟦');
  site.set({ layout: 'flow', pageLength: COUNT + 2 });
  const alice = await unread(texts);
  await alice.open(`/i/chat/${conversation}`);
  await sees(alice, texts.at(-1) ?? '');
  await expect.poll(async () => (await alice.glass.texts('[data-kind=text]')).length, { timeout: 60_000 }).toBe(COUNT);

  for (const part of [1, 0.5, 0.1, 0.9, 0]) {
    await alice.site.evaluate(scrollTo, part);
    await expect
      .poll(() => waitsBeyondTheScreen(alice), { message: `at ${part}` })
      .toMatchObject({ isShown: true, missing: [] });
    expect((await waitsBeyondTheScreen(alice)).ready).toBeLessThan(COUNT / 2);
  }
});
