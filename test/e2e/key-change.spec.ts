/** Another key appears for Bob: once because he set Sotto up anew, and Alice takes it; once because the site made it up, and she does not. */
import { randomBytes } from 'node:crypto';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { createInvitation } from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../lib/core/identity.ts';
import { accounts } from '../support/accounts.ts';
import { accept, createVault, isTold, openThread, popupShows, say, sees } from '../support/acts.ts';
import type { Person, WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

/** From the popup, as a person gets there. */
const openDecision = async (person: Person): Promise<WindowSurface> => {
  await person.composer.waitFor('body[data-state=blocked]');
  const popup = await person.popup();
  await popup.waitFor('main[data-thread=blocked]');
  await popup.click('[data-act=decide-key]');
  const window = await person.openedWindow(`app.html?tab=${await person.siteTabId()}#key`);
  await window.waitFor('[data-key-change]');
  await popup.close();
  return window;
};

test(
  'R-LIE-8: Bob set Sotto up anew: Alice takes his new key in two steps, by the keyboard, and both write on',
  {
    tag: '@firefox-full',
  },
  async ({ met, conversation, start, confidential }, info) => {
    confidential.push('under the first key', 'under the new key', 'to the new key');
    const { alice, bob } = await met();
    await say(bob, 'under the first key');
    await sees(alice, 'under the first key');
    await bob.close();

    const anew = await start('Bob anew');
    await createVault(anew);
    await openThread(anew, 'bob', conversation);
    await popupShows(anew, '[data-act=restore]'); // one's own second computer is asked for the backup first
    await accept(anew);
    await isTold(alice, 'Another key than before');

    const window = await openDecision(alice);
    await window.screenshot(info.outputPath('asked.png'));
    await window.press('[data-act=take-key]', 'Enter');
    await window.waitFor('input[name=take-stated]');
    expect(await window.texts('[data-act=take-key-now]')).toEqual([]);
    await window.click('input[name=take-stated]');
    await window.press('[data-act=take-key-now]', 'Enter');
    await window.waitFor('[data-decided]');
    await isTold(alice, 'You took a new key of @bob');
    await popupShows(alice, 'main[data-thread=protected]');

    await say(anew, 'under the new key');
    await sees(alice, 'under the new key');
    await say(alice, 'to the new key');
    await sees(anew, 'to the new key');
    await sees(alice, 'under the first key');
    await alice.site.screenshot(info.outputPath('taken.png'));
  },
);

/** An invitation in the name of Bob under a key of the site's own. */
const madeUp = (): string => {
  const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const identity = createIdentity(random);
  const maker = { identity, deviceId: createDeviceId(random), now: Math.floor(Date.now() / 1000) };
  const view = {
    site: siteTag('x'),
    ourTag: accountTag('x', accounts.bob.id),
    theirTag: accountTag('x', accounts.alice.id),
  };
  return wrapArmor(createInvitation({ ...maker, ...view }, random).payload);
};

test('R-LIE-7: the site makes up an invitation: Alice keeps the key she knows, and the thread goes on', async ({
  met,
  site,
  conversation,
  confidential,
}) => {
  confidential.push('before the lie', 'after the lie', 'and so does Bob');
  const { alice, bob } = await met();
  await say(alice, 'before the lie');
  site.addMessages(conversation, [{ from: accounts.bob.id, text: madeUp() }]);
  await isTold(alice, 'Another key than before');

  const window = await openDecision(alice);
  await window.click('[data-act=keep-key]');
  await window.click('input[name=keep-stated]');
  await window.click('[data-act=keep-key-now]');
  await window.waitFor('[data-decided]');
  await isTold(alice, 'A key that you did not take');
  await say(alice, 'after the lie');
  await sees(bob, 'after the lie');
  await say(bob, 'and so does Bob');
  await sees(alice, 'and so does Bob');
  await alice.site.reload();
  await alice.composer.waitFor('body[data-state=open] textarea');
});
