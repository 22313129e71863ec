/** Two browsers with Sotto at one site, whose people share a protected thread and can talk: a microphone that beeps, of the browser's own making. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startXChat, type XChat } from '../../test/hosts/x-chat/server.ts';
import { accounts } from '../../test/support/accounts.ts';
import { eventually, SiteBrowser } from './site-browser.ts';

const CODE = 'orbit velvet candle mimic harvest ocean';
const switches = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
];

/** Nobody has checked a key here. */
const letsRing = {
  lockAfterMinutes: 0,
  lockOnScreenLock: false,
  invitationSentence: '',
  calls: { rings: 'protected', server: '', username: '', password: '', isRelayOnly: false },
};

export interface CallStage {
  readonly site: XChat;
  readonly thread: string;
  readonly alice: SiteBrowser;
  readonly bob: SiteBrowser;
  readonly close: () => Promise<void>;
}

export const setCallStage = async (executablePath: string, build: string): Promise<CallStage> => {
  const site = await startXChat();
  for (const account of [accounts.alice, accounts.bob]) site.addAccount(account);
  const thread = site.openConversation(accounts.alice.id, accounts.bob.id);
  const folder = path.join(build, 'chrome-mv3');
  const [alice, bob] = (['alice', 'bob'] as const).map(
    (handle) => new SiteBrowser({ executablePath, folder, handle, port: site.port, switches }),
  ) as [SiteBrowser, SiteBrowser];
  const close = async (): Promise<void> => {
    for (const each of [alice, bob]) await each.close();
    await site.close();
  };
  try {
    for (const each of [alice, bob]) {
      await each.start();
      await each.ask('vault.create', { code: CODE });
      await each.ask('settings.set', letsRing);
      await each.page.goto(`https://x.com/i/chat/${thread}`);
      await each.page.locator('[data-testid=dm-composer-textarea]').waitFor({ state: 'attached' });
    }
    for (const [each, act] of [
      [alice, 'thread.protect'],
      [bob, 'thread.accept'],
    ] as const)
      await eventually(act, () => each.ask(act, { tabId: true }).catch(() => pause(200).then(() => null)));
    for (const each of [alice, bob]) {
      await each.closeOthers();
      await (await each.frame('composer.html')).waitForSelector('body[data-state=open] textarea');
    }
    return { site, thread, alice, bob, close };
  } catch (error) {
    await close();
    throw error;
  }
};
