/** Stops in windows of Alice's own: before she has a vault, before a thread is protected, and all that is no thread. */
import { eventually, isTold, openThread, protect } from '../support/acts.ts';
import { app, click, popup, type Stop, whole } from './reaching.ts';

const code = 'input[name=code]';
const again = 'input[name=code-again]';
export const beforeTheVault: readonly Stop[] = [
  {
    name: 'popup-not-set-up',
    shows: 'The popup before there is a vault.',
    reach: async (cast) => {
      await openThread(cast.alice, 'alice', cast.conversation);
      return cast.popup(cast.alice, 'main[data-vault=none]');
    },
  },
  { name: 'restore-first', shows: 'Restoring a backup on a new computer.', reach: app('restore', 'form') },
  {
    name: 'welcome',
    shows: 'The welcome: what Sotto protects, and what not.',
    reach: async (cast) => {
      const welcome = await cast.alice.openedWindow('app.html#welcome');
      await cast.open.close();
      cast.take(welcome);
      return cast.again('[data-act=begin]');
    },
  },
  {
    name: 'welcome-own-code',
    shows: 'A security code of one’s own that is too easy to guess.',
    reach: async (cast) => {
      await cast.open.click('[data-act=begin]');
      await cast.open.click('[data-act=own-code]');
      await cast.open.fill(code, 'to be or not to be that is the question');
      await cast.open.waitFor('[data-strength=weak]');
      await cast.open.fill(again, 'to be or not to be that is the question');
      return click('[data-act=create-vault]', '[role=alert]')(cast);
    },
  },
  {
    name: 'welcome-code',
    shows: 'A security code of six random words.',
    reach: async (cast) => {
      await cast.open.click('[data-act=suggested-code]');
      await eventually('six words are drawn', async () => {
        cast.code = (await cast.open.text('[data-code]')).trim();
        return /^(?:[a-z]+ ){5}[a-z]+$/.test(cast.code);
      });
      return cast.again(again);
    },
  },
  {
    name: 'welcome-backup',
    shows: 'A backup is offered, and can wait.',
    reach: async (cast) => {
      await cast.open.fill(again, cast.code);
      return click('[data-act=create-vault]', '[data-act=later]')(cast);
    },
  },
  { name: 'welcome-done', shows: 'Everything is set up.', reach: click('[data-act=later]', '[data-done]') },
];

export const beforeProtection: readonly Stop[] = [
  {
    name: 'people-nobody',
    shows: 'The list of people while there is nobody.',
    reach: app('people', whole('[data-people="0"]')),
  },
  {
    name: 'popup-elsewhere',
    shows: 'The popup in a tab without a site.',
    reach: (cast) => cast.fresh(cast.alice, 'popup.html?tab=0', whole('[data-thread=no-site]')),
  },
  { name: 'popup-off', shows: 'The popup in a thread that is not protected.', reach: popup('off') },
  {
    name: 'popup-invited',
    shows: 'The popup after an invitation was sent.',
    reach: async (cast) => {
      await protect(cast.alice);
      return popup('invited')(cast);
    },
  },
  {
    name: 'thread-invitation',
    shows: 'The thread of somebody who is invited.',
    reach: async (cast) => {
      await openThread(cast.bob, 'bob', cast.conversation);
      await isTold(cast.bob, 'invites you');
      return cast.thread(cast.bob);
    },
  },
  {
    name: 'popup-declined',
    shows: 'The popup of somebody who has declined an invitation.',
    reach: async (cast) => {
      await cast.popup(cast.bob, '[data-act=decline]');
      return click('[data-act=decline]', whole('[data-declined]'))(cast);
    },
  },
  {
    name: 'popup-invitation',
    shows: 'The popup of somebody who is invited, and had declined.',
    reach: click('[data-act=offer-again]', whole('[data-thread=invitation-received] [data-act=accept]')),
  },
];

export const theRest: readonly Stop[] = [
  { name: 'people', shows: 'The list of people.', reach: app('people', whole('[data-people="1"]')) },
  {
    name: 'people-person',
    shows: 'What can be done about one person.',
    reach: click('[data-act=person]', '[data-act=save-copy]'),
  },
  {
    name: 'people-copy',
    shows: 'A readable copy of a thread is about to be saved.',
    reach: click('[data-act=save-copy]', 'form[data-form=copy]'),
  },
  {
    name: 'search',
    shows: 'What was found in the messages.',
    reach: async (cast) => {
      await cast.fresh(cast.alice, 'app.html#search', whole('search input'));
      await cast.open.fill('search input', 'friday');
      return cast.again('[data-hits="2"]');
    },
  },
  {
    name: 'search-nothing',
    shows: 'Nothing was found.',
    reach: async (cast) => {
      await cast.open.fill('search input', 'saturday');
      return cast.again('[data-hits="0"]');
    },
  },
  {
    name: 'manual',
    shows: 'Manual mode, for the contact of a thread.',
    reach: app('manual', '[data-by-hand=verified]'),
  },
  { name: 'settings', shows: 'The settings.', reach: app('settings', whole('[data-act=change-code]')) },
  {
    name: 'settings-code',
    shows: 'Another security code is about to be chosen.',
    reach: click('[data-act=change-code]', 'input[name=code-now]'),
  },
  { name: 'backup', shows: 'The three steps to a backup.', reach: app('backup', '[data-act=make-backup]') },
  { name: 'backup-sheet', shows: 'The recovery sheet.', reach: click('[data-act=make-words]', '[data-sheet] svg') },
  { name: 'restore', shows: 'Restoring a backup beside what is there.', reach: app('restore', 'form') },
  { name: 'about', shows: 'What Sotto does, and what it does not.', reach: app('about', whole('[data-version]')) },
];

export const locked: readonly Stop[] = [
  {
    name: 'unlock',
    shows: 'The vault is locked.',
    reach: async (cast) => {
      await cast.open.click('[data-act=lock]');
      return app('people', '[data-form=unlock]')(cast);
    },
  },
  {
    name: 'unlock-words',
    shows: 'The vault is opened with the words of the recovery sheet.',
    reach: click('[data-act=use-words]', '[data-form=recovery]'),
  },
  {
    name: 'popup-locked',
    shows: 'The popup while the vault is locked.',
    reach: (cast) => cast.popup(cast.alice, 'main[data-vault=locked]'),
  },
  { name: 'thread-locked', shows: 'The thread while the vault is locked.', reach: (cast) => cast.thread(cast.alice) },
];
