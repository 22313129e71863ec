/**
 * A draft in the site's own box when its thread becomes protected: it is said, shown when the person wishes, and never sent or deleted
 * by us (R-SEND-3).
 */
import { accounts } from '../support/accounts.ts';
import { accept, createVault, eventually, isTold, openThread, protect, sees } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const box = '[data-testid=dm-composer-textarea]';

/** What the site's box holds, whether its form can be used, and whether our composer lies over it. */
const siteBox = (person: Person) =>
  person.site.evaluate(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    const field = root?.querySelector<HTMLTextAreaElement>('[data-testid=dm-composer-textarea]');
    const { top = 0, bottom = 0 } = field?.getBoundingClientRect() ?? {};
    const ours = document.querySelector('html > div')?.getBoundingClientRect();
    const isInert = field?.closest('form')?.hasAttribute('inert') ?? false;
    return { value: field?.value ?? null, isInert, isCovered: (ours?.bottom ?? 0) > top && (ours?.top ?? 0) < bottom };
  });

/** Alice has invited Bob, who has not accepted yet: both still have the site's own box. */
const openBoth = async (start: (name: string) => Promise<Person>, conversation: string) => {
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  for (const person of [alice, bob]) await createVault(person);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protect(alice);
  await isTold(bob, 'invites you');
  return { alice, bob };
};

const draftOf = (person: Person): Promise<string> =>
  person.composer.evaluate(() => document.querySelector('textarea')?.value ?? '');

test('a draft in the site’s box is said before the first send, shown, copied and deleted by the person, and the box covered again', {
  tag: '@firefox',
}, async ({ site, conversation, start, confidential }) => {
  confidential.push('a protected word', 'typed beside it');
  const { alice, bob } = await openBoth(start, conversation);
  await alice.site.type(box, 'known to the site');
  await accept(bob);

  await alice.composer.waitFor('[data-site-box=covered]');
  const covered = { value: 'known to the site', isInert: true, isCovered: true };
  const shown = { ...covered, isCovered: false };
  expect(await siteBox(alice)).toEqual(covered);
  expect(await alice.composer.texts('[data-act=copy-site-box], [data-act=empty-site-box]')).toEqual([]);
  const sent = () => site.messages(conversation).filter(({ from }) => from === accounts.alice.id).length;
  const before = sent();
  await alice.composer.fill('textarea', 'a protected word');
  await alice.composer.press('textarea', 'Enter');
  await eventually('Alice is told why', async () =>
    (await alice.composer.texts('[role=alert]')).some((text) => text.startsWith('Not sent yet')),
  );
  expect([await draftOf(alice), sent()]).toEqual(['a protected word', before]);

  await alice.composer.click('[data-act=show-site-box]');
  await alice.composer.waitFor('[data-site-box=shown]');
  await eventually('the site’s box is seen', async () => !(await siteBox(alice)).isCovered);
  expect(await siteBox(alice)).toEqual(shown);
  await alice.composer.click('[data-act=cover-site-box]');
  await alice.composer.waitFor('[data-site-box=covered]');
  await eventually('it is covered', async () => (await siteBox(alice)).isCovered);

  await alice.composer.click('[data-act=show-site-box]');
  await alice.composer.click('[data-act=copy-site-box]');
  await eventually('it is copied', async () => (await alice.composer.text('[data-act=copy-site-box]')) === 'Copied');
  await alice.keys(', typed beside it'); // the composer has the focus again after each of its buttons
  expect([await draftOf(alice), await siteBox(alice)]).toEqual(['a protected word, typed beside it', shown]);
  await alice.composer.click('[data-act=empty-site-box]');
  await alice.composer.waitForNo('[data-site-box]');
  expect(await siteBox(alice)).toEqual({ ...covered, value: '' });
  expect([await alice.composer.texts('[role=alert]'), sent()]).toEqual([[], before]);

  await alice.keys('Enter');
  await sees(bob, 'a protected word, typed beside it');
  await alice.composer.press('textarea', 'Control+v');
  await eventually('what was copied is pasted', async () => (await draftOf(alice)) === 'known to the site');
});

test('a draft that was in the way of the acceptance is deleted, and the acceptance goes with the first message', async ({
  conversation,
  start,
  confidential,
}) => {
  confidential.push('goes with the acceptance');
  const { alice, bob } = await openBoth(start, conversation);
  await bob.site.type(box, 'in the way');
  const popup = await bob.popup();
  await popup.click('[data-act=accept]');
  await popup.waitFor('main [role=alert]');
  await popup.close();

  await bob.composer.click('[data-act=show-site-box]');
  await bob.composer.click('[data-act=empty-site-box]');
  await bob.composer.waitForNo('[data-site-box]');
  await bob.composer.fill('textarea', 'goes with the acceptance');
  await bob.composer.press('textarea', 'Enter');
  await sees(alice, 'goes with the acceptance');
});
