/** A site in a bad mood: slow, lossy, repeating itself, drawing everything anew. */
import { eventually, meet, oddities, read, say, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

test('a send that fails at the site is offered again and arrives once', async ({
  site,
  conversation,
  start,
  confidential,
}) => {
  confidential.push('through a lossy site', 'before it', 'taken back');
  const { alice, bob } = await meet(start, conversation);
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

test('a message that the site shows twice says so the second time', async ({
  site,
  conversation,
  start,
  confidential,
}) => {
  confidential.push('said once');
  const { alice, bob } = await meet(start, conversation);
  site.set({ duplicating: 1 });
  await say(alice, 'said once');
  await eventually(
    'Bob sees two rows',
    async () => (await read(bob)).filter((text) => text === 'said once').length === 2,
  );
  const rows = (await bob.glass.texts('[data-kind=text]')).filter((row) => row.includes('said once'));
  expect(rows.filter((row) => row.includes('shown again'))).toHaveLength(1);
});

test('rows drawn anew ten times a second stay readable and keep their sheet', async ({
  site,
  conversation,
  start,
  confidential,
}) => {
  confidential.push('in a restless list', 'and an answer');
  const { alice, bob } = await meet(start, conversation);
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

test('a slow site is waited for', async ({ site, conversation, start, confidential }) => {
  confidential.push('slowly but surely');
  const { alice, bob } = await meet(start, conversation);
  site.set({ latencyMs: 2_500 });
  await say(alice, 'slowly but surely');
  await sees(bob, 'slowly but surely');
  await eventually('nothing is on its way', async () => (await alice.composer.text('[role=status]')) === '');
  expect(await alice.composer.texts('[data-unsent]')).toEqual([]);
});
