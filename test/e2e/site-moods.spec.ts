/** A site in a bad mood: slow, lossy, repeating itself, drawing everything anew. */
import { accounts } from '../support/accounts.ts';
import { eventually, oddities, read, say, sees } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

test('a send that fails at the site is offered again and arrives once', async ({ site, confidential, met }) => {
  confidential.push('through a lossy site', 'before it', 'taken back');
  const { alice, bob } = await met();
  await say(alice, 'before it');
  site.set({ lossy: 1 });
  await say(alice, 'through a lossy site');
  await alice.composer.waitFor('[data-unsent] [data-act=retry]');
  expect(await alice.composer.text('[data-unsent]')).toContain('through a lossy site');

  site.set({ lossy: 0 });
  await alice.composer.click('[data-act=retry]');
  await alice.composer.waitForNo('[data-unsent]');
  await sees(bob, 'through a lossy site');
  expect((await read(bob)).filter((text) => text === 'through a lossy site')).toHaveLength(1);

  site.set({ lossy: 1 });
  await say(alice, 'taken back');
  await alice.composer.click('[data-act=discard]');
  await alice.composer.waitForNo('[data-unsent]');
  site.set({ lossy: 0 });
  await say(alice, 'taken back, and said otherwise');
  await sees(bob, 'taken back, and said otherwise');
  for (const person of [alice, bob]) expect(await oddities(person)).toEqual([]);
});

test('a message that the site shows twice says so the second time', async ({ site, confidential, met }) => {
  confidential.push('said once');
  const { alice, bob } = await met();
  site.set({ duplicating: 1 });
  await say(alice, 'said once');
  await eventually(
    'Bob sees two rows',
    async () => (await read(bob)).filter((text) => text === 'said once').length === 2,
  );
  const rows = (await bob.glass.texts('[data-kind=text]')).filter((row) => row.includes('said once'));
  expect(rows.filter((row) => row.includes('shown again'))).toHaveLength(1);
});

test('rows drawn anew ten times a second stay readable and keep their sheet', async ({ site, confidential, met }) => {
  confidential.push('in a restless list', 'and an answer');
  const { alice, bob } = await met();
  site.set({ reRendering: 100 });
  await say(alice, 'in a restless list');
  await sees(bob, 'in a restless list');
  await say(bob, 'and an answer');
  await sees(alice, 'and an answer');
  const clear = await alice.site.evaluate(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    return [...(root?.querySelectorAll<HTMLElement>('[data-testid^="message-text-"] span[dir=auto]') ?? [])].filter(
      (span) => span.textContent?.includes('Sotto1') && getComputedStyle(span).visibility !== 'hidden',
    ).length;
  });
  expect(clear).toBe(0);
});

test('a slow site is waited for', async ({ site, confidential, met }) => {
  confidential.push('slowly but surely');
  const { alice, bob } = await met();
  site.set({ latencyMs: 2_500 });
  await say(alice, 'slowly but surely');
  await sees(bob, 'slowly but surely');
  await eventually('nothing is on its way', async () => (await alice.composer.text('[role=status]')) === '');
  expect(await alice.composer.texts('[data-unsent]')).toEqual([]);
});

/** Runs in the page: finds the newest armored text, changes styles alone, and nothing else. */
const restyle = (how: 'uncover' | 'move' | 'fade' | 'unfade') => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const spans = [...(root?.querySelectorAll<HTMLElement>('[data-testid^="message-text-"] span[dir=auto]') ?? [])];
  const text = spans.findLast((span) => span.textContent?.includes('Sotto1'));
  const scroller = root?.querySelector<HTMLElement>('[data-testid=dm-message-scroller]');
  if (how === 'uncover') text?.style.removeProperty('visibility');
  else if (how === 'move') text?.style.setProperty('translate', '0 -7px');
  else scroller?.style.setProperty('opacity', how === 'fade' ? '0.5' : '1');
};

/** What of the newest armored text can be seen, and how far the page's text is from its row in the glass. */
const standsNow = async (person: Person) => {
  const { visibility, isCovered, top } = await person.site.evaluate(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    const spans = [...(root?.querySelectorAll<HTMLElement>('[data-testid^="message-text-"] span[dir=auto]') ?? [])];
    const text = spans.findLast((span) => span.textContent?.includes('Sotto1'));
    const box = text?.getBoundingClientRect() ?? new DOMRect();
    const above = root?.elementFromPoint(box.left + 10, box.top + 5);
    return {
      visibility: text && getComputedStyle(text).visibility,
      isCovered: above?.getAttributeNames().join() === 'style' && above.childNodes.length === 0, // our host
      top: box.top,
    };
  });
  const row = await person.glass.evaluate(
    () => [...document.querySelectorAll<HTMLElement>('[data-row]')].at(-1)?.getBoundingClientRect().top ?? 0,
  );
  return { visibility, isCovered, top, row };
};

test('what a page changes by styles alone, in a list in which nothing else happens, is noticed @firefox', async ({
  site,
  conversation,
  confidential,
  accepted,
}) => {
  confidential.push('in a list that stands still');
  const { alice, bob } = await accepted();
  const said = { from: accounts.bob.id, text: bob.message('in a list that stands still') };
  site.addMessages(conversation, [said]);
  await sees(alice, 'in a list that stands still');
  await new Promise((resolve) => setTimeout(resolve, 6_000)); // long enough to be left alone
  const before = await standsNow(alice);
  expect(before).toMatchObject({ visibility: 'hidden', isCovered: true });

  await alice.site.evaluate(restyle, 'uncover');
  await expect.poll(() => standsNow(alice)).toMatchObject({ visibility: 'hidden', isCovered: true });
  await alice.site.evaluate(restyle, 'move');
  await expect.poll(async () => Math.round((await standsNow(alice)).row - before.row)).toBe(-7);
  await alice.site.evaluate(restyle, 'fade');
  await expect.poll(async () => (await standsNow(alice)).isCovered).toBe(false);
  await alice.site.evaluate(restyle, 'unfade');
  await expect.poll(async () => (await standsNow(alice)).isCovered).toBe(true);
});

/** Runs in the page: a row whose text holds a row, whose text holds a row, and so on. By the hundred, Chromium itself gives such a page up. */
const nest = (times: number) => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const textIn = (row: Element) => row.querySelector('[data-testid^="message-text-"] span[dir=auto]');
  const newest = [...(root?.querySelectorAll('[data-dm-message-row]') ?? [])].at(-1);
  const outermost = newest?.cloneNode(true) as HTMLElement;
  outermost.id = 'nested';
  let within = textIn(outermost);
  for (let left = times; left > 0; left -= 1) {
    const inner = newest?.cloneNode(true) as HTMLElement;
    within?.append(inner);
    within = textIn(inner);
  }
  newest?.after(outermost);
};

test('rows that a page nests into each other by the dozen cost nothing that was there, and no way on @firefox', async ({
  site,
  conversation,
  confidential,
  accepted,
}) => {
  confidential.push('before the rows were nested', 'among nested rows', 'and after them');
  const { alice, bob } = await accepted();
  const says = (text: string) => site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.message(text) }]);
  says('before the rows were nested');
  await sees(alice, 'before the rows were nested');

  await alice.site.evaluate(nest, 60);
  says('among nested rows');
  await sees(alice, 'among nested rows');
  await sees(alice, 'before the rows were nested');
  await say(alice, 'and after them');
  await alice.site.evaluate(() =>
    document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot?.querySelector('#nested')?.remove(),
  );
  await sees(alice, 'and after them');
  await eventually('no row is left of them', async () => (await read(alice)).length === 3);
});
