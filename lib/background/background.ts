/** Puts the background together and listens. Everything it needs of the world is handed in. */
import type { Random } from '../core/random.ts';
import { answerLater } from '../rpc/answer-later.ts';
import { isRequest } from '../rpc/wire-format.ts';
import { type CodeLists, codeJudge } from '../vault/code-strength.ts';
import type { DatabaseSource } from '../vault/database.ts';
import type { DeviceKey } from '../vault/device-key.ts';
import type { OldVault } from '../vault/first-layout.ts';
import { type KdfCost, standardCost } from '../vault/kdf.ts';
import type { Locks } from '../vault/locks.ts';
import type { VaultParts } from '../vault/opened.ts';
import { makeSearch } from '../vault/search.ts';
import { threadTags } from '../vault/thread-tags.ts';
import { makeVault } from '../vault/vault.ts';
import type { WholeFile } from '../vault/whole-file.ts';
import { type Announce, announcer } from './announcer.ts';
import { LOCK_ALARM, makeAutoLock } from './auto-lock.ts';
import { badge } from './badge.ts';
import { makeBindings } from './bindings.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Clock } from './clock.ts';
import { makeAttempts } from './code-attempts.ts';
import type { Context } from './context.ts';
import { makeCopies } from './copies.ts';
import { ERASE_ALARM, makeEraser } from './eraser.ts';
import { makeFailures } from './failures.ts';
import { grants } from './grants.ts';
import { backupHandlers } from './handlers/backup.ts';
import { callHandlers } from './handlers/call.ts';
import { composerHandlers } from './handlers/composer.ts';
import { decidingHandlers } from './handlers/deciding.ts';
import { exportHandlers } from './handlers/export.ts';
import { frameHandlers } from './handlers/frame.ts';
import { glassHandlers } from './handlers/glass.ts';
import { keepingHandlers } from './handlers/keeping.ts';
import { manualHandlers } from './handlers/manual.ts';
import { pageHandlers } from './handlers/page.ts';
import { peopleHandlers } from './handlers/people.ts';
import { pointingHandlers } from './handlers/pointing.ts';
import { searchHandlers } from './handlers/search.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { threadHandlers } from './handlers/thread.ts';
import { unlockHandlers } from './handlers/unlock.ts';
import { vaultHandlers } from './handlers/vault.ts';
import { verifyHandlers } from './handlers/verify.ts';
import { makeKnownKinds } from './known-kinds.ts';
import { liveCalls } from './live-calls.ts';
import { lockIfOpen, screenChanged } from './locking.ts';
import { markedTabs } from './marked-tabs.ts';
import { type NoneGuarded, noneGuarded } from './none-guarded.ts';
import { followNotice } from './notify.ts';
import type { HandedFiles } from './open-backup.ts';
import { makeOpening } from './opening.ts';
import { pageEngine } from './page-engine.ts';
import { pointedSites } from './pointed-sites.ts';
import { makeRate } from './rate.ts';
import { recentTexts } from './recent-texts.ts';
import { type Handlers, router } from './router.ts';
import { selectionMenu } from './selection-menu.ts';
import { identify, type Sender } from './senders.ts';
import { inMemory } from './session-memory.ts';
import { runCommand } from './shortcuts.ts';
import { siteLimits } from './site-limits.ts';
import { allowedPatterns, siteScripts } from './site-scripts.ts';

export interface World {
  readonly browser: BrowserApi;
  readonly clock: Clock;
  readonly random: Random;
  readonly locks: Locks;
  readonly database: DatabaseSource;
  /** The vault's wraps and keys. */
  readonly file: WholeFile;
  /** What 0.1.0 left. */
  readonly oldVault: OldVault;
  /** The key of *Remember on this device*. */
  readonly device: DeviceKey;
  /** By which a code of the person's own is judged. */
  readonly codeLists: () => Promise<CodeLists>;
  /** The browser tells when the screen locks. */
  readonly noticesScreenLock: boolean;
  /** Where backup files pass between background and windows. */
  readonly files: HandedFiles;
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
  const none = noneGuarded(browser, threadTags(browser.storage.local, world.random), announcer(browser));
  const context = makeContext(world, none);
  const answer = router({
    identify: (sender) => identify(sender, { id: browser.runtime.id, root: browser.runtime.getURL('') }),
    isGranted: grants(browser),
    mayAsk: makeRate(() => performance.now()).take,
    findBinding: context.bindings.find,
    before: (sender) => beforeRequest(context, sender),
    handlers: makeHandlers(context, world),
  });

