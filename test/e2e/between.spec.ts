/**
 * R-KEY-5: a site that stands between two people from the beginning swaps both invitations. Nothing is called verified, one scan exposes it,
 * and a swap after a check stops the thread at once.
 */
import { startXChat } from '../hosts/x-chat/server.ts';
import { accounts } from '../support/accounts.ts';
import { accept, createVault, isTold, openThread, popupShows, protect, sees } from '../support/acts.ts';
import { acceptFalsely, inviteFalsely } from '../support/between.ts';
import { endsWith, openCheck, showsCode, stateIn } from '../support/checking.ts';
import type { Person, WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const { alice: a, bob: b } = accounts;

const stories = test.extend<{ swapped: { alice: Person; bob: Person } }>({
  /** Alice at one face of the site and Bob at another, each in a thread with somebody who is called as the other is. */
  swapped: async ({ site, conversation, start }, use) => {
    const there = await startXChat();
    for (const account of Object.values(accounts)) there.addAccount(account);
    there.openConversation(a.id, b.id);
    const [alice, bob] = [await start('Alice'), await start('Bob', { at: there })];
    await Promise.all([createVault(alice), createVault(bob)]);
    await openThread(alice, 'alice', conversation);
    await openThread(bob, 'bob', conversation);

    await protect(alice);
    const falseBob = acceptFalsely(site, { conversation, from: b.id });
    inviteFalsely(there, { conversation, from: a.id, to: b.id });
    await isTold(alice, 'accepted: this thread is protected');
    await isTold(bob, 'invites you');
    await accept(bob);
    falseBob.write('it is me, Bob');
    await sees(alice, 'it is me, Bob'); // so far nobody can tell
    await use({ alice, bob });
    await there.close();
  },
});

/** The person chooses a picture of what the other's window shows. */
const scan = async (window: WindowSurface, shown: WindowSurface, file: string): Promise<void> => {
  await shown.evaluate(() => document.querySelector('[data-contact-code]')?.scrollIntoView({ block: 'center' }));
  await shown.screenshot(file);
  await window.chooseFile('input[name=picture]', file);
};

const isStopped = async (person: Person): Promise<void> => {
  await person.composer.waitFor('body[data-state=blocked]');
  expect(await person.composer.texts('textarea')).toEqual([]);
  await popupShows(person, 'main[data-thread=blocked]');
};

stories(
  'before a scan neither is verified; each scan exposes it and stops that side at once',
  {
    tag: '@firefox-full',
  },
  async ({ swapped: { alice, bob } }, info) => {
    const [shown, scanning] = [await showsCode(alice), await openCheck(bob)];
    expect([await stateIn(shown), await stateIn(scanning)]).toEqual(['protected', 'protected']);
    const numbers = await Promise.all([shown, scanning].map((window) => window.texts('[data-number] li')));
    expect(numbers[0]).not.toEqual(numbers[1]);

    await scan(scanning, shown, info.outputPath('alice.png'));
    await endsWith(bob, scanning, 'other-key');
    expect(await scanning.text('[data-outcome] h2')).toBe('Not the same key');
    await isStopped(bob);
    expect(await stateIn(shown)).toBe('protected'); // no proof can come to her
    await alice.composer.waitFor('body[data-state=open]');

    await scanning.click('[data-act=show-code]');
    await scanning.waitFor('[data-contact-code] svg');
    await scan(shown, scanning, info.outputPath('bob.png'));
    await endsWith(alice, shown, 'other-key');
    await isStopped(alice);
  },
);

stories(
  'who showed a code to nobody but the site is told after ten minutes that the check did not complete',
  async ({ swapped: { alice, bob } }, info) => {
    const [shown, scanning] = [await showsCode(alice), await openCheck(bob)];
    await scan(scanning, shown, info.outputPath('alice.png'));
    await endsWith(bob, scanning, 'other-key');
    await alice.later(9 * 60);
    await shown.reload();
    await shown.waitFor('[data-check=protected]');
    expect(await shown.texts('[data-outcome]')).toEqual([]);
    await alice.later(61);
    await shown.reload();
    await shown.waitFor('[data-check=protected]');
    expect(await shown.text('[data-outcome=not-completed]')).toContain(
      'if it speaks of another key, somebody stands between you',
    );
  },
);

test('a swap after the keys were checked stops the thread at once', async ({ met, site, conversation }, info) => {
  const { alice, bob } = await met();
  const [shown, scanning] = [await showsCode(alice), await openCheck(bob)];
  await scan(scanning, shown, info.outputPath('alice.png'));
  await endsWith(bob, scanning, 'verified');
  await endsWith(alice, shown, 'verified');

  inviteFalsely(site, { conversation, from: b.id, to: a.id });
  await isStopped(alice);
  await bob.composer.waitFor('body[data-state=open]'); // nothing was swapped there
});
