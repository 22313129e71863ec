/** What Alice decides about Bob in the people window is seen at once in the thread: his name, that nothing is sent to him, that he is forgotten. */
import { accounts } from '../support/accounts.ts';
import { eventually, isTold, read, say, sees } from '../support/acts.ts';
import type { Person, WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const BOB = `[data-person="${accounts.bob.id}"]`;

/** The people window with Bob open in it, by the keyboard alone. */
const aboutBob = async (person: Person): Promise<WindowSurface> => {
  const window = await person.window('app.html#people');
  await window.press(`${BOB} [data-act=person]`, 'Enter');
  await window.waitFor('.person-panel');
  return window;
};

const isSaid = (window: WindowSurface, words: string): Promise<void> =>
  eventually(`it is said that ${words}`, async () => (await window.texts('.everyone > [role=status]')).includes(words));

/** At twice the size, from left to right and from right to left: what sticks out of the window sideways, in pixels. */
const sticksOut = (window: WindowSurface): Promise<readonly number[]> =>
  window.evaluate(() => {
    const { documentElement: root } = document;
    const over = (['ltr', 'rtl'] as const).map((direction) => {
      root.dir = direction;
      root.style.zoom = '2';
      return root.scrollWidth - root.clientWidth;
    });
    root.removeAttribute('dir');
    root.style.zoom = '';
    return over;
  });

test('Bob gets a name, is blocked and unblocked, and is forgotten @firefox-full', async ({
  met,
  site,
  conversation,
  confidential,
}, info) => {
  confidential.push('Bob from the choir', 'good evening', 'written while blocked', 'and on we go');
  const { alice, bob } = await met();
  await say(bob, 'good evening');
  await sees(alice, 'good evening');

  // The browser is in en-US: days and times are as people write them there, in the frame, too, whatever the words are.
  expect(await alice.glass.texts('[data-meta]')).toContainEqual(expect.stringMatching(/\d:\d\d\s[AP]M/));

  // R-PEOPLE-1
  const window = await aboutBob(alice);
  expect(await window.text(BOB)).toMatch(/since [A-Z][a-z]+ \d{1,2}, \d{4}/);
  await window.fill('[name=given-name]', 'Bob from the choir');
  await window.press('[name=given-name]', 'Enter');
  await isSaid(window, '@bob is called Bob from the choir from now on.');
  await isTold(alice, 'Bob from the choir');
  await eventually('the composer names him so', async () =>
    ((await alice.composer.attribute('textarea', 'placeholder')) ?? '').includes('Bob from the choir'),
  );
  expect(await sticksOut(window)).toEqual([0, 0]);
  await window.screenshot(info.outputPath('renamed.png'));

  // R-PEOPLE-3
  await window.press('[data-act=block]', 'Enter');
  await isSaid(window, 'Bob from the choir is blocked.');
  await alice.composer.waitFor('body[data-state=barred]');
  expect(await alice.composer.text('body')).toContain('you have blocked Bob from the choir');
  const before = site.messages(conversation).length;
  await alice.keys('into a closed box');
  await say(bob, 'written while blocked');
  await isTold(alice, 'From somebody you have blocked');
  expect(await read(alice)).toEqual(['good evening']);
  expect(site.messages(conversation)).toHaveLength(before + 1);
  expect(site.find('into a closed box')).toEqual([]);
  await alice.site.screenshot(info.outputPath('blocked.png'));
  const popup = await alice.popup();
  await popup.click('[data-act=unblock]');
  await popup.waitForNo('.barred');
  await popup.close();
  await sees(alice, 'written while blocked');
  await say(alice, 'and on we go');
  await sees(bob, 'and on we go');

  await window.press('[data-act=forget]', 'Enter');
  await window.waitFor('[data-asks=forget] li');
  await window.screenshot(info.outputPath('forgetting.png'));
  await window.press('[data-act=forget-now]', 'Enter');
  await isSaid(window, 'Bob from the choir is forgotten.');
  await window.waitFor('[data-people="0"]');
  await eventually('the composer is gone', async () => !(await alice.composer.isThere()));
  await isTold(alice, 'Nobody can open it on this computer any more.');
  expect(await read(alice)).toEqual([]);
  expect(await read(bob)).toContain('and on we go');
});
