/**
 * R-PAGE-2: before the first thread is protected, a page that tries everything finds the same as in a browser without any extension. What the
 * same tricks find once a thread is protected is said in docs/limits.md.
 */
import { attacksIn } from '../hostile/attacks.ts';
import { begun, detectionScript, type Findings, findings } from '../hostile/detection.ts';
import type { XChat } from '../hosts/x-chat/server.ts';
import { accounts } from '../support/accounts.ts';
import { createVault, eventually, lock } from '../support/acts.ts';
import { chromiumId, filesOfBuild } from '../support/build-output.ts';
import { documentTree } from '../support/document-tree.ts';
import { EXTENSION_UUID } from '../support/firefox.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const tricks = await attacksIn('detect');
const carol = { id: '3003000000000000003', handle: 'carol', name: 'Carol' };
type Engine = Person['engine'];

const addressIn = { chromium: chromiumId(), firefox: EXTENSION_UUID };
const nobodys = { chromium: 'mnopabcdefghijklmnopabcdefghijkl', firefox: '99999999-8888-4777-8666-555555555555' };
const schemes = { chromium: 'chrome-extension', firefox: 'moz-extension' };
const address = (engine: Engine, id: string) => ({ id, root: `${schemes[engine]}://${id}/` });

/** The script of all tricks. Chromium's ids are known to everybody; Firefox draws one at random for each installation. */
const scriptFor = (engine: Engine, knowsAddress = engine === 'chromium'): string =>
  detectionScript(tricks, {
    extension: address(engine, knowsAddress ? addressIn[engine] : '12345678-8888-4777-8666-555555555555'),
    stranger: address(engine, nobodys[engine]),
    files: filesOfBuild(engine),
  });

/** Two conversations in which something was said: the second one opens from the first. */
const talk = (site: XChat, conversation: string): string => {
  site.addAccount(carol);
  const other = site.openConversation(accounts.alice.id, carol.id);
  const at = Date.parse('2026-01-02T12:00:00Z');
  site.addMessages(conversation, [{ from: accounts.bob.id, text: 'Are you there?', at }]);
  site.addMessages(other, [{ from: carol.id, text: 'Nobody reads this.', at }]);
  return other;
};

/** The person comes to a conversation, typing while it loads, and types into a field. */
const visit = async (person: Person, conversation: string): Promise<void> => {
  let isLoading = true;
  const loading = person.open(`/i/chat/${conversation}`).finally(() => {
    isLoading = false;
  });
  while (isLoading && person.engine === 'chromium') await person.keys('k'); // Marionette does one thing at a time
  await loading;
  await shows(person, 'Are you there?');
  await person.site.evaluate(begun); // its own frames lie over its own field, and take the focus from it
  await person.site.click('#bait');
  await person.keys('typed');
};

/** Types on while the other conversation opens, and there into the message box. */
const goOn = async (person: Person, other: string): Promise<void> => {
  await person.site.evaluate((path) => document.documentElement.setAttribute('data-other', path), `/i/chat/${other}`);
  await person.site.click('#bait');
  await person.keys('go on here');
  await shows(person, 'Nobody reads this.');
  await person.site.click('[data-testid=dm-composer-textarea]');
  await person.keys('hello');
};

const shows = (person: Person, text: string): Promise<void> =>
  eventually(`${person.name} sees ${text}`, async () =>
    (await person.site.texts('[data-testid=dm-message-list] span[dir=auto]')).includes(text),
  );

const found = async (person: Person): Promise<Findings> => ({
  ...(await person.site.evaluate(findings)),
  tree: await person.site.evaluate(documentTree),
});

/** From then on nothing in both threads is new at the site. */
const readBoth = async (person: Person, conversation: string, other: string): Promise<void> => {
  await visit(person, conversation);
  await goOn(person, other);
};

const detect = async (person: Person, conversation: string, other: string): Promise<Findings> => {
  await readBoth(person, conversation, other);
  return found(person);
};

