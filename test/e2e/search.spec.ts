/** Alice searches what was said: both sides' words, from the keyboard, and nothing once the vault is locked. */
import { eventually, lock, say, sees, unlock } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

test('what both said is found at once, marked, and after a restart of the worker; locked it is not there', async ({
  confidential,
  met,
}) => {
  confidential.push('kettle', 'Kettle', 'crème brûlée');
  const { alice, bob, code } = await met();
  await say(alice, 'Is the kettle on?');
  await sees(bob, 'Is the kettle on?');
  await say(bob, 'Kettles are for tea. I make crème brûlée.');
  await sees(alice, 'Kettles are for tea. I make crème brûlée.');

  // R-VAULT-50
  const app = await alice.window('app.html#people');
  await app.click('nav a[href="#search"]');
  await app.waitFor('[name=query]:focus');
  await app.type('[name=query]', 'kettle');
  await app.waitFor('[data-hits="2"]');
  // Sorted, because both may have been said in one second.
  expect((await app.texts('[data-hit] [data-text]')).sort()).toEqual([
    'Is the kettle on?',
    'Kettles are for tea. I make crème brûlée.',
  ]);
  expect((await app.texts('mark')).sort()).toEqual(['Kettles', 'kettle']);
  expect(await app.texts('[data-hit] .person-name')).toEqual(['@bob', '@bob']);
  for (const author of ['us', 'them']) {
    await app.waitFor(`[data-hit][data-author=${author}]`);
  }
  expect(await app.text('[role=status]')).toBe('2 messages found.');

  await alice.stopBackground();
  await app.fill('[name=query]', 'creme brul');
  await app.waitFor('[data-hits="1"]');
  expect(await app.texts('mark')).toEqual(['crème', 'brûlée']);

  await app.fill('[name=query]', 'ketle');
  await eventually('similar words are offered', async () => (await app.text('[role=status]')).includes('similar'));
  await app.fill('[name=query]', 'rhododendron');
  await app.waitFor('[data-hits="0"]');

  await app.fill('[name=query]', 'kettle');
  await app.waitFor('[data-hits="2"]');
  await lock(alice);
  await app.waitFor('main[data-screen=unlock]');
  expect(await app.evaluate(() => document.body.textContent?.includes('ettle'))).toBe(false);
  await unlock(alice, code);
  await app.waitFor('main[data-screen=search]');
  await app.fill('[name=query]', 'tea');
  await app.waitFor('[data-hits="1"]');
  await app.close();
});
