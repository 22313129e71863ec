/**
 * Three browsers at one site: with Sotto, with none, and with a bare extension. In each a thread of a thousand messages is there to be
 * opened; in the first it is protected and was read once, in the others the same armor is nothing but text.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startXChat, type XChat } from '../../test/hosts/x-chat/server.ts';
import { accounts } from '../../test/support/accounts.ts';
import { acceptAsScript } from '../../test/support/scripted-contact.ts';
import { textOf } from '../vault/words.ts';
import { writeBareExtension } from './bare.ts';
import { eventually, SiteBrowser } from './site-browser.ts';

/** Beside Alice and Bob, whose thread is protected, two who have the same in clear, and one to whom nobody wrote. */
const carol = { id: '3003000000000000003', handle: 'carol', name: 'Carol' };
const dave = { id: '4004000000000000004', handle: 'dave', name: 'Dave' };
const erin = { id: '5005000000000000005', handle: 'erin', name: 'Erin' };

export const COUNT = 1_000;
const CODE = 'orbit velvet candle mimic harvest ocean';

/** A browser, the thread that it opens, and one without any message. */
export interface Place {
  readonly browser: SiteBrowser;
  readonly thread: string;
  readonly empty: string;
  /** Delivers the contact's next message. Gives words by which it is recognised when it is drawn. */
  readonly receive: (text: string) => string;
}

export interface Stage {
  readonly sotto: Place;
  readonly alone: Place;
  readonly bare: Place;
  /** How many messages the site shows of a thread that is opened. */
  readonly show: (rows: number) => void;
  /** Unlocks the vault, in a browser that was started again. */
  readonly unlock: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export const setStage = async (executablePath: string, build: string): Promise<Stage> => {
  const site = await startXChat();
  for (const account of [accounts.alice, accounts.bob, carol, dave, erin]) site.addAccount(account);
  const [thread, copy] = [
    site.openConversation(accounts.alice.id, accounts.bob.id),
    site.openConversation(carol.id, dave.id),
  ];
  const [empty, emptyCopy] = [
    site.openConversation(accounts.alice.id, erin.id),
    site.openConversation(carol.id, erin.id),
  ];
  const bareFolder = writeBareExtension();
  const browser = (folder: string | null, handle: string) =>
    new SiteBrowser({ executablePath, folder, handle, port: site.port });
  const sotto = browser(path.join(build, 'chrome-mv3'), 'alice');
  const alone = browser(null, 'carol');
  const bare = browser(bareFolder, 'carol');
  const close = async (): Promise<void> => {
    for (const each of [sotto, alone, bare]) await each.close();
    rmSync(bareFolder, { recursive: true, force: true });
    await site.close();
  };
  const receiveCopy = (text: string): string => {
    const armored = `${text} ${'0'.repeat(300)}`;
    site.addMessages(copy, [{ from: dave.id, text: armored }]);
    return text;
  };
  try {
    await sotto.start();
    const receive = await protectAndFill(site, sotto, thread);
    for (const { from, text, at } of site.messages(thread))
      site.addMessages(copy, [{ from: from === accounts.bob.id ? dave.id : carol.id, text, at }]);
    for (const each of [alone, bare]) await each.start();
    const plain = { thread: copy, empty: emptyCopy, receive: receiveCopy };
    return {
      sotto: { browser: sotto, thread, empty, receive },
      alone: { browser: alone, ...plain },
      bare: { browser: bare, ...plain },
      show: (rows) => site.set({ pageLength: rows }),
      unlock: () => sotto.ask('vault.unlock', { code: CODE }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Protects the thread, fills it, and has everything read once, so that from then on it is opened from the archive. */
const protectAndFill = async (site: XChat, sotto: SiteBrowser, thread: string): Promise<(text: string) => string> => {
  await sotto.ask('vault.create', { code: CODE });
  await sotto.page.goto(`https://x.com/i/chat/${thread}`);
  await sotto.page.locator('[data-testid=dm-composer-textarea]').waitFor({ state: 'attached' });
  await eventually('an engine that stands in the thread', () =>
    sotto.ask('thread.protect', { tabId: true }).catch(() => pause(200).then(() => null)),
  );
  const bob = acceptAsScript(site, thread, accounts.bob.id);
  const from = accounts.bob.id;
  await sotto.leave();
  site.addMessages(thread, [
    { from, text: bob.acceptance },
    ...Array.from({ length: COUNT }, (_, index) => ({ from, text: bob.message(textOf(index)) })),
  ]);
  site.set({ pageLength: COUNT + 2 });
  await sotto.open(thread, COUNT, 'glass.html');
  await sotto.leave();
  return (text) => {
    site.addMessages(thread, [{ from, text: bob.message(text) }]);
    return text;
  };
};
