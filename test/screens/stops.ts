/**
 * Every window and state of Sotto, in the order in which two people come to them. One table: axe judges each stop, and `npm run screens`
 * takes its pictures. A window that is new gets a line of its own where it can be reached.
 */
import path from 'node:path';
import { accept, eventually, isTold, openThread, protect, say, sees, unlock } from '../support/acts.ts';
import { holdInFront, photograph } from '../support/camera.ts';
import type { WindowSurface } from '../support/person.ts';
import { type Cast, cameraIn, confidential, isTrusted, type Seen } from './cast.ts';
import { withAnotherKey } from './forged-code.ts';

export interface Stop {
  /** Names its pictures. */
  readonly name: string;
  /** What stands there, in one sentence. */
  readonly shows: string;
  /** Comes here from the stop before. */
  readonly reach: (cast: Cast) => Promise<Seen>;
}

type Reach = Stop['reach'];

/** A screen of the app, in a window of Alice's. */
const app =
  (screen: string, ready: string): Reach =>
  (cast) =>
    cast.fresh(cast.alice, `app.html#${screen}`, ready);

/** While the vault is open most windows end with a word about the backup, which comes last. */
const whole = (ready: string): string => `body:has(${ready}) [data-standing]`;

/** Alice's popup beside the thread, which is in this state. */
const popup =
  (state: string): Reach =>
  (cast) =>
    cast.popup(cast.alice, whole(`[data-thread=${state}]`));

/** What is open already, after something is clicked in it. */
const click =
  (css: string, ready: string): Reach =>
  async (cast) => {
    await cast.open.click(css);
    return cast.again(ready);
  };

const code = 'input[name=code]';
const again = 'input[name=code-again]';
const verify = async ({ alice, bob }: Cast, who: 'alice' | 'bob'): Promise<string> =>
  `app.html?tab=${await { alice, bob }[who].siteTabId()}#verify`;

const beforeTheVault: readonly Stop[] = [
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

const beforeProtection: readonly Stop[] = [
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
    name: 'popup-invitation',
    shows: 'The popup of somebody who is invited.',
    reach: (cast) => cast.popup(cast.bob, whole('[data-thread=invitation-received]')),
  },
];

const tell = async ({ alice, bob }: Cast, who: 'alice' | 'bob', text: string): Promise<void> => {
  const [speaker, listener] = who === 'alice' ? [alice, bob] : [bob, alice];
  await isTrusted(speaker);
  await say(speaker, text);
  await sees(listener, text);
};

const inTheThread: readonly Stop[] = [
  {
    name: 'composer-site-box',
    shows: 'The site’s own box held a draft when the thread became protected.',
    reach: async (cast) => {
      await cast.alice.site.type('[data-testid=dm-composer-textarea]', 'Known to the site');
      await accept(cast.bob);
      await cast.alice.composer.waitFor('[data-site-box=covered]');
      return cast.thread(cast.alice);
    },
  },
  {
    name: 'thread',
    shows: 'A protected thread, in which both have written.',
    reach: async (cast) => {
      const isShown = async () => (await cast.alice.composer.texts('[data-site-box=shown]')).length > 0;
      await eventually('the site’s box is shown', async () => {
        if (await isShown()) return true;
        await cast.alice.composer.click('[data-act=show-site-box]'); // taken only while the composer is trusted
        await isTrusted(cast.alice);
        return isShown();
      });
      await cast.alice.composer.click('[data-act=empty-site-box]');
      await cast.alice.composer.waitForNo('[data-site-box]');
      await tell(cast, 'alice', confidential[0]);
      await tell(cast, 'bob', confidential[1]);
      await tell(cast, 'alice', confidential[2]);
      return cast.thread(cast.alice);
    },
  },
  {
    name: 'thread-menu',
    shows: 'The menu of a message.',
    reach: async (cast) => {
      await cast.alice.glass.rightClick('[data-kind=text] [data-text]');
      await cast.alice.glass.waitFor('[role=menu]');
      return cast.thread(cast.alice);
    },
  },
  {
    name: 'composer-unsent',
    shows: 'A message that the site did not take.',
    reach: async (cast) => {
      await cast.alice.composer.click('textarea');
      await isTrusted(cast.alice);
      cast.site.set({ lossy: 1 });
      await say(cast.alice, confidential[3]);
      await cast.alice.composer.waitFor('[data-unsent] [data-act=retry]');
      return cast.thread(cast.alice);
    },
  },
  {
    name: 'popup-protected',
    shows: 'The popup in a protected thread.',
    reach: async (cast) => {
      await isTrusted(cast.alice);
      cast.site.set({ lossy: 0 });
      await cast.alice.composer.click('[data-act=discard]');
      await cast.alice.composer.waitForNo('[data-unsent]');
      await cast.alice.composer.fill('textarea', '');
      return popup('protected')(cast);
    },
  },
  {
    name: 'popup-forgetting',
    shows: 'The popup asks before a thread is forgotten.',
    reach: click('[data-act=forget]', '.forgetting .button-danger'),
  },
];

