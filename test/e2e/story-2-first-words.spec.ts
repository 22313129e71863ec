/** Alice protects a thread, Bob accepts, and both read each other's first message in place. */

import { accounts } from '../support/accounts.ts';
import { accept, createVault, isTold, openThread, protect, say, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

test('Alice invites Bob, Bob accepts in the popup, and both read in place @firefox', async ({
  site,
  conversation,
  start,
  confidential,
}) => {
  confidential.push('a word for Bob alone', 'and one for Alice');
  site.addMessages(conversation, [{ from: accounts.bob.id, text: 'hi Alice, in the clear' }]);
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  for (const person of [alice, bob]) await createVault(person);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);

  await protect(alice);
  await isTold(alice, 'You invited');
  await isTold(bob, 'invites you');
  await accept(bob);
  await isTold(alice, 'accepted: this thread is protected');

  await say(bob, 'and one for Alice');
  await sees(alice, 'and one for Alice');
  await say(alice, 'a word for Bob alone');
  await sees(bob, 'a word for Bob alone');

  // R-LIE-4: what stood there before protection began is not marked, what comes after it is.
  expect(await alice.glass.texts('[data-strip]')).toEqual([]);
  site.addMessages(conversation, [{ from: accounts.bob.id, text: 'clear again' }]);
  await alice.glass.waitFor('[data-strip]');
  expect(await alice.glass.texts('[data-strip]')).toEqual(['Not protected']);

  // R-LIE-1: who wrote it is said by the glass.
  const own = await alice.glass.texts('[data-kind=text]');
  expect(own.find((row) => row.includes('a word for Bob alone'))).toContain('You');
  expect(own.find((row) => row.includes('and one for Alice'))).not.toContain('You');

  // Windows have a ground of their own, and frames none: their styles come in the same files.
  const ground = () => getComputedStyle(document.body).backgroundColor;
  for (const frame of [alice.glass, alice.composer]) expect(await frame.evaluate(ground)).toBe('rgba(0, 0, 0, 0)');
});

test('a Bob without Sotto sees one plain sentence', async ({ site, conversation, start }) => {
  const [alice, bob] = [await start('Alice'), await start('Bob', { withoutSotto: true })];
  await createVault(alice);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protect(alice);

  await bob.site.waitFor('[data-dm-message-row]');
  const [row = ''] = await bob.site.texts('[data-testid^="message-text-"] span[dir=auto]');
  const [sentence = '', armor = ''] = row.split(/(?=Sotto1)/);
  expect(sentence).toMatch(/^[A-Z][^.:!?]+Sotto[^.:!?]+: $/);
  expect(sentence).not.toMatch(/https?:|www\./);
  expect(armor).toMatch(/^[0-9A-Za-z]+$/);
  expect(row.length).toBeLessThanOrEqual(2_000);
  expect(site.messages(conversation)).toHaveLength(1);
});
