/** Puts the background together and listens. Everything it needs of the world is handed in. */
import type { Random } from '../core/random.ts';
import { isRequest } from '../rpc/wire-format.ts';
import type { DatabaseSource } from '../vault/database.ts';
import { type KdfCost, standardCost } from '../vault/kdf.ts';
import type { Locks } from '../vault/locks.ts';
import { threadTags } from '../vault/thread-tags.ts';
import { makeVault } from '../vault/vault.ts';
import { announcer } from './announcer.ts';
import { LOCK_ALARM, makeAutoLock } from './auto-lock.ts';
import { badge } from './badge.ts';
import { makeBindings } from './bindings.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { makeFailures } from './failures.ts';
import { guardedTabs } from './guarded-tabs.ts';
import { composerHandlers } from './handlers/composer.ts';
import { frameHandlers } from './handlers/frame.ts';
import { glassHandlers } from './handlers/glass.ts';
import { pageHandlers } from './handlers/page.ts';
import { peopleHandlers } from './handlers/people.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { threadHandlers } from './handlers/thread.ts';
import { lockVault, vaultHandlers } from './handlers/vault.ts';
import { pageEngine } from './page-engine.ts';
import { type Handlers, router } from './router.ts';
import { identify, type Sender } from './senders.ts';

export interface World {
  readonly browser: BrowserApi;
  readonly clock: Clock;
  readonly random: Random;
  readonly locks: Locks;
  readonly database: DatabaseSource;
  /** Chromium tells a frame which pages stand above it. */
  readonly hasAncestorOrigins: boolean;
  readonly cost?: KdfCost;
}

/**
 * Starts listening. Call it synchronously when the worker starts: a browser drops the message that woke the worker when nobody
 * listens by the end of the first turn.
 */
export const startBackground = (world: World): void => {
  const { browser } = world;
  const context = makeContext(world);
  const answer = router({
    identify: (sender) => identify(sender, { id: browser.runtime.id, root: browser.runtime.getURL('') }),
    isGranted: (origin) => isGranted(browser, origin),
    findBinding: context.bindings.find,
    before: (sender) => beforeRequest(context, sender),
    handlers: makeHandlers(context),
  });

  for (const area of [browser.storage.session, browser.storage.local]) {
    void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
  browser.runtime.onMessage.addListener((message, sender) =>
    isRequest(message) ? answer(message, sender) : undefined,
  );
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/app.html#welcome') });
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void context.bindings.dropTab(tabId);
    void context.guarded.dropTab(tabId);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === LOCK_ALARM) void lockIfDue(context);
  });
};

const makeContext = (world: World): Context => {
  const { browser, clock, random, locks } = world;
  const { session, local } = browser.storage;
  return {
    browser,
    clock,
    random,
    locks,
    vault: makeVault({
      database: world.database,
      session,
      random,
      cost: world.cost ?? standardCost,
    }),
    tags: threadTags(local, random),
    bindings: makeBindings({ session, random, clock, hasAncestorOrigins: world.hasAncestorOrigins }),
    guarded: guardedTabs(session),
    autoLock: makeAutoLock({ session, alarms: browser.alarms, clock }),
    engine: pageEngine(browser.tabs, clock),
    announce: announcer(browser),
    showState: badge(browser),
    failures: makeFailures(),
    underway: new Set(),
  };
};

const makeHandlers = (context: Context): Handlers => ({
  ...vaultHandlers(context),
  ...pageHandlers(context),
  ...frameHandlers(context),
  ...glassHandlers(context),
  ...composerHandlers(context),
  ...threadHandlers(context),
  ...peopleHandlers(context),
  ...settingsHandlers(context),
});

/** A window or the composer is the person's hand; what the page and the glass ask, they ask by themselves. */
const beforeRequest = async (context: Context, { kind }: Sender): Promise<void> => {
  await lockIfDue(context);
  if (kind === 'window' || kind === 'composer') await context.autoLock.used();
};

const lockIfDue = async (context: Context): Promise<void> => {
  if (!(await context.autoLock.isDue())) return;
  if ((await context.vault.status()) === 'open') await lockVault(context);
};

const isGranted = ({ permissions }: BrowserApi, origin: string): Promise<boolean> => {
  const { protocol, hostname } = new URL(origin); // match patterns know no ports
  return permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
};