/** A picture of the code that a window shows. */
const pictureOf = async (cast: Cast, window: WindowSurface): Promise<string> => {
  const file = path.join(cast.folder, 'code.png');
  await window.screenshot(file);
  return file;
};

const checking: readonly Stop[] = [
  {
    name: 'verify',
    shows: 'The window in which a key is checked.',
    reach: async (cast) => cast.fresh(cast.bob, await verify(cast, 'bob'), whole('[data-check=protected]')),
  },
  {
    name: 'verify-camera',
    shows: 'The camera looks for a code, and sees none.',
    reach: async (cast) => {
      await holdInFront(cast.bob, cast.open, await photograph(cast.open), cameraIn(cast.folder));
      return click('[data-act=use-camera]', '[data-camera=on]')(cast);
    },
  },
  {
    name: 'verify-own-code',
    shows: 'A scan that does not count.',
    reach: async (cast) => {
      await cast.open.click('[data-act=camera-off]');
      await cast.open.click('[data-act=show-code]');
      await cast.open.waitFor('[data-contact-code] svg');
      await cast.open.chooseFile('input[name=picture]', await pictureOf(cast, cast.open));
      return cast.again('[data-outcome=not-checked]');
    },
  },
  {
    name: 'verify-code',
    shows: 'A contact code is shown.',
    reach: async (cast) => {
      await cast.fresh(cast.alice, await verify(cast, 'alice'), whole('[data-check=protected]'));
      return click('[data-act=show-code]', '[data-contact-code] svg')(cast);
    },
  },
  {
    name: 'verify-scanned',
    shows: 'The window of whoever showed the code, after it was scanned.',
    reach: async (cast) => {
      const picture = await pictureOf(cast, cast.open);
      const scanning = await cast.bob.window(await verify(cast, 'bob'));
      await scanning.chooseFile('input[name=picture]', picture);
      await scanning.waitFor('[data-outcome=verified]');
      await scanning.close();
      return cast.again('[data-outcome=verified]');
    },
  },
  { name: 'popup-verified', shows: 'The popup in a verified thread.', reach: popup('verified') },
];

const theRest: readonly Stop[] = [
  { name: 'people', shows: 'The list of people.', reach: app('people', whole('[data-people="1"]')) },
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

const locked: readonly Stop[] = [
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

const stopped: readonly Stop[] = [
  {
    name: 'verify-other-key',
    shows: 'A scan that exposes another key.',
    reach: async (cast) => {
      await unlock(cast.alice, cast.code);
      const shown = await cast.fresh(cast.bob, await verify(cast, 'bob'), '[data-act=show-code]');
      await shown.window.click('[data-act=show-code]');
      await shown.window.waitFor('[data-contact-code] svg');
      const forged = withAnotherKey(await pictureOf(cast, shown.window));
      await cast.fresh(cast.alice, await verify(cast, 'alice'), whole('[data-check]'));
      await cast.open.chooseFile('input[name=picture]', forged);
      return cast.again('[data-outcome=other-key]');
    },
  },
  { name: 'popup-blocked', shows: 'The popup in a thread that is stopped.', reach: popup('blocked') },
  {
    name: 'thread-blocked',
    shows: 'A thread that is stopped.',
    reach: async (cast) => {
      await cast.alice.composer.waitFor('body[data-state=blocked]');
      return cast.thread(cast.alice);
    },
  },
];

export const stops: readonly Stop[] = [
  ...beforeTheVault,
  ...beforeProtection,
  ...inTheThread,
  ...checking,
  ...theRest,
  ...locked,
  ...stopped,
];
