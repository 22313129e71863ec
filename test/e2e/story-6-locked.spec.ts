/** A locked vault: ciphertext stays hidden, the box takes no byte, and unlocking shows the text without a reload. */
import { isTold, lock, say, sees, visit } from '../support/acts.ts';
import { boxState, curiousSite } from '../support/curious-site.ts';
import { expect, test } from '../support/story.ts';

test('locked means covered: no byte goes in, no text comes out, and unlocking needs no reload', async ({
  site,
  conversation,
  confidential,
  met,
}) => {
  confidential.push('said before the lock', 'typed while locked', 'said after the lock');
  const { alice, bob, code } = await met();
  await say(alice, 'said before the lock');

  await lock(alice);
  await alice.composer.waitFor('body[data-state=locked] [data-act=unlock]');
  await isTold(alice, 'Vault locked');
  expect(await alice.glass.texts('[data-kind=text]')).toEqual([]);

  // R-TYPE-2: from the first millisecond on, whatever the site does with the focus.
  site.set({ extraScript: curiousSite });
  const before = site.messages(conversation).length;
  const reloading = visit(alice, conversation);
  for (let times = 0; times < 40; times += 1)
    await alice.keys('typed while locked'.slice(times % 18, (times % 18) + 1));
  await reloading;
  await alice.composer.waitFor('body[data-state=locked]');
  await alice.keys('typed while locked');
  await alice.paste('typed while locked');
  await alice.compose('typed while locked');
  await alice.keys('Enter');
  expect(await alice.site.evaluate(boxState)).toEqual({ value: '', caught: [] });
  expect(site.messages(conversation)).toHaveLength(before);
  expect(site.drafts().filter(({ text }) => text !== '' && !text.includes('Sotto1'))).toEqual([]);
  await isTold(alice, 'Vault locked');

  // The code is typed in a window of the extension, which the composer's button opens.
  await alice.composer.click('[data-act=unlock]');
  const unlocking = await alice.openedWindow('popup.html?tab=');
  await unlocking.fill('form[data-form=unlock] input[name=code]', code);
  await unlocking.click('[data-act=unlock]');
  await unlocking.waitFor('main[data-vault=open][data-thread=protected]');
  await unlocking.close();
  await sees(alice, 'said before the lock');
  await alice.composer.click('textarea'); // a page that throws the focus about makes the composer wait for a click
  await say(alice, 'said after the lock');
  await sees(bob, 'said after the lock');
});
