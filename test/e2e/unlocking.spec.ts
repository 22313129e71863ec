/** How a person opens and locks their vault: another code, by itself on this device, a passkey, keys and screen that lock. */
import { createVault, eventually, popupShows, unlock } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

const own = 'nine silver kettles sing at dawn';

test('complaint 4: Alice changes her code; the new one opens from then on, across a restart, and the old one does not', {
  tag: '@firefox-full',
}, async ({ start }) => {
  const alice = await start('Alice');
  const { code } = await createVault(alice);
  const settings = await alice.window('app.html#settings');
  await settings.click('[data-act=change-code]');
  await settings.click('[data-act=own-code]');
  await settings.fill('input[name=code-now]', code);
  await settings.type('input[name=code]', own);
  await settings.waitFor('[data-strength=enough], [data-strength=ample]');
  await settings.fill('input[name=code-again]', own);
  await settings.click('[data-act=set-code]');
  await settings.waitFor('.notice-good');

  await settings.click('[data-act=lock]');
  for (let times = 0; times < 5; times += 1) {
    await settings.waitFor('[data-act=unlock]:not([aria-disabled])');
    await settings.fill('[data-form=unlock] input[name=code]', code);
    await settings.click('[data-act=unlock]');
    await settings.waitFor('[data-form=unlock] [role=alert]');
  }
  await eventually('Alice is told to wait', async () =>
    (await settings.texts('[role=status]')).join().includes('second'),
  );
  await settings.waitFor('[data-act=unlock]:not([aria-disabled])');
  await settings.fill('[data-form=unlock] input[name=code]', own);
  await settings.click('[data-act=unlock]');
  await settings.waitFor('main[data-vault=open]');
  await settings.close();

  await alice.restart();
  const after = await alice.window('app.html#people');
  await after.waitFor('main[data-vault=locked]');
  await after.fill('[data-form=unlock] input[name=code]', own);
  await after.click('[data-act=unlock]');
  await after.waitFor('main[data-vault=open]');
});

test('Alice forgets her code: the words of her sheet open the vault and put another code in its place', {
  tag: '@firefox-full',
}, async ({ start, confidential }) => {
  const alice = await start('Alice');
  await createVault(alice);
  const window = await alice.window('app.html#backup');
  await window.click('[data-act=make-words]');
  await window.waitFor('[data-sheet] svg');
  const words = (await window.texts('[data-words] li')).join(' ');
  confidential.push(words);
  await window.click('[data-act=sheet-done]');
  await window.click('[data-act=lock]');

  await window.click('[data-act=use-words]');
  await window.click('[data-form=recovery] [data-act=own-code]');
  await window.fill('input[name=words]', words);
  await window.type('[data-form=recovery] input[name=code]', own);
  await window.waitFor('[data-strength=enough], [data-strength=ample]');
  await window.fill('[data-form=recovery] input[name=code-again]', own);
  await window.click('[data-act=unlock-with-words]');
  await window.waitFor('main[data-vault=open]');
  await window.click('[data-act=lock]');
  await window.fill('[data-form=unlock] input[name=code]', own);
  await window.click('[data-form=unlock] [data-act=unlock]');
  await window.waitFor('main[data-vault=open]');
});

test('Alice has the vault remembered on this device: open after a restart, closed after a lock, and asked for again when she wants that', {
  tag: '@firefox',
}, async ({ start }) => {
  const alice = await start('Alice');
  const { code } = await createVault(alice);
  const popup = await alice.window('popup.html?tab=1');
  await popup.waitFor('main[data-vault=open] [data-opens-by=code]');
  await popup.close();
  const settings = await alice.window('app.html#settings');
  await settings.click('[data-act=remember]');
  await settings.waitFor('[data-act=withdraw]');

  await alice.restart();
  const second = await alice.window('popup.html?tab=1');
  await second.waitFor('main[data-vault=open] [data-opens-by=device]');
  await second.click('[data-act=lock]');
  await second.waitFor('main[data-vault=locked]');

  await alice.restart(); // locked by hand it stays so
  const third = await alice.window('app.html#settings');
  await third.waitFor('main[data-vault=locked]');
  await third.click('[data-act=unlock-by-device]');
  await third.click('[data-act=withdraw]');
  await third.waitFor('[data-act=remember]');

  await alice.restart();
  const last = await alice.window('popup.html?tab=1');
  await last.waitFor('main[data-vault=locked] [data-opens-by=code]');
  expect(await last.texts('[data-act=unlock-by-device]')).toEqual([]);
  await last.fill('[data-form=unlock] input[name=code]', code);
  await last.click('[data-act=unlock]');
  await last.waitFor('main[data-vault=open]');
});

test('R-VAULT-34: a passkey opens the vault in a real browser, until it is removed', async ({ start }) => {
  const alice = await start('Alice');
  await createVault(alice);
  const window = await alice.windowWithPasskeys('app.html#settings');
  await window.click('[data-act=add-passkey]');
  await window.waitFor('[data-passkey]');
  await window.click('[data-act=lock]');
  await window.click('[data-act=unlock-by-passkey]');
  await window.waitFor('main[data-vault=open]');
  await window.click('[data-act=remove-passkey]');
  await window.waitForNo('[data-passkey]');
  await window.click('[data-act=lock]');
  await window.waitFor('[data-form=unlock]');
  expect(await window.texts('[data-act=unlock-by-passkey]')).toEqual([]);
});

test('complaint 24: the lock keys and the locked screen close the vault in mid-sentence, and the sentence is there afterwards', async ({
  confidential,
  accepted,
}) => {
  confidential.push('not even finished when');
  const { alice, code } = await accepted();
  const draft = () => alice.composer.evaluate(() => document.querySelector('textarea')?.value ?? '');

  await alice.composer.type('textarea', 'not even finished');
  await alice.happens('lock-keys'); // before the draft is kept by itself
  await alice.composer.waitFor('body[data-state=locked]');
  await unlock(alice, code);
  await alice.composer.waitFor('body[data-state=open] textarea');
  expect(await draft()).toBe('not even finished');
  await alice.composer.waitFor('body[data-draft=kept]'); // and the vault has it now
  await alice.site.reload();
  await alice.composer.waitFor('body[data-state=open] textarea');
  await eventually('the draft is there again', async () => (await draft()) === 'not even finished');

  await alice.composer.type('textarea', ' when');
  await alice.happens('screen-locked');
  await alice.composer.waitFor('body[data-state=locked]');
  await alice.happens('screen-unlocked');
  await popupShows(alice, 'main[data-vault=locked]'); // it is not remembered on this device
  await unlock(alice, code);
  await alice.composer.waitFor('body[data-state=open] textarea');
  expect(await draft()).toContain(' when');
});