  for (const area of [browser.storage.session, browser.storage.local]) {
    void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  }
  const scripts = siteScripts(browser);
  const settle = async (): Promise<void> => {
    await none.settle().catch(() => {}); // then pages hold keys until they know
    await scripts.settle().catch(() => {}); // tried again when the worker starts
    await settlePointed(context).catch(() => {}); // the same
  };
  void settle();
  browser.permissions.onAdded.addListener(({ origins = [] }) => void settle().then(() => scripts.begin(origins)));
  browser.permissions.onRemoved.addListener(() => void settle());
  browser.runtime.onMessage.addListener(
    answerLater((message, sender) => (isRequest(message) ? answer(message, sender) : undefined)),
  );
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void context.selection.offer();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/app.html#welcome') });
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void context.bindings.dropTab(tabId);
    void context.guarded.dropTab(tabId);
    void context.writing.dropTab(tabId);
    void context.pointing.dropTab(tabId);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === LOCK_ALARM) void lockIfDue(context);
    if (name === ERASE_ALARM) void context.eraser.eraseDue();
  });
  browser.idle?.onStateChanged.addListener((state) => {
    void lockIfDue(context).then(() => screenChanged(context, state));
  });
  browser.commands?.onCommand.addListener((name, tab) => void runCommand(context, name, tab?.id));
  browser.contextMenus?.onClicked.addListener((clicked) => void context.selection.clicked(clicked));
  // Allowed while this worker runs, it is heard from the next one on.
  browser.notifications?.onClicked.addListener((id) => void followNotice(browser, id));
};

/** What the vault is made over. */
export const vaultPartsOf = (world: World, session = world.browser.storage.session): VaultParts => ({
  database: world.database,
  file: world.file,
  old: world.oldVault,
  locks: world.locks,
  session,
  random: world.random,
  now: world.clock.now,
  cost: world.cost ?? standardCost,
  judge: codeJudge(world.codeLists),
  device: world.device,
});

const makeContext = (world: World, { tags }: NoneGuarded): Context => {
  const { browser, clock, random, locks } = world;
  const { local } = browser.storage;
  const session = inMemory(browser.storage.session);
  const kinds = makeKnownKinds();
  const tell = announcer(browser);
  const announce: Announce = (news) => {
    kinds.forget();
    tell(news);
  };
  const vault = makeVault(vaultPartsOf(world, session));
  const autoLock = makeAutoLock({ session, alarms: browser.alarms, clock });
  const eraser = makeEraser({ vault, alarms: browser.alarms, clock, announce });
  return {
    browser,
    clock,
    random,
    locks,
    vault,
    files: world.files,
    tags,
    bindings: makeBindings({ session, random, clock, hasAncestorOrigins: world.hasAncestorOrigins }),
    guarded: markedTabs(session, 'guarded'),
    writing: markedTabs(session, 'writing'),
    pointing: markedTabs(session, 'pointing'),
    pointed: pointedSites(local),
    recent: recentTexts(session),
    calls: liveCalls(session),
    kinds,
    limits: siteLimits(local),
    autoLock,
    opening: makeOpening({ session, local, vault, tags, autoLock, eraser, announce }),
    attempts: makeAttempts(session, clock),
    engine: pageEngine(browser.tabs, clock),
    eraser,
    announce,
    showState: badge(browser),
    failures: makeFailures(),
    search: makeSearch(),
    copies: makeCopies(),
    selection: selectionMenu(browser, session),
    underway: new Set(),
  };
};

/** What was said of a site that nobody has listed goes with the permission. */
const settlePointed = async ({ browser, pointed, limits }: Context): Promise<void> => {
  for (const site of await pointed.settle(await allowedPatterns(browser))) await limits.forget(site);
};

const makeHandlers = (context: Context, { noticesScreenLock }: World): Handlers => ({
  ...vaultHandlers(context),
  ...unlockHandlers(context, noticesScreenLock),
  ...pageHandlers(context),
  ...frameHandlers(context),
  ...glassHandlers(context),
  ...composerHandlers(context),
  ...threadHandlers(context),
  ...pointingHandlers(context),
  ...verifyHandlers(context),
  ...callHandlers(context),
  ...keepingHandlers(context),
  ...decidingHandlers(context),
  ...manualHandlers(context),
  ...peopleHandlers(context),
  ...searchHandlers(context),
  ...settingsHandlers(context),
  ...backupHandlers(context),
  ...exportHandlers(context),
});

/** A window or the composer is the person's hand; what the page and the glass ask, they ask by themselves. */
const beforeRequest = async (context: Context, { kind }: Sender): Promise<void> => {
  await context.opening.wake();
  await lockIfDue(context);
  await context.eraser.eraseDue();
  if (kind === 'window' || kind === 'composer') await context.autoLock.used();
};

const lockIfDue = async (context: Context): Promise<void> => {
  if (await context.autoLock.isDue()) await lockIfOpen(context, 'restarted');
};
