/** The main job on a site that nobody has listed: the person lets Sotto in, points at the box and at a message, and goes on as anywhere. R-POINT-1. */
import { type MoreSite, startMoreSite } from '../hosts/more-sites/server.ts';
import { unlistedSites } from '../hosts/more-sites/sites.ts';
import { eventually, popupShows, protectTogether, read, say, sees } from '../support/acts.ts';
import { clearTextAt } from '../support/clear-text.ts';
import { newcomer } from '../support/newcomer.ts';
import type { Person } from '../support/person.ts';
import { chooseLimit, isPointedAt, PANEL, pointAt, startPointing } from '../support/pointing.ts';
import { expect, test } from '../support/story.ts';

const room = unlistedSites.unlisted.exampleId;
const TEXT = 'main time + div';

test.describe('any site', () => {
  let site: MoreSite;
  let people: Person[] = [];
  test.beforeEach(async () => {
    test.setTimeout(180_000); // two people set themselves up, and point
    site = await startMoreSite('unlisted');
    for (const [from, text] of [
      ['bob', 'Are you there?'],
      ['alice', 'I am.'],
    ] as const)
      site.write(room, from, text);
  });
  test.afterEach(async () => {
    for (const person of people) await person.close();
    people = [];
    await site.close();
  });

  const arrive = (engine: Person['engine'], who: string): Promise<Person> =>
    newcomer(who, { engine, site, conversation: room, people });

  const point = (person: Person): Promise<void> => pointAt(person, 'textarea', TEXT);

  test('two people are protected where nobody knows the site', { tag: '@firefox' }, async ({ engine }) => {
    const confidential = ['first words', 'an answer', 'and after the reload'];
    const [alice, bob] = [await arrive(engine, 'Alice'), await arrive(engine, 'Bob')];
    for (const person of [alice, bob]) await point(person);
    await protectTogether(alice, bob);
    await say(alice, 'first words');
    await sees(bob, 'first words');
    await say(bob, 'an answer');
    await sees(alice, 'an answer');
    await bob.open(site.address(room, 'bob'));
    await sees(bob, 'an answer');
    expect(await read(bob)).toEqual(['first words', 'an answer']);
    await startPointing(bob, 'protected');
    await bob.keys('Escape'); // what was pointed at before stands
    await say(bob, 'and after the reload');
    await sees(alice, 'and after the reload');
    expect(site.messages(room).filter(({ text }) => /\bSotto1\w+Zq9$/.test(text))).toHaveLength(5);

    const popup = await alice.popup();
    await popup.fill('form[data-form=rename] input', 'Bob');
    await popup.click('[data-act=rename]');
    await eventually('the thread is named', async () => (await popup.text('h2')).startsWith('Bob'));
    await popup.close();
    expect(await clearTextAt(site, people, confidential)).toEqual([]);
  });

  test('on a site of short messages a long one goes out in several', { tag: '@firefox-full' }, async ({ engine }) => {
    const [alice, bob] = [await arrive(engine, 'Alice'), await arrive(engine, 'Bob')];
    for (const person of [alice, bob]) {
      await point(person);
      await chooseLimit(person, 350);
    }
    await protectTogether(alice, bob);
    await say(alice, `a long one ${'and more of it '.repeat(30)}.`);
    await eventually('Bob reads all of it', async () => (await read(bob)).some((text) => text.endsWith('of it .')));
    const lengths = site.messages(room).map(({ text }) => text.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(350);
    expect(lengths.length).toBeGreaterThan(6);
  });

  test('where the whole page scrolls, long texts stand in their places and new ones are in sight', {
    tag: '@firefox-full',
  }, async ({ engine }) => {
    await site.close();
    site = await startMoreSite('whole-page');
    for (let number = 1; number <= 30; number += 1) site.write(room, number % 2 ? 'bob' : 'alice', `old ${number}`);
    const [alice, bob] = [await arrive(engine, 'Alice'), await arrive(engine, 'Bob')];
    for (const person of [alice, bob]) await point(person);
    await protectTogether(alice, bob);
    for (let number = 1; number <= 6; number += 1) await say(alice, `new ${number} ${'and long '.repeat(40)}.`);
    await sees(bob, `new 6 ${'and long '.repeat(40)}.`);
    await eventually('the newest text is in sight', () => bob.site.evaluate(isNewestInSight));
    await bob.open(site.address(room, 'bob'));
    await sees(bob, `new 6 ${'and long '.repeat(40)}.`);
    await eventually('it is after a reload', () => bob.site.evaluate(isNewestInSight));
  });

  test('what is no box and no message is not taken, and the page hears nothing', { tag: '@firefox' }, async ({
    engine,
  }) => {
    const alice = await arrive(engine, 'Alice');
    const heard = () => alice.site.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await startPointing(alice, 'not-pointed');
    const before = (await heard()).length;
    await alice.site.click('h1'); // no box
    await alice.site.click('textarea');
    await alice.site.click('h1'); // no message
    await alice.keys('a');
    expect((await heard()).slice(before)).toEqual([]);
    expect(await alice.site.evaluate(() => document.querySelector('textarea')?.value)).toBe('');
    await alice.site.evaluate((css) => document.querySelector<HTMLElement>(css)?.click(), TEXT); // nobody's gesture
    await alice.site.waitFor(PANEL);
    await alice.keys('Escape');
    await alice.site.waitForNo(PANEL);
    await popupShows(alice, 'main[data-thread=not-pointed]');

    await startPointing(alice, 'not-pointed');
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter']) await alice.keys(key); // search field, box; newest message
    await isPointedAt(alice);
  });

  test('another conversation is another thread, and what was pointed at goes with the permission', {
    tag: '@firefox',
  }, async ({ engine }) => {
    const alice = await arrive(engine, 'Alice');
    await point(alice);
    await alice.open(site.address('alice-and-carol', 'alice'));
    await isPointedAt(alice);
    await alice.disallow();
    await alice.open(site.address(room, 'alice'));
    await popupShows(alice, 'main[data-thread=no-site]');
    await alice.allow();
    await popupShows(alice, 'main[data-thread=not-pointed]');
  });
});

/** The last row ends above the form, and the page stands there. */
const isNewestInSight = (): boolean => {
  const row = [...document.querySelectorAll('.sc-iqcoie')].at(-1)?.getBoundingClientRect();
  const form = document.querySelector('footer')?.getBoundingClientRect();
  return row !== undefined && form !== undefined && row.bottom <= form.top + 1 && row.bottom > 0;
};
