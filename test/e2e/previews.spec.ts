/**
 * R-PAGE-5: where the site shows a protected message outside its row, *Protected message* stands and never armor, from the first frame
 * on. R-PAGE-2: a browser that protects nothing leaves every preview as the site has it.
 */
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { accounts } from '../support/accounts.ts';
import { createVault, eventually, lock, openThread, sees } from '../support/acts.ts';
import { documentTree } from '../support/document-tree.ts';
import type { Person } from '../support/person.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { expect, test } from '../support/story.ts';
import { watchedBySite, watchfulSite } from '../support/watchful-site.ts';

const armored = wrapArmor(seededRandom('previews').bytes(230));

const PREVIEW = '[data-testid^="dm-conversation-item-"] .preview';
const QUOTE = '[data-testid=dm-message-quote]';

/** Waits until the preview of the first conversation reads so. */
const previews = (person: Person, text: string): Promise<void> =>
  eventually(`${person.name} finds the preview “${text}”`, async () => (await person.site.texts(PREVIEW))[0] === text);

/** The site has looked at frames enough, and has seen no armor in any of them. */
const sawNone = async (person: Person): Promise<void> => {
  const before = await person.site.evaluate(watchedBySite);
  await eventually('twenty more frames are painted', async () => {
    const { frames } = await person.site.evaluate(watchedBySite);
    return frames > before.frames + 20;
  });
  expect((await person.site.evaluate(watchedBySite)).armor).toEqual([]);
};

test('no armor is ever seen in the inbox or in a quote: not at load, not when it comes in, not while locked', {
  tag: '@firefox',
}, async ({ site, conversation, confidential, accepted }) => {
  confidential.push('said for the preview', 'answered in confidence');
  const { alice, bob } = await accepted();
  site.set({ extraScript: watchfulSite });
  const bobSays = (text: string) =>
    site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.message(text) }]);
  bobSays('said for the preview');
  await sees(alice, 'said for the preview');
  await previews(alice, 'Protected message');

  await alice.open('/i/chat');
  await previews(alice, 'Protected message');
  expect(await alice.site.attribute('[data-testid^="dm-conversation-item-"]', 'aria-description')).toMatch(
    /^Bob, @bob, Protected message, /,
  );

  // It comes and goes in one text of the site's, and the site goes on writing there.
  site.addMessages(conversation, [{ from: accounts.alice.id, text: 'From my phone' }]);
  await previews(alice, 'You: From my phone');
  bobSays('answered in confidence');
  await previews(alice, 'Protected message');
  site.set({ cutPreviews: 40 });
  site.addMessages(conversation, [{ from: accounts.bob.id, text: `Look: ${armored}` }]);
  await previews(alice, 'Look: Protected message');
  // The site's search finds the letters, and draws the rows anew that it takes away and brings back.
  await alice.site.fill('input[type=search]', 'nobody said this');
  await alice.site.waitForNo(PREVIEW);
  await alice.site.fill('input[type=search]', 'sotto1');
  await previews(alice, 'Look: Protected message');
  await sawNone(alice);
  await alice.site.fill('input[type=search]', ''); // it would not find what comes next

  await alice.site.fill('input[type=search]', ''); // what comes now would not be found by it, and be taken away before it is clicked
  const answers = site.messages(conversation).find(({ text }) => text.startsWith('Sotto1'))?.id ?? '';
  site.addMessages(conversation, [{ from: accounts.bob.id, text: 'This one', answers }]);
  await alice.site.click(PREVIEW);
  await sees(alice, 'answered in confidence');
  await alice.site.waitFor(QUOTE);
  expect(await alice.site.text(`${QUOTE} span`)).toContain('Protected message');
  site.set({ cutPreviews: 0, reRendering: 100 });
  await sawNone(alice);
  expect(await alice.site.text(`${QUOTE} span`)).toContain('Protected message');
  site.set({ reRendering: 0 });
  site.addMessages(conversation, [{ from: accounts.bob.id, text: armored }]);
  await previews(alice, 'Protected message');

  await lock(alice);
  await alice.site.reload();
  await alice.site.waitFor(QUOTE);
  await previews(alice, 'Protected message');
  await sawNone(alice);

  // The drawer opens with rows that the page has had for long.
  await alice.open('/home');
  await alice.site.click('[data-testid=chat-drawer-main]');
  await previews(alice, 'Protected message');
  await sawNone(alice);

  // A background that has to start first is asked, too; how soon it answers is the browser's.
  await alice.stopBackground();
  await alice.open('/i/chat');
  await previews(alice, 'Protected message');
});

test('a browser that protects nothing shows the previews of the site untouched', {
  tag: '@firefox',
}, async ({ site, conversation, start }) => {
  const { alice, bob } = accounts;
  const [first] = site.addMessages(conversation, [{ from: bob.id, text: armored }]);
  site.addMessages(conversation, [{ from: bob.id, text: armored, ...(first && { answers: first.id }) }]);
  site.set({ extraScript: watchfulSite });
  const person = await start('Alice');
  const withoutSotto = await start('Alice without Sotto', { withoutSotto: true });
  await createVault(person);
  for (const browser of [person, withoutSotto]) {
    await openThread(browser, alice.handle, conversation);
    await previews(browser, armored);
    await browser.site.waitFor(QUOTE);
  }
  const withoutProbe = (tree: string): string => tree.replaceAll(/width: \dpx/g, '');
  expect(withoutProbe(await person.site.evaluate(documentTree))).toBe(
    withoutProbe(await withoutSotto.site.evaluate(documentTree)),
  );
  // The site that saw nothing above sees it here.
  expect((await person.site.evaluate(watchedBySite)).armor.length).toBeGreaterThan(0);
});

test('when Sotto is switched off under the page, the site has its own text back', async ({
  site,
  conversation,
  accepted,
}) => {
  const { alice } = await accepted();
  site.addMessages(conversation, [{ from: accounts.bob.id, text: armored }]);
  await alice.open('/i/chat');
  await previews(alice, 'Protected message');
  await alice.switchOffAndOn();
  await previews(alice, armored);
});
