/**
 * Complaints 1 to 7 that people have about extensions like this one: keys lost with the profile, backups that nobody could try, histories
 * restored and undecryptable. Alice loses her browser and goes on in another one.
 */
import { readFileSync, statSync } from 'node:fs';
import { accounts } from '../support/accounts.ts';
import {
  createVault,
  decide,
  eventually,
  isTold,
  openThread,
  popupShows,
  protectTogether,
  read,
  say,
  sees,
  unlock,
  visit,
} from '../support/acts.ts';
import { clearTextAt } from '../support/clear-text.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

/** In the backup screen: saves a file and tries it at once. */
const backUp = async (person: Person, file: string, secret: string): Promise<void> => {
  const window = await person.window('app.html#backup');
  await window.download('[data-act=make-backup]', file);
  await window.waitFor('[data-saved]');
  await window.chooseFile('form[data-form=prove] input[name=backup-file]', file);
  await window.fill('form[data-form=prove] input[name=secret]', secret);
  await window.click('[data-act=prove]');
  await window.waitFor('form[data-proven]');
  await window.waitFor('[data-backup=proven]');
  await window.close();
};

test(
  'Alice loses her browser, restores her backup in another one, and both go on without an alarm',
  {
    tag: '@firefox',
  },
  async ({ site, conversation, start, confidential }, info) => {
    const said = ['before the loss', 'an answer to it', 'after the restore', 'welcome back', 'as if nothing had been'];
    confidential.push(...said);
    const [lost, bob] = [await start('Alice'), await start('Bob')];

    // Set-up: the backup waits, and Sotto says so until it is proven.
    const { code } = await createVault(lost);
    await createVault(bob);
    const people = await lost.window('app.html#people');
    await people.waitFor('[data-standing=none]');

    // The sheet is shown once: words to write down, a code to print.
    await people.click('[data-act=open-backup]');
    await people.click('[data-act=make-words]');
    await people.waitFor('[data-sheet] svg');
    const words = (await people.texts('[data-words] li')).join(' ');
    expect(words.split(' ')).toHaveLength(12);
    await people.click('[data-act=sheet-done]');
    await people.waitFor('[data-backup=none]');
    await people.close();

    await backUp(lost, info.outputPath('early.sotto'), code);
    await openThread(lost, 'alice', conversation);
    await openThread(bob, 'bob', conversation);
    await protectTogether(lost, bob);
    await say(lost, 'before the loss');
    await sees(bob, 'before the loss');
    await say(bob, 'an answer to it');
    await sees(lost, 'an answer to it');

    // Somebody has come: the early backup is behind, and the popup says so.
    await popupShows(lost, '[data-standing=behind]');
    const file = info.outputPath('backup.sotto');
    await backUp(lost, file, words);
    const bytes = readFileSync(file);
    for (const text of ['before the loss', accounts.bob.id, words, code]) expect(bytes.includes(text)).toBe(false);
    expect(statSync(file).size).toBeGreaterThan(64 * 1024);
    expect(await clearTextAt(site, [lost], confidential)).toEqual([]);
    await lost.close(); // the profile goes with it

    const alice = await start('Alice anew');
    const window = await alice.window('app.html#restore');
    await window.chooseFile('input[name=backup-file]', file);
    await window.fill('input[name=secret]', 'not the code of this file');
    await window.click('[data-act=restore]');
    await window.waitFor('[role=alert]');
    await window.fill('input[name=secret]', code);
    await window.click('[data-act=restore]');
    await window.waitFor('[data-restored]');
    expect(await window.text('[data-restored]')).toContain('2 messages');
    await window.close();

    // Complaints 3, 6 and 7: what was said is read in place.
    await openThread(alice, 'alice', conversation);
    for (const text of ['before the loss', 'an answer to it']) await sees(alice, text);
    expect(await alice.glass.texts('[data-kind=unreadable]')).toEqual([]);
    await alice.composer.waitFor('body[data-state=restored]');
    await popupShows(bob, 'main[data-vault=open][data-thread=protected]');

    await decide(alice, 'protect', 'restored', 'restored');
    await isTold(bob, 'invites you');
    await decide(bob, 'accept', 'protected', 'protected');
    for (const person of [alice, bob]) await person.composer.waitFor('body[data-state=open] textarea');
    await say(bob, 'welcome back');
    await sees(alice, 'welcome back');
    await say(alice, 'after the restore');
    await sees(bob, 'after the restore');
    await say(bob, 'as if nothing had been');
    await sees(alice, 'as if nothing had been');

    // The same identity: Bob saw no other key, and nothing that he cannot read.
    await popupShows(bob, 'main[data-vault=open][data-thread=protected]');
    expect(await bob.glass.texts('[data-kind=unreadable]')).toEqual([]);
    expect(await read(alice)).toEqual(await read(bob));

    // The restored vault opens with the code of before, and the file once more, without doubling anything.
    const merge = await alice.window('app.html#restore');
    await merge.chooseFile('input[name=backup-file]', file);
    await merge.fill('input[name=secret]', words);
    await merge.click('[data-act=restore]');
    await merge.waitFor('[data-restored]');
    expect(await merge.text('[data-restored]')).toContain('0 messages are new here');
    await merge.close();
    await say(alice, 'before the loss'.toUpperCase());
    await sees(bob, 'BEFORE THE LOSS');
  },
);

test('complaint 1: switched off and on again, Sotto has everything that it had', async ({
  conversation,
  confidential,
  met,
}) => {
  confidential.push('said before', 'said after');
  const { alice, bob, code } = await met();
  await say(alice, 'said before');

  await alice.switchOffAndOn();
  await visit(alice, conversation);
  await alice.composer.waitFor('body[data-state=locked]');
  await unlock(alice, code);
  await sees(alice, 'said before');
  await say(alice, 'said after');
  await sees(bob, 'said after');
});

test(
  'a copy of a thread is saved for reading, after the security code was typed',
  {
    tag: '@firefox-full',
  },
  async ({ confidential, accepted }, info) => {
    confidential.push('to be kept', '<b>not bold</b>');
    const { alice, code } = await accepted();
    await say(alice, 'to be kept');
    await say(alice, '<b>not bold</b>');

    const people = await alice.window('app.html#people');
    await people.click('[data-act=person]');
    await people.click('[data-act=save-copy]');
    await people.fill('input[name=copy-code]', 'not the code at all');
    await people.click('form[data-form=copy] [data-act=save]');
    await people.waitFor('[role=alert]');
    await people.fill('input[name=copy-code]', code);
    const file = info.outputPath('copy.html');
    const name = await people.download('form[data-form=copy] [data-act=save]', file);
    expect(name).toMatch(/^sotto-bob-[\d-]+\.html$/);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('to be kept');
    expect(page).toContain('&lt;b&gt;not bold&lt;/b&gt;');
    expect(page).not.toContain('<script');
    await eventually(
      'the window says that it is saved',
      async () => (await people.texts('form[data-saved]')).length === 1,
    );
  },
);
