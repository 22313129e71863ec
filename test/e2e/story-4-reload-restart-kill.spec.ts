/** Reload, browser restart, background killed: history is there, and the next message works. */
import { say, sees, unlock, visit } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

test('nothing is lost over a reload, a killed background and a browser restart @firefox', async ({
  conversation,
  confidential,
  met,
}) => {
  confidential.push('before the reload', 'after the kill', 'after the restart', 'answer to all that');
  const { alice, bob, code } = await met();
  await say(alice, 'before the reload');

  await alice.site.reload();
  await sees(alice, 'before the reload');

  await alice.stopBackground();
  await say(alice, 'after the kill');
  await alice.stopBackground();
  await bob.stopBackground();
  await sees(bob, 'after the kill');

  // R-VAULT-3: the open key does not outlive the browser.
  await alice.restart();
  await visit(alice, conversation);
  await alice.composer.waitFor('body[data-state=locked]');
  await unlock(alice, code);
  for (const text of ['before the reload', 'after the kill']) await sees(alice, text);
  await say(alice, 'after the restart');
  await sees(bob, 'after the restart');
  await say(bob, 'answer to all that');
  await sees(alice, 'answer to all that');
  expect(await alice.glass.texts('[data-kind=unreadable]')).toEqual([]);
});
