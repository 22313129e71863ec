/**
 * The whole way by keyboard alone: a vault, an invitation, its acceptance, a key compared, the vault locked and opened again. Writing and the
 * rows of the thread by keyboard are told in typing.spec.ts and row-menu.spec.ts.
 */
import { createVault, eventually, isTold, openThread } from '../support/acts.ts';
import { endsWith, openCheck } from '../support/checking.ts';
import type { WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const MOST_STOPS = 40;

/** Presses Tab until the focus is on what matches. */
const tabTo = async (window: WindowSurface, css: string): Promise<void> => {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const where = await window.evaluate((wanted) => {
      const { activeElement: active } = document;
      return active?.matches(wanted) ? 'there' : active === null || active === document.body ? 'body' : ':focus';
    }, css);
    if (where === 'there') return;
    await window.press(where, 'Tab');
  }
  throw new Error(`Tab does not lead to ${css}.`);
};

const choose = async (window: WindowSurface, css: string): Promise<void> => {
  await window.waitFor(css);
  await tabTo(window, css);
  await window.press(':focus', 'Enter');
};

test('from the welcome to a verified contact without a mouse', async ({ conversation, start }) => {
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  await createVault(bob);
  const welcome = await alice.openedWindow('app.html#welcome');
  await choose(welcome, '[data-act=begin]');
  let code = '';
  await eventually('six words are drawn', async () => {
    code = (await welcome.text('[data-code]')).trim();
    return /^(?:[a-z]+ ){5}[a-z]+$/.test(code);
  });
  await tabTo(welcome, 'input[name=code-again]');
  await welcome.type(':focus', code);
  await welcome.press(':focus', 'Enter');
  await choose(welcome, '[data-act=later]');
  await welcome.waitFor('[data-done]');
  expect(await welcome.evaluate(() => document.activeElement?.tagName)).toBe('H1'); // reading goes on there

  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  const [inviting, accepting] = [await alice.popup(), await bob.popup()];
  await choose(inviting, '[data-act=protect]');
  await isTold(bob, 'invites you');
  await choose(accepting, '[data-act=accept]');
  for (const window of [inviting, accepting]) await window.waitFor('main[data-thread=protected]');

  const checking = await openCheck(alice);
  await choose(checking, '[data-act=compare]');
  await choose(checking, '[data-act=compared]');
  await endsWith(alice, checking, 'verified');

  await choose(checking, '[data-act=lock]');
  await checking.waitFor('form[data-form=unlock]');
  await tabTo(checking, 'input[name=code]');
  await checking.type(':focus', code);
  await checking.press(':focus', 'Enter');
  await checking.waitFor('main[data-vault=open] [data-check=verified]');
});
