/** Stops of two people in one thread: writing, checking the key, and a thread that is stopped. */
import path from 'node:path';
import { accept, say, sees, unlock, visit } from '../support/acts.ts';
import { holdInFront, photograph } from '../support/camera.ts';
import type { WindowSurface } from '../support/person.ts';
import { type Cast, cameraIn, confidential, isTrusted } from './cast.ts';
import { withAnotherKey } from './forged-code.ts';
import { click, popup, type Stop, whole } from './reaching.ts';

const verify = async ({ alice, bob }: Cast, who: 'alice' | 'bob'): Promise<string> =>
  `app.html?tab=${await { alice, bob }[who].siteTabId()}#verify`;

const tell = async ({ alice, bob }: Cast, who: 'alice' | 'bob', text: string): Promise<void> => {
  const [speaker, listener] = who === 'alice' ? [alice, bob] : [bob, alice];
  await isTrusted(speaker);
  await say(speaker, text);
  await sees(listener, text);
};

export const inTheThread: readonly Stop[] = [
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
      await visit(cast.alice, cast.conversation); // the site forgets the draft, and does not hold up what is written
      await cast.alice.composer.waitFor('body[data-state=open] textarea');
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
    reach: click('[data-act=forget]', '[data-asks=forget] .button-danger'),
  },
  {
    name: 'popup-unprotecting',
    shows: 'The popup asks before protection is ended.',
    reach: async (cast) => {
      await popup('protected')(cast);
      return click('[data-act=unprotect]', '[data-asks=unprotect]')(cast);
    },
  },
  {
    name: 'popup-erasing',
    shows: 'The popup asks before older messages are erased.',
    reach: async (cast) => {
      await popup('protected')(cast);
      await cast.open.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('select[name=keep]');
        if (select === null) throw new Error('no such choice');
        select.value = '7';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      return cast.again('[data-act=keep]');
    },
  },
];

/** A picture of the code that a window shows. */
const pictureOf = async (cast: Cast, window: WindowSurface): Promise<string> => {
  const file = path.join(cast.folder, 'code.png');
  await window.evaluate(() => document.querySelector('[data-contact-code]')?.scrollIntoView({ block: 'center' }));
  await window.screenshot(file);
  return file;
};

export const checking: readonly Stop[] = [
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

export const stopped: readonly Stop[] = [
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
    name: 'key',
    shows: 'Another key appeared, and is decided about.',
    reach: async (cast) =>
      cast.fresh(cast.alice, `app.html?tab=${await cast.alice.siteTabId()}#key`, whole('[data-key-change]')),
  },
  {
    name: 'thread-blocked',
    shows: 'A thread that is stopped.',
    reach: async (cast) => {
      await cast.alice.composer.waitFor('body[data-state=blocked]');
      return cast.thread(cast.alice);
    },
  },
];