const differing = (some: Findings, others: Findings): readonly string[] =>
  Object.keys(withoutTiming(some, 'chromium'))
    .filter((trick) => JSON.stringify(some[trick]) !== JSON.stringify(others[trick]))
    .sort();

/**
 * Chromium may take longer to refuse a file of an extension that is installed: seen on a busy machine, under the page's policy. Nothing of ours
 * runs then, so that nothing of ours can change it (docs/limits.md). Firefox's addresses cannot be known.
 */
const withoutTiming = (all: Findings, engine: string): Findings =>
  Object.fromEntries(Object.entries(all).filter(([trick]) => engine !== 'chromium' || trick !== 'times-refusals.ts'));

/** What tells keys that are held, and fields that lose the focus. */
const byTyping = ['counts-keys.ts', 'gives-fields-the-focus.ts', 'watches-what-changes.ts', 'writes-by-command.ts'];

for (const policy of [true, false])
  test(
    `a page ${policy ? 'with' : 'without'} a policy does not find Sotto before a thread is protected`,
    {
      tag: policy ? '@firefox' : ['@firefox', '@full'],
    },
    async ({ site, conversation, start, engine }, info) => {
      info.setTimeout(300_000);
      const other = talk(site, conversation);
      site.set({ policy, extraScript: scriptFor(engine) });
      const nobody = await start('Alice without Sotto', { withoutSotto: true });
      await nobody.login(accounts.alice.handle);
      const detected = async (person: Person) => withoutTiming(await detect(person, conversation, other), engine);
      await readBoth(nobody, conversation, other);
      const nothing = await detected(nobody);
      expect(Object.keys(nothing)).toHaveLength(tricks.length + (engine === 'chromium' ? 0 : 1));

      const alice = await start('Alice');
      await alice.openedWindow('app.html#welcome');
      await alice.login(accounts.alice.handle);
      expect(await detected(alice), 'installed').toEqual(nothing);
      await createVault(alice);
      expect(await detected(alice), 'with an open vault').toEqual(nothing);
      await lock(alice);
      expect(await detected(alice), 'with a locked vault').toEqual(nothing);
    },
  );

test(
  'the same page finds Sotto in a protected thread, and in other threads by what it does to typing and to previews',
  {
    tag: '@firefox',
  },
  async ({ site, conversation, start, accepted, engine }, info) => {
    info.setTimeout(300_000);
    const other = talk(site, conversation);
    const { alice } = await accepted();

    site.set({ policy: false, extraScript: scriptFor(engine) });
    const nobody = await start('Alice without Sotto', { withoutSotto: true });
    await nobody.login(accounts.alice.handle);
    await readBoth(nobody, conversation, other);
    await visit(nobody, conversation);
    const nothing = await found(nobody);
    await visit(alice, conversation);
    await alice.composer.waitFor('body[data-state=open] textarea');
    const inIt = differing(nothing, await found(alice));
    expect(inIt).toEqual([...byTyping, 'counts-frames.ts', 'measures-the-page.ts', 'tree'].sort());
    await goOn(nobody, other);
    await goOn(alice, other);
    // The tree tells by the site's own previews of the protected thread.
    expect(differing(await found(nobody), await found(alice))).toEqual([...byTyping, 'tree'].sort());
  },
);

test('a page that was told the address finds the two frames in Firefox, and nothing in Chromium', {
  tag: '@firefox',
}, async ({ site, conversation, start, engine }) => {
  const other = talk(site, conversation);
  site.set({ policy: false, extraScript: scriptFor(engine, true) });
  const alice = await start('Alice');
  await alice.openedWindow('app.html#welcome');
  await alice.login(accounts.alice.handle);
  const asked = (await detect(alice, conversation, other))['asks-for-our-files.ts'] as readonly string[];
  const isFramed = (difference: string): boolean => / of (composer|glass)\.html: /.test(difference);
  expect(asked.filter((difference) => !isFramed(difference))).toEqual([]);
  expect(asked.some(isFramed)).toBe(engine === 'firefox');
});
