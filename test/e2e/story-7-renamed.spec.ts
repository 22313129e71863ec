/** The site changed overnight and none of its parts has its old name: nothing is sent, the person is told, the text is kept. */
import { say, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

test('a renamed site gets nothing, and the person keeps the text', async ({
  site,
  conversation,
  confidential,
  met,
}) => {
  confidential.push('while all was well', 'written into a changed site');
  const { alice, bob } = await met();
  await say(alice, 'while all was well');
  const before = site.messages(conversation).length;

  // R-SEND-2: in mid-flight …
  await alice.composer.fill('textarea', 'written into a changed site');
  site.set({ renamed: true });
  await alice.composer.waitFor('[data-layout=unknown]');
  await alice.composer.press('textarea', 'Enter');
  await alice.composer.waitFor('[data-unsent]');
  expect(await alice.composer.text('[data-unsent]')).toContain('written into a changed site');
  expect(site.messages(conversation)).toHaveLength(before);

  // … and when the page is opened anew.
  await alice.open(`/i/chat/${conversation}`);
  await alice.composer.waitFor('[data-layout=unknown]');
  await alice.keys('nobody understands this page');
  expect(site.find('nobody understands')).toEqual([]);
  expect(await alice.composer.text('[data-unsent]')).toContain('written into a changed site');

  site.set({ renamed: false });
  await alice.open(`/i/chat/${conversation}`);
  await alice.composer.waitFor('[data-unsent]');
  await alice.composer.click('[data-act=retry]');
  await sees(bob, 'written into a changed site');
  expect(site.messages(conversation)).toHaveLength(before + 1);
});
