/** Story 1: the first minutes of a new user. R-PAGE-2: nothing is put into a page before a thread is protected. */

import { accounts } from '../support/accounts.ts';
import { createVault, eventually, openThread } from '../support/acts.ts';
import { documentTree } from '../support/document-tree.ts';
import { expect, test } from '../support/story.ts';

const { alice, bob } = accounts;

test('Alice installs Sotto and has an open vault in under ten clicks; the site sees no difference', {
  tag: '@firefox',
}, async ({ site, conversation, start }) => {
  site.addMessages(conversation, [
    { from: bob.id, text: 'Are you there?' },
    { from: alice.id, text: 'Always.' },
  ]);
  const person = await start('Alice');
  const withoutSotto = await start('Alice without Sotto', { withoutSotto: true });

  const { code, clicks } = await createVault(person);
  expect(clicks).toBeLessThan(10);
  expect(code.split(' ')).toHaveLength(6);

  for (const browser of [person, withoutSotto]) {
    await openThread(browser, alice.handle, conversation);
    await eventually(`${browser.name} sees the thread`, async () =>
      (await browser.site.texts('[data-testid=dm-message-list] span[dir=auto]')).includes('Always.'),
    );
  }
  expect(await person.site.evaluate(documentTree)).toBe(await withoutSotto.site.evaluate(documentTree));
  expect(await person.site.evaluate(() => window.length)).toBe(0);
  expect(await person.composer.isThere()).toBe(false);
  expect(await person.glass.isThere()).toBe(false);

  const popup = await person.popup();
  await popup.waitFor('main[data-vault=open][data-thread=off] [data-act=protect]');
});

test('the welcome tab takes a security code of one’s own, and none that is easy to guess', async ({ start }) => {
  const person = await start('Alice');
  const welcome = await person.openedWindow('app.html#welcome');
  await welcome.click('[data-act=begin]');
  await welcome.click('[data-act=own-code]');
  for (const weak of ['short', 'to be or not to be that is the question']) {
    await welcome.fill('input[name=code]', weak);
    await welcome.waitFor('[data-strength=weak]');
    await welcome.fill('input[name=code-again]', weak);
    await welcome.click('[data-act=create-vault]');
    await welcome.waitFor('input[name=code][aria-invalid=true]');
  }

  const own = 'seven quiet tractors hum in the attic';
  await welcome.fill('input[name=code]', own);
  await welcome.waitFor('[data-strength=enough]');
  await welcome.fill('input[name=code-again]', own);
  await welcome.click('[data-act=create-vault]');
  await welcome.click('[data-act=later]');
  await welcome.waitFor('[data-done]');
});
