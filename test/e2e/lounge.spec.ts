/**
 * A real site that nobody here wrote: The Lounge on ngIRCd, with its own policy, its own list, and lines of 350 characters. Told with
 * `SOTTO_LOUNGE=1`, and always where `CI=true`; what the site does without Sotto is told with `SOTTO_STORIES=full` as well.
 */
import type { Lounge } from '../hosts/lounge/server.ts';
import { createVault, eventually, protectTogether, read, say, sees } from '../support/acts.ts';
import { launchers } from '../support/beginnings.ts';
import { clearTextAt } from '../support/clear-text.ts';
import { openLounge, rowsAtSite, signIn, writeAtSite } from '../support/lounge.ts';
import type { Person } from '../support/person.ts';
import { chooseLimit, pointAt } from '../support/pointing.ts';
import { expect, test as story } from '../support/story.ts';

/** One message of Sotto's in pieces, or somebody in a hurry. */
const LINES = 20;

interface Host {
  readonly lounge: Lounge;
  /** Starts a browser, signed in and in the conversation; without Sotto where nothing else is said. */
  readonly arrive: (name: 'Alice' | 'Bob', withSotto?: boolean) => Promise<Person>;
}

const test = story.extend<Host>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  lounge: async ({}, use, info) => {
    info.setTimeout(info.timeout + 180_000); // the first one may have to install it
    const lounge = await openLounge();
    await use(lounge);
    await lounge.close();
  },

  arrive: async ({ engine, lounge }, use) => {
    const people: Person[] = [];
    try {
      await use(async (name, withSotto = false) => {
        const { port, hosts } = lounge;
        const person = await launchers[engine]({ name, site: { port, hosts }, withoutSotto: !withSotto });
        people.push(person);
        if (withSotto) await createVault(person);
        await signIn(person, lounge);
        if (withSotto) await person.allow();
        return person;
      });
    } finally {
      for (const person of people) await person.close();
    }
  },
});

const texts = async (person: Person): Promise<string[]> => (await rowsAtSite(person)).map(({ text }) => text);

const reads = (person: Person, count: number): Promise<void> =>
  eventually(`${person.name} reads ${count} messages`, async () => (await texts(person)).length >= count);

test('two people sign in, talk, and read the same after a reload', { tag: ['@lounge', '@full', '@firefox'] }, async ({
  lounge,
  arrive,
}) => {
  const [alice, bob] = [await arrive('Alice'), await arrive('Bob')];
  const answer = `an answer :) with #more at https://words.example/1, **bold**, café, "quoted" -- and  space`;
  await writeAtSite(alice, 'first words');
  await reads(bob, 1);
  await writeAtSite(bob, answer);
  await reads(alice, 2);
  const seen = [
    { from: 'alice', isOwn: true, text: 'first words' },
    { from: 'bob', isOwn: false, text: answer },
  ];
  expect(await rowsAtSite(alice)).toEqual(seen);
  expect(await rowsAtSite(bob)).toEqual(seen.map((row) => ({ ...row, isOwn: !row.isOwn })));
  await alice.site.reload();
  await reads(alice, 2);
  expect(await rowsAtSite(alice)).toEqual(seen);
  expect(lounge.sent()).toMatchObject([
    { from: 'alice', to: 'bob', text: 'first words' },
    { from: 'bob', to: 'alice', text: answer },
  ]);
  expect(lounge.find('first words').map(({ where }) => where)).toEqual(['traffic', 'database']);
  expect(lounge.find('never said')).toEqual([]);
});

test('two people are protected there, from the invitation on, in lines of 350 characters', {
  tag: ['@lounge', '@firefox'],
}, async ({ lounge, arrive }) => {
  const [alice, bob] = [await arrive('Alice', true), await arrive('Bob', true)];
  await writeAtSite(alice, 'Are you there?');
  await reads(bob, 1);
  await writeAtSite(bob, 'I am.');
  await reads(alice, 2);
  for (const person of [alice, bob]) {
    await pointAt(person, '#input', '.messages .msg[data-type=message] .content');
    await chooseLimit(person, 350);
  }
  await protectTogether(alice, bob);
  const answer = `an answer ${'that goes on '.repeat(90)}and ends`;
  await say(alice, 'first words');
  await sees(bob, 'first words');
  await say(bob, answer);
  await sees(alice, answer);
  await alice.site.reload();
  await sees(alice, answer);
  expect(await read(alice)).toEqual(['first words', answer]);
  const lines = lounge.sent().map(({ text }) => text);
  expect(lines.slice(0, 2)).toEqual(['Are you there?', 'I am.']);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(350);
  for (const line of lines.slice(2)) expect(line).toMatch(/^Sotto1\w+Zq9$/);
  expect(lounge.delivered().map(({ text }) => text)).toEqual(lines); // none split, lost or turned round
  expect(await clearTextAt(lounge, [alice, bob], ['first words', 'that goes on'])).toEqual([]);
});

test('its policy lets the page load what is its own, and nothing else', { tag: ['@lounge', '@full'] }, async ({
  arrive,
}) => {
  const alice = await arrive('Alice');
  const refused = await alice.site.evaluate(async () => {
    const broken: string[] = [];
    const bothRefused = new Promise<void>((done) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        broken.push(effectiveDirective);
        if (broken.length === 2) done();
      });
    });
    const inline = document.createElement('script');
    inline.textContent = 'window.stop()';
    const frame = document.createElement('iframe');
    frame.src = 'https://lounge.example/';
    document.body.append(inline, frame);
    await bothRefused;
    return broken;
  });
  expect(refused.toSorted()).toEqual(['frame-src', 'script-src-elem']);
});

test('lines of 350 characters stay whole and in order, and a longer one is split for the reader', {
  tag: ['@lounge', '@full'],
}, async ({ lounge, arrive }) => {
  const [alice, bob] = [await arrive('Alice'), await arrive('Bob')];
  const lines = Array.from({ length: LINES }, (_, at) => `${at}L`.padEnd(350, `x${at}Y`));
  for (const line of lines) await writeAtSite(alice, line);
  await reads(bob, LINES); // ngIRCd lets through about three a second, and loses none
  expect(await texts(bob)).toEqual(lines);
  await writeAtSite(alice, 'z1'.repeat(176)); // two more than fit
  await reads(bob, LINES + 2);
  expect((await texts(bob)).slice(LINES).map(({ length }) => length)).toEqual([350, 2]);
  expect((await texts(alice)).slice(LINES).map(({ length }) => length)).toEqual([352]);
  expect(lounge.delivered().map(({ text }) => text)).toEqual(await texts(bob));
  await bob.site.reload();
  await reads(bob, LINES + 2);
  expect((await texts(bob)).slice(0, LINES)).toEqual(lines);
});
