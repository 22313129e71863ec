/**
 * While no thread is guarded, pages are told so before their first script runs, and hold no key while they ask about a thread: a page that
 * looks for it would see that. The word is taken back before the first tag is written. Where it is missing, keys are held.
 */
import { givenPatterns } from '../rpc/known-sites.ts';
import type { ThreadTags } from '../vault/thread-tags.ts';
import { makeTurns } from '../vault/turns.ts';
import type { Announce } from './announcer.ts';
import type { BrowserApi } from './browser-api.ts';
import { allowedPatterns, register } from './site-scripts.ts';

const ID = 'none-guarded';

export interface NoneGuarded {
  /** The tags, each of which is written only when pages that come are told no longer that there is none. */
  readonly tags: ThreadTags;
  /** Brings what pages are told in line with the tags. An update of Sotto takes it away. */
  settle(): Promise<void>;
}

export const noneGuarded = (
  browser: Pick<BrowserApi, 'scripting' | 'permissions'>,
  tags: ThreadTags,
  announce: Announce,
): NoneGuarded => {
  const inTurn = makeTurns();
  const { scripting } = browser;
  /** This worker has seen to it that pages are not told: every read of a guarded thread asks for that again. */
  let isTakenBack = false;
  const isTold = async (): Promise<boolean> => (await scripting.getRegisteredContentScripts({ ids: [ID] })).length > 0;
  const tell = async (): Promise<void> => {
    isTakenBack = false;
    const matches = [...givenPatterns, ...(await allowedPatterns(browser))];
    await register(browser, { id: ID, js: [`content-scripts/${ID}.js`], matches });
  };
  const takeBack = async (): Promise<void> => {
    if (isTakenBack) return;
    const wasTold = await isTold();
    if (wasTold) await scripting.unregisterContentScripts({ ids: [ID] });
    isTakenBack = true;
    if (wasTold) announce('first');
  };
  return {
    tags: {
      ...tags,
      add: (thread) =>
        inTurn(async () => {
          await takeBack().catch(() => {}); // the tag counts more: without it a locked vault knows nothing
          await tags.add(thread);
        }),
    },
    settle: () => inTurn(async () => ((await tags.any()) ? takeBack() : tell())),
  };
};
