/** R-TYPE-1: while Alice writes, the page sees no key, whatever it does with the focus. R-PAGE-1: nor a word anywhere else. */
import { createVault, openThread, protectTogether, say, sees } from '../support/acts.ts';
import { boxState, curiousSite } from '../support/curious-site.ts';
import { expect, test } from '../support/story.ts';

/** The page makes a field of its own in mid-word and gives it the focus, over and over. */
const stealFocus = () => {
  const fake = document.body.appendChild(document.createElement('input'));
  fake.id = 'fake';
  const timer = setInterval(() => fake.focus(), 40);
  setTimeout(() => clearInterval(timer), 4_000);
};
const stolen = () => document.querySelector<HTMLInputElement>('#fake')?.value ?? null;

test('keys typed into the composer never reach the page, not even when it steals the focus', async ({
  site,
  conversation,
  start,
  confidential,
}) => {
  confidential.push('written under watch', 'stolenwords');
  site.set({ extraScript: curiousSite });
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  for (const person of [alice, bob]) await createVault(person);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protectTogether(alice, bob);

  await alice.composer.click('textarea');
  await alice.composer.type('textarea', 'written under watch');
  await alice.composer.press('textarea', 'Enter');
  await sees(bob, 'written under watch');

  await alice.site.evaluate(stealFocus);
  for (const letter of 'stolenwords') await alice.keys(letter);
  expect(await alice.site.evaluate(stolen)).toBe('');
  const { value, caught } = await alice.site.evaluate(boxState);
  expect(value).toBe('');
  expect(caught.filter((event) => !event.startsWith('input '))).toEqual([]);
  for (const event of caught) expect(event).toBe('input '); // our own insertion of armor, which carries no data
});

test('a click into another field of the page lets the person type there, and back in the composer it is closed again', async ({
  conversation,
  start,
  confidential,
}) => {
  confidential.push('and back again');
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  for (const person of [alice, bob]) await createVault(person);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protectTogether(alice, bob);
  const search = '[data-testid=dm-inbox-panel] input';
  await alice.site.click(search);
  await alice.keys('bob');
  expect(
    await alice.site.evaluate((css) => {
      const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
      return root?.querySelector<HTMLInputElement>(css)?.value;
    }, search),
  ).toBe('bob');
  await alice.composer.click('textarea');
  await say(alice, 'and back again');
  await sees(bob, 'and back again');
});
