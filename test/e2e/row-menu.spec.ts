/**
 * The glass by keyboard and right click: our own menu copies a text, and leads to the site's own menu of the row. R-TYPE-1: the page hears
 * no key that was pressed in it.
 */
import { accounts } from '../support/accounts.ts';
import { eventually, read, say, sees } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

/** The site notes every key, and where the focus is. */
const listening = `
  window.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'copy', 'contextmenu'])
    window.addEventListener(type, (event) => window.heard.push(type + ' ' + (event.key ?? '')), true);
`;
const heard = () => (window as unknown as { heard: string[] }).heard;

/** What has the focus in the page. */
const active = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.getAttribute('aria-label') ?? element?.textContent ?? null;
};

/** The text of the row that is stood on, or of the menu's item. */
const stoodOn = (person: Person): Promise<string | null> =>
  person.glass.evaluate(() => {
    const { activeElement: active } = document;
    if (!document.hasFocus() || active === null || active === document.body) return null;
    return (active.querySelector('[data-text]') ?? active).textContent;
  });

const standsOn = (person: Person, text: string): Promise<void> =>
  eventually(`${person.name} stands on ${text}`, async () => (await stoodOn(person)) === text);

/** By Tab into the rows. The site's own buttons before them would be many stops: the last of them has the focus at once. */
const enterGlass = async (person: Person): Promise<void> => {
  await person.site.reload(); // the buttons of rows that came later stand behind the glass
  await eventually('the rows are read', async () => (await read(person)).length > 0);
  await person.site.click('[aria-label="Conversation info"]');
  await person.site.evaluate(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    const buttons = root?.querySelectorAll<HTMLElement>('[data-testid=dm-message-more-button]') ?? [];
    [...buttons].at(-1)?.focus();
  });
  for (let stops = 0; stops < 5 && (await stoodOn(person)) === null; stops++) await person.keys('Tab');
  expect(await stoodOn(person)).not.toBeNull();
};

/** What the clipboard holds, by the one way that a person has to see it. */
const pasted = async (person: Person): Promise<string> => {
  await person.composer.click('textarea');
  await person.composer.press('textarea', 'Control+v');
  const value = () => person.composer.evaluate(() => document.querySelector('textarea')?.value ?? '');
  await eventually('something was pasted', async () => (await value()) !== '');
  return value();
};

const odd = 'Ünïcode ⟦copied⟧  two spaces\n\tand 👩‍👩‍👧‍👦 a <b>line</b>';

test('a right click opens our menu inside the frame, and what it copies is exactly the text', {
  tag: '@firefox',
}, async ({ site, conversation, confidential, accepted }) => {
  confidential.push('⟦copied⟧');
  site.set({ extraScript: listening });
  const { alice, bob } = await accepted();
  site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.message(odd) }]);
  await sees(alice, odd);

  const before = (await alice.site.evaluate(heard)).length;
  await alice.glass.rightClick('[data-kind=text] [data-text]');
  await standsOn(alice, 'Copy text');
  expect(await alice.glass.texts('[role=menu] [role=menuitem]')).toHaveLength(2);
  await alice.glass.click('[role=menuitem][data-act=copy]'); // a real click: the menu is not cut off
  await alice.glass.waitForNo('[role=menu]');
  expect((await alice.site.evaluate(heard)).slice(before)).toEqual([]);

  await alice.glass.rightClick('[data-kind=card] [data-title]');
  await alice.glass.waitFor('[role=menu]');
  expect(await alice.glass.texts('[role=menuitem][data-act=copy]')).toEqual([]); // the words of a card are ours
  await alice.composer.click('textarea');
  await alice.glass.waitForNo('[role=menu]');
  expect(await pasted(alice)).toBe(odd);
});

