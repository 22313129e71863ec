/** Reload, browser restart, background killed: history is there, and the next message works. */
import { enterThread, openThread, protectTogether, reads, say, setUpVault, unlock } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

test('nothing is lost over a reload, a killed background and a browser restart @firefox', async ({
  conversation, start, confidential,
}) => {
  confidential.push('before the reload', 'after the kill', 'after the restart', 'answer to all that');
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  const { code } = await setUpVault(alice);
  await setUpVault(bob);
  await enterThread(alice, 'alice', conversation);
  await enterThread(bob, 'bob', conversation);
  await protectTogether(alice, bob);
  await say(alice, 'before the reload');

  await alice.site.reload();
  await reads(alice, 'before the reload');

  await alice.stopBackground();
  await say(alice, 'after the kill');
  await alice.stopBackground();
  await bob.stopBackground();
  await reads(bob, 'after the kill');

  // R-VAULT-3: the open key does not outlive the browser.
  await alice.restart();
  await openThread(alice, conversation);
  await alice.composer.waitFor('body[data-state=locked]');
  await unlock(alice, code);
  for (const text of ['before the reload', 'after the kill']) await reads(alice, text);
  await say(alice, 'after the restart');
  await reads(bob, 'after the restart');
  await say(bob, 'answer to all that');
  await reads(alice, 'answer to all that');
  expect(await alice.glass.texts('[data-kind=unreadable]')).toEqual([]);
});
