/** The search that ends every story finds what is there to be found: R-PAGE-1 is judged by it. */
import { accounts } from '../support/accounts.ts';
import { eventually, openThread } from '../support/acts.ts';
import { clearTextAt } from '../support/clear-text.ts';
import { expect, test } from '../support/story.ts';

test('what Alice writes without Sotto is found at the site, in its page and in the console', {
  tag: '@firefox',
}, async ({ site, conversation, start }) => {
  const text = 'said for <everyone> to read';
  const alice = await start('Alice', { withoutSotto: true });
  await openThread(alice, accounts.alice.handle, conversation);
  expect(await clearTextAt(site, [alice], [text])).toEqual([]);

  const box = '[data-testid=dm-composer-textarea]';
  await alice.site.type(box, text);
  await alice.site.press(box, 'Enter');
  // biome-ignore lint/suspicious/noConsole: what is searched for
  await alice.site.evaluate((said) => console.info(said), text);
  await eventually('the site has stored it and Alice sees it', async () => {
    const shown = await alice.site.texts('[data-testid=dm-message-list] span[dir=auto]');
    return site.messages(conversation).length === 1 && shown.includes(text);
  });

  const found = (await clearTextAt(site, [alice], [text])).join('\n');
  for (const place of ['traffic', 'database', 'in the page of Alice', 'in the console of Alice']) {
    expect(found).toContain(place);
  }
});
