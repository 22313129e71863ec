/** Half a message is never lost: not by a reload, a lock, or a stopped background. */
import {
  createVault,
  eventually,
  lock,
  openThread,
  protectTogether,
  say,
  sees,
  unlock,
  visit,
} from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const draftOf = (person: Person): Promise<string> =>
  person.composer.evaluate(() => document.querySelector('textarea')?.value ?? '');
const hasDraft = (person: Person, text: string): Promise<void> =>
  eventually(`${person.name} has the draft again`, async () => (await draftOf(person)) === text);

test('a draft survives a lock, a stopped background and a reload, and is gone once it is sent', async ({
  site,
  conversation,
  start,
  confidential,
}) => {
  confidential.push('half a thought', 'and the other half');
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  const { code } = await createVault(alice);
  await createVault(bob);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protectTogether(alice, bob);

  await alice.composer.fill('textarea', 'half a thought');
  await lock(alice);
  await alice.composer.waitFor('body[data-state=locked]');
  await unlock(alice, code);
  await alice.composer.waitFor('body[data-state=open] textarea');
  await hasDraft(alice, 'half a thought');

  await alice.stopBackground();
  await alice.composer.fill('textarea', 'half a thought, and the other half');
  await alice.composer.waitFor('body[data-draft=changed]');
  await alice.composer.waitFor('body[data-draft=kept]');
  await alice.site.reload();
  await alice.composer.waitFor('body[data-state=open] textarea');
  await hasDraft(alice, 'half a thought, and the other half');
  expect(site.drafts().filter(({ text }) => text !== '' && !text.includes('Sotto1'))).toEqual([]);

  await alice.composer.press('textarea', 'Enter');
  await sees(bob, 'half a thought, and the other half');
  await say(bob, 'and the other half is mine');
  await visit(alice, conversation);
  await alice.composer.waitFor('body[data-state=open] textarea');
  expect(await draftOf(alice)).toBe('');
});
