/** What people do with Sotto, in the words of a story. Each act ends when the person would see that it is done. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from './person.ts';

const TIMEOUT_MS = 20_000;
const POLL_MS = 50;

/** Waits until what is asked holds. @throws {Error} That says what did not come to hold. */
export const eventually = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + TIMEOUT_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It never came to be that ${what}.`);
    await pause(POLL_MS);
  }
};

/** In the welcome tab: takes the generated security code and creates the vault with it. Returns the code and the clicks it took. */
export const createVault = async (person: Person): Promise<{ code: string; clicks: number }> => {
  const welcome = await person.openedWindow('app.html#welcome');
  let clicks = 0;
  const click = async (css: string): Promise<void> => {
    await welcome.click(css);
    clicks += 1;
  };
  await click('[data-act=begin]');
  let code = '';
  await eventually('six words are drawn', async () => {
    code = (await welcome.text('[data-code]')).trim();
    return /^(?:[a-z]+ ){5}[a-z]+$/.test(code);
  });
  await click('input[name=code-again]');
  await welcome.type('input[name=code-again]', code);
  await click('[data-act=create-vault]');
  await click('[data-act=later]');
  await welcome.waitFor('[data-done]');
  await welcome.close();
  return { code, clicks };
};

/** Logs in at the site and opens a conversation. */
export const openThread = async (person: Person, handle: string, conversation: string): Promise<void> => {
  await person.login(handle);
  await person.open(`/i/chat/${conversation}`);
  await person.site.waitFor('[data-testid=dm-composer-textarea]');
};

/** Decides in the popup: presses one of its buttons, and waits for the thread's new state and until it was sent. */
export const decide = async (person: Person, act: string, before: string, after: string): Promise<void> => {
  const popup = await person.popup();
  await popup.waitFor(`main[data-vault=open][data-thread=${before}]`);
  await popup.click(`[data-act=${act}]`);
  await popup.waitFor(`main[data-thread=${after}]`);
  await popup.waitFor('main [role=status]:not(.status-busy):not(:empty)'); // it says so once the site shows it
  await popup.close();
};

/** Opens the popup and waits until this stands in it. */
export const popupShows = async (person: Person, css: string): Promise<void> => {
  const popup = await person.popup();
  await popup.waitFor(css);
  await popup.close();
};

/** Sends an invitation in the thread that the person has open. */
export const protect = (person: Person): Promise<void> => decide(person, 'protect', 'off', 'invited');

/** Accepts the invitation in the thread that the person has open. */
export const accept = (person: Person): Promise<void> => decide(person, 'accept', 'invitation-received', 'protected');

export const lock = async (person: Person): Promise<void> => {
  const popup = await person.popup();
  await popup.click('[data-act=lock]');
  await popup.waitFor('main[data-vault=locked]');
  await popup.close();
};

export const unlock = async (person: Person, code: string): Promise<void> => {
  const popup = await person.popup();
  await popup.fill('form[data-form=unlock] input[name=code]', code);
  await popup.click('[data-act=unlock]');
  await popup.waitFor('main[data-vault=open]');
  await popup.close();
};

/** Writes a message in the composer and sends it. Done when nothing is on its way any more, be it sent or not. */
export const say = async (person: Person, text: string): Promise<void> => {
  await person.composer.waitFor('body[data-state=open]');
  await person.composer.fill('textarea', text);
  await entersText(person);
  await eventually(`the composer of ${person.name} is empty again`, () =>
    person.composer.evaluate(() => document.querySelector('textarea')?.value === ''),
  ).catch(async (error: Error) => {
    throw new Error(`${error.message} ${await person.composer.evaluate(howItStands)}`, { cause: error });
  });
  await person.composer.waitForNo('[role=status][data-busy]');
};

/**
 * Presses Enter. A page that is laid out anew under the box hides it for a moment, in which nothing is sent (R-TYPE-3): the composer says so, and the person
 * presses again when it has stopped. A pause lasts half a second at least, so that one in which Enter was pressed is still there right after it.
 */
const entersText = async ({ composer }: Person): Promise<void> => {
  for (;;) {
    await composer.press('textarea', 'Enter');
    if (!(await composer.evaluate(isPausedWithText))) return;
    await composer.waitFor('body[data-held=false]');
  }
};

const isPausedWithText = (): boolean =>
  document.body.dataset['held'] === 'true' && document.querySelector('textarea')?.value !== '';

/** What the composer shows beside the text, and how it stands. */
const howItStands = (): string => {
  const notices = [...document.querySelectorAll('[role=alert], [role=status]')].map((notice) => notice.textContent);
  return `It says ${JSON.stringify(notices)}, and is ${JSON.stringify(document.body.dataset)}.`;
};

/** While a page loads, its form may move away under the click: then the page got it, and the person clicks again. */
export const entersComposer = (person: Person): Promise<void> =>
  eventually('the composer has the focus', async () => {
    await person.composer.click('textarea');
    return person.composer.evaluate(() => document.hasFocus() && document.activeElement?.localName === 'textarea');
  });

/** The texts that the person reads in the glass now, in the order of its rows. */
export const read = (person: Person): Promise<string[]> => person.glass.texts('[data-row][data-kind=text] [data-text]');

/** Waits until the person reads a message in the thread. */
export const sees = (person: Person, text: string): Promise<void> =>
  eventually(`${person.name} reads a message of ${text.length} characters`, async () =>
    (await read(person)).includes(text),
  );

/** Rows that say that messages are missing or out of order, as they stand in the glass now (R-LIE-5). */
export const oddities = async (person: Person): Promise<string[]> =>
  (await person.glass.texts('[data-row] [data-meta]')).filter((meta) => /not here|out of order/.test(meta));

/** Waits until a card or refusal in the glass says so. */
export const isTold = (person: Person, words: string): Promise<void> =>
  eventually(`${person.name} is told: ${words}`, async () =>
    (await person.glass.texts('[data-row]')).some((row) => row.includes(words)),
  );

/** Alice invites, Bob accepts, and both have the composer. */
export const protectTogether = async (alice: Person, bob: Person): Promise<void> => {
  await protect(alice);
  await isTold(bob, 'invites you');
  await accept(bob);
  for (const person of [alice, bob]) await person.composer.waitFor('body[data-state=open] textarea');
};

/** Comes back to a conversation, logged in already. */
export const visit = async (person: Person, conversation: string): Promise<void> => {
  await person.open(`/i/chat/${conversation}`);
  await person.site.waitFor('[data-testid=dm-message-scroller]');
};

/** Alice and Bob, each with an open vault, in a thread that is protected. `code` is Alice's. */
export const meet = async (
  start: (name: string) => Promise<Person>,
  conversation: string,
): Promise<{ alice: Person; bob: Person; code: string; bobsCode: string }> => {
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  const [{ code }, { code: bobsCode }] = [await createVault(alice), await createVault(bob)];
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protectTogether(alice, bob);
  return { alice, bob, code, bobsCode };
};
