/** How long messages stay, in real browsers: a timer that both see, a thread that keeps nothing, and a thread that is forgotten. */
import { eventually, isTold, lock, oddities, read, say, sees, unlock } from '../support/acts.ts';
import type { Person, WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const inPopup = async (person: Person, act: (popup: WindowSurface) => Promise<void>): Promise<void> => {
  const popup = await person.popup();
  await popup.waitFor('main[data-vault=open] .keeping');
  await act(popup);
  await popup.close();
};

/** Chooses in a select of the popup and presses the button that applies it. */
const choose = async (popup: WindowSurface, name: string, value: string): Promise<void> => {
  await popup.evaluate(
    (field, chosen) => {
      const select = document.querySelector<HTMLSelectElement>(`select[name=${field}]`);
      if (select === null) throw new Error('no such choice');
      select.value = chosen;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    value,
  );
  await popup.click(`[data-act=${name}]`);
  await popup.waitForNo(`[data-act=${name}]`);
};

const chosen = (popup: WindowSurface, name: string): Promise<string> =>
  popup.evaluate((field) => document.querySelector<HTMLSelectElement>(`select[name=${field}]`)?.value ?? '', name);

/** Minutes until the browser wakes Sotto to erase something. */
const minutesToErasing = async (person: Person): Promise<number> => {
  const popup = await person.popup();
  const minutes = await popup.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { alarms: { get(name: string): Promise<{ scheduledTime: number }> } };
    };
    return ((await chrome.alarms.get('erase')).scheduledTime - Date.now()) / 60_000;
  });
  await popup.close();
  return minutes;
};

test(
  'Alice sets a timer, both are told, and it begins for Bob when he sees the message',
  {
    tag: '@firefox-full',
  },
  async ({ confidential, met }, info) => {
    confidential.push('for five minutes only', 'for ever');
    const { alice, bob } = await met();
    await say(alice, 'for ever');

    await inPopup(alice, (popup) => choose(popup, 'timer', '300'));
    await isTold(alice, 'You set messages to disappear after 5 minutes');
    await isTold(bob, '@alice set messages to disappear after 5 minutes');
    for (const person of [alice, bob])
      await eventually(`the composer of ${person.name} says so`, async () =>
        (await person.composer.texts('#timer')).includes('Disappears after 5 minutes'),
      );
    for (const person of [alice, bob]) {
      await inPopup(person, async (popup) => expect(await chosen(popup, 'timer')).toBe('300'));
      expect(await minutesToErasing(person)).toBeGreaterThan(60); // nothing has a time yet
    }

    await say(alice, 'for five minutes only');
    expect(await minutesToErasing(alice)).toBeLessThanOrEqual(5);
    await sees(bob, 'for five minutes only');
    await eventually('the time of the message begins for Bob', async () => (await minutesToErasing(bob)) <= 5);
    for (const person of [alice, bob]) {
      expect(await oddities(person)).toEqual([]); // a timer takes a number, too
      const signed = await person.glass.texts(
        '[data-row]:has([data-sign][aria-label="Disappears by itself"]) [data-text]',
      );
      expect(signed).toEqual(['for five minutes only']);
      await person.site.screenshot(info.outputPath(`${person.name}-timer.png`));
    }
  },
);

const areWhole = () =>
  [...document.querySelectorAll('[data-row]')].every((row) => row.scrollHeight <= row.clientHeight);

test(
  'a thread that keeps nothing has forgotten it after the lock, and a forgotten thread is as if it had never been',
  {
    tag: '@firefox-full',
  },
  async ({ site, conversation, confidential, met }, info) => {
    confidential.push('kept by Alice', 'gone at the lock');
    const { alice, bob, bobsCode: code } = await met();
    await say(alice, 'kept by Alice');
    await sees(bob, 'kept by Alice');

    await inPopup(bob, (popup) => choose(popup, 'keep', '0'));
    await isTold(bob, 'Disappeared'); // without a reload
    await say(alice, 'gone at the lock');
    await sees(bob, 'gone at the lock');
    await lock(bob);
    await isTold(bob, 'Vault locked');
    await unlock(bob, code);
    await isTold(bob, 'Disappeared');
    expect(await read(bob)).toEqual([]);
    expect(await read(alice)).toEqual(['kept by Alice', 'gone at the lock']);
    for (const person of [alice, bob]) expect(await oddities(person)).toEqual([]);

    const popup = await alice.popup();
    await popup.click('[data-act=forget]');
    await popup.waitFor('[data-asks=forget] li');
    await popup.press('[data-asks=forget] h3', 'Escape');
    await popup.waitFor('[data-act=forget]:focus');
    await popup.click('[data-act=forget]');
    await popup.click('[data-act=forget-now]');
    await popup.waitFor('main[data-thread=off]');
    await popup.close();
    await eventually('the composer is gone', async () => !(await alice.composer.isThere()));
    await isTold(alice, 'Nobody can open it on this computer any more.');
    await eventually('every row is as high as what is said in it', () => alice.glass.evaluate(areWhole));
    await alice.site.screenshot(info.outputPath('forgotten.png'));
    await alice.site.reload();
    await alice.site.waitFor('[data-testid=dm-composer-textarea]');
    expect(await alice.composer.isThere()).toBe(false);
    expect(site.messages(conversation)).toHaveLength(4);
  },
);