test('by keyboard alone: into the rows, from row to row, into the menu, and on to the site to delete', {
  tag: '@firefox',
}, async ({ site, conversation, confidential, met }) => {
  confidential.push('keep this', 'delete this', 'and this', 'written after it');
  site.set({ extraScript: listening });
  const { alice, bob } = await met();
  for (const text of ['keep this', 'delete this', 'and this']) await say(alice, text);

  await enterGlass(alice);
  await standsOn(alice, 'and this');
  const before = (await alice.site.evaluate(heard)).length;
  const press = async (key: string, stands: string): Promise<void> => {
    await alice.keys(key);
    await standsOn(alice, stands);
  };
  await press('ArrowUp', 'delete this');
  await press('Shift+F10', 'Copy text');
  await press('ArrowDown', 'Menu of the site: react, delete');
  await press('Escape', 'delete this');
  await alice.glass.waitForNo('[role=menu]');
  await press('Enter', 'Copy text');
  await alice.keys('Enter');
  await standsOn(alice, 'delete this');
  await press('Enter', 'Copy text');
  await press('ArrowUp', 'Menu of the site: react, delete');
  await alice.keys('Enter');

  await eventually("the site's own button has the focus", async () => (await alice.site.evaluate(active)) === 'More');
  expect((await alice.site.evaluate(heard)).slice(before)).toEqual([]);
  await alice.keys('Enter');
  await eventually("the site's menu is open", async () => (await alice.site.evaluate(active)) === '❤️');
  await alice.keys('ArrowUp');
  await eventually('delete has the focus', async () => (await alice.site.evaluate(active))?.trim() === 'Delete');
  await alice.keys('Enter');
  await eventually('the message is gone', async () => !(await read(alice)).includes('delete this'));
  expect(await read(alice)).toEqual(['keep this', 'and this']);
  const own = () => site.messages(conversation).filter(({ from }) => from === accounts.alice.id);
  await eventually('the site has deleted it', async () => own().length === 3); // the invitation and two more

  const count = (await alice.site.evaluate(heard)).length;
  await say(alice, 'written after it');
  await sees(bob, 'written after it');
  const since = (await alice.site.evaluate(heard)).slice(count);
  expect(since.filter((event) => !event.startsWith('input '))).toEqual([]); // our own insertion, which carries no key
  expect(await pasted(alice)).toBe('delete this');
});

test('Escape leads from the rows to the composer, and the page hears no key of it', {
  tag: '@firefox',
}, async ({ site, confidential, accepted }) => {
  confidential.push('back to writing', 'a first word');
  site.set({ extraScript: listening });
  const { alice } = await accepted();
  await say(alice, 'a first word');
  await enterGlass(alice);
  const before = (await alice.site.evaluate(heard)).length;
  await alice.keys('Escape');
  await eventually('the composer has the focus', () => alice.composer.evaluate(() => document.hasFocus()));
  await alice.keys('back to writing');
  expect(await alice.composer.evaluate(() => document.querySelector('textarea')?.value)).toBe('back to writing');
  expect((await alice.site.evaluate(heard)).slice(before)).toEqual([]);
});

test('whoever was writing writes on after our menu of a row: by Escape, and with what it copied', {
  tag: '@firefox',
}, async ({ site, conversation, confidential, accepted }) => {
  confidential.push('to be copied', 'half a sentence', ', and the other half');
  site.set({ extraScript: listening });
  const { alice, bob } = await accepted();
  site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.message('to be copied') }]);
  await sees(alice, 'to be copied');
  await alice.composer.click('textarea');
  await alice.keys('half a sentence');
  const before = (await alice.site.evaluate(heard)).length;
  const isWriting = () => alice.composer.evaluate(() => document.hasFocus());

  await alice.glass.rightClick('[data-kind=text] [data-text]');
  await standsOn(alice, 'Copy text');
  await alice.keys('Escape');
  await eventually('the composer has the focus again', isWriting);
  await alice.keys(', and the other half');
  const draft = () => alice.composer.evaluate(() => document.querySelector('textarea')?.value ?? '');
  expect(await draft()).toBe('half a sentence, and the other half');

  await alice.glass.rightClick('[data-kind=text] [data-text]');
  await standsOn(alice, 'Copy text');
  await alice.glass.click('[role=menuitem][data-act=copy]');
  await eventually('the composer has the focus again', isWriting);
  await alice.keys('Control+v');
  await eventually('it was pasted', async () => (await draft()).endsWith('to be copied'));
  expect((await alice.site.evaluate(heard)).slice(before)).toEqual([]);
});

test('from before the list two presses of Tab lead to the composer, however many rows there are', {
  tag: '@firefox',
}, async ({ confidential, accepted }) => {
  confidential.push('row after row');
  const { alice } = await accepted();
  for (let nth = 1; nth <= 6; nth++) await say(alice, `row after row, ${nth}`);
  await alice.site.reload();
  await eventually('the rows are read', async () => (await read(alice)).includes('row after row, 6'));
  await alice.site.click('[aria-label="Conversation info"]');
  const isWriting = () => alice.composer.evaluate(() => document.hasFocus());
  await alice.keys('Tab');
  if (alice.engine === 'firefox') await alice.keys('Tab'); // a list that scrolls is a stop there
  await standsOn(alice, 'row after row, 6');
  await alice.keys('Tab');
  await eventually('the composer has the focus', isWriting);

  if (alice.engine === 'firefox') return; // Shift+Tab leads elsewhere there (limits)
  await alice.glass.click('[data-row]');
  await alice.keys('Shift+Tab');
  await eventually('the site’s own button has the focus', async () => (await alice.site.evaluate(active)) === 'More');
});
