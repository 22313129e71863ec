/** What outlives a worker: one browser profile with its storage, its tabs and its clock. The browser's API, faked at the edge. */

import { startBackground } from '../../../lib/background/background.ts';
import type {
  BrowserApi,
  DesktopApi,
  MessageSender,
  RegisteredScript,
  Tab,
} from '../../../lib/background/browser-api.ts';
import type { Clock } from '../../../lib/background/clock.ts';
import type { Random } from '../../../lib/core/random.ts';
import type { Hear } from '../../../lib/rpc/answer-later.ts';
import { RpcError } from '../../../lib/rpc/errors.ts';
import type { Area } from '../../../lib/vault/areas.ts';
import { type Database, type DatabaseSource, databaseSource } from '../../../lib/vault/database.ts';
import { type DeviceKey, deviceKey } from '../../../lib/vault/device-key.ts';
import { firstLayout, type OldVault } from '../../../lib/vault/first-layout.ts';
import type { WholeFile } from '../../../lib/vault/whole-file.ts';
import { NOON } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { judgeLists, memoryFile, memoryLocks } from '../../vault/support.ts';
import { type Life, newLife, through } from './life.ts';
import { Outside } from './outside.ts';

export const EXTENSION = 'abcdefghijklmnopabcdefghijklmnop';
export const ROOT = `chrome-extension://${EXTENSION}/`;

/** Cheap on purpose: what Argon2id costs is tested in test/vault/kdf.test.ts. */
const CHEAP = { memoryKiB: 64, passes: 1, lanes: 1 };

type Listener = Hear<MessageSender>;
/** Answers what the background asks a tab's page engine. */
export type Engine = (message: unknown) => Promise<unknown> | undefined;

let profiles = 0;

/** Messages and storage carry JSON, as in Chromium. */
const json = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

export class Profile {
  readonly databaseName = `sotto-test-${++profiles}`;
  readonly session = new Map<string, unknown>();
  readonly local = new Map<string, unknown>();
  /** The vault's wraps and keys on disk. */
  readonly file = memoryFile();
  /** The key of *Remember on this device*. */
  readonly device = deviceKey(`${this.databaseName} device`);
  /** Backup files on their way between background and window. */
  readonly made = memoryFile();
  readonly chosen = memoryFile();
  readonly tabs = new Map<number, { readonly url: string; engine: Engine }>();
  readonly granted = new Set(['https://x.com/*']);
  readonly opened: string[] = [];
  readonly titles = new Map<number, string>();
  readonly badges = new Map<number, string>();
  readonly alarms = new Map<string, number>();
  /** Scripts that the browser puts into new pages, beside the manifest's. */
  readonly scripts = new Map<string, RegisteredScript>();
  readonly outside = new Outside();
  /** News as windows heard it. */
  readonly news: string[] = [];
  now = NOON;
  hasAncestorOrigins = true;
  /** From the next worker on. */
  isOnAndroid = false;
  life: Life = newLife();
  private listeners: Listener[] = [];
  private removed: ((tabId: number) => void)[] = [];
  private installed: ((details: { reason: string }) => void)[] = [];
  private rang: ((alarm: { name: string }) => void)[] = [];
  private screen: ((state: 'active' | 'idle' | 'locked') => void)[] = [];
  private commanded: ((name: string, tab?: Tab) => void)[] = [];
  private readonly random: Random;

  constructor(name: string) {
    this.random = seededRandom(`${name} ${this.databaseName}`);
    this.start();
  }

  /** Starts a worker; the one before is gone with everything it had in memory. */
  start(): void {
    this.life.dieAfter(0);
    this.life = newLife();
    this.listeners = [];
    this.removed = [];
    this.installed = [];
    this.rang = [];
    this.screen = [];
    this.commanded = [];
    this.outside.forget();
    startBackground({
      browser: this.api(this.life),
      clock: this.clock(),
      random: this.random,
      locks: memoryLocks(),
      database: watched(databaseSource(this.databaseName), this.life),
      file: fileThrough(this.file, this.life),
      oldVault: oldThrough(firstLayout(indexedDB, `${this.databaseName} before`), this.life),
      device: deviceThrough(this.device, this.life),
      codeLists: judgeLists,
      noticesScreenLock: true,
      files: { made: fileThrough(this.made, this.life), chosen: fileThrough(this.chosen, this.life) },
      hasAncestorOrigins: this.hasAncestorOrigins,
      cost: CHEAP,
    });
  }

  /** Ends the browser too: what lay in memory is gone, what lay on disk is there. */
  restartBrowser(): void {
    this.session.clear();
    this.start();
  }

  /** Asks as `sender`. Rejects with the code that came back, or `rpc/interrupted` when the worker died first. */
  async ask(sender: MessageSender, method: string, params: unknown): Promise<unknown> {
    const answer = this.hear({ sotto: 1, method, params }, sender);
    const gone = this.life.death.then(() => ({ error: 'rpc/interrupted' as const }));
    const given = json((await Promise.race([answer, gone])) as { ok: unknown } | { error: RpcError['code'] });
    if ('error' in given) throw new RpcError(given.error);
    return given.ok;
  }

  /** Delivers any message; undefined when nobody answers it. */
  hear(message: unknown, sender: MessageSender): Promise<unknown> | undefined {
    for (const listener of this.listeners) {
      let follows: true | undefined;
      const answer = new Promise((resolve) => {
        follows = listener(json(message), sender, resolve);
      });
      if (follows === true) return answer;
    }
    return undefined;
  }

  install(reason: string): void {
    for (const listener of this.installed) listener({ reason });
  }

  closeTab(tabId: number): void {
    this.tabs.delete(tabId);
    for (const listener of this.removed) listener(tabId);
  }

  ring(name: string): void {
    for (const listener of this.rang) listener({ name });
  }

  /** The browser says that the screen was locked or unlocked, or that nobody has touched anything for a while. */
  turnScreen(state: 'active' | 'idle' | 'locked'): void {
    for (const listener of this.screen) listener(state);
  }

  /** The person presses the keys of a command of the manifest. */
  command(name: string, tab?: Tab): void {
    for (const listener of this.commanded) listener(name, tab);
  }

  private clock(): Clock {
    return { now: () => this.now, after: () => new Promise(() => {}) };
  }

  private api(life: Life): BrowserApi {
    const tab = (id: number): Tab => ({ id, url: this.tabs.get(id)?.url });
    return {
      runtime: {
        id: EXTENSION,
        getURL: (path) => ROOT + path.replace(/^\//, ''),
        sendMessage: (message) =>
          through(life, () => {
            this.news.push((message as { news: string }).news);
          }),
        onMessage: { addListener: (listener) => this.listeners.push(listener) },
        onInstalled: { addListener: (listener) => this.installed.push(listener) },
      },
      storage: { session: area(this.session, life), local: area(this.local, life) },
      tabs: {
        get: (id) => through(life, () => tab(id)),
        query: () => through(life, () => [...this.tabs.keys()].map(tab)),
        reload: () => through(life, () => {}),
        sendMessage: (id, message) =>
          through(life, async () => {
            const answer = this.tabs.get(id)?.engine(json(message));
            if (answer === undefined) throw new Error('Could not establish connection. Receiving end does not exist.');
            return json(await answer);
          }),
        create: ({ url }) => through(life, () => ({ id: this.opened.push(url) })),
        update: (id) =>
          through(life, () => {
            if (!this.tabs.has(id)) throw new Error(`No tab with id: ${id}.`);
            this.outside.inFront.push(`tab ${id}`);
            return { windowId: 1 };
          }),
        onRemoved: { addListener: (listener) => this.removed.push(listener) },
      },
      action: {
        setBadgeText: ({ text, tabId }) => through(life, () => void this.badges.set(tabId, text)),
        setTitle: ({ title, tabId }) => through(life, () => void this.titles.set(tabId, title)),
      },
      permissions: {
        contains: ({ origins }) => through(life, () => origins.every((origin) => this.granted.has(origin))),
        getAll: () => through(life, () => ({ origins: [...this.granted] })),
        onAdded: { addListener: () => {} }, // here what is granted stays so; grants.test.ts has it change
        onRemoved: { addListener: () => {} },
      },
      scripting: {
        getRegisteredContentScripts: ({ ids }) =>
          through(life, () => [...this.scripts.values()].filter(({ id }) => ids.includes(id))),
        registerContentScripts: (scripts) =>
          through(life, () => scripts.forEach((script) => void this.scripts.set(script.id, script))),
        unregisterContentScripts: ({ ids }) => through(life, () => ids.forEach((id) => void this.scripts.delete(id))),
      },
      alarms: {
        create: (name, { delayInMinutes }) => through(life, () => void this.alarms.set(name, delayInMinutes)),
        clear: (name) => through(life, () => this.alarms.delete(name)),
        onAlarm: { addListener: (listener) => this.rang.push(listener) },
      },
      ...(this.isOnAndroid ? {} : { ...this.desktop(life), ...this.outside.api(life) }),
    };
  }

  private desktop(life: Life): Omit<DesktopApi, 'contextMenus'> {
    return {
      windows: {
        create: ({ url }) => through(life, () => this.opened.push(url)),
        update: (id) => through(life, () => this.outside.inFront.push(`window ${id}`)),
      },
      idle: { onStateChanged: { addListener: (listener) => this.screen.push(listener) } },
      commands: {
        getAll: () => through(life, () => [{ name: 'lock', shortcut: 'Alt+Shift+L' }]),
        onCommand: { addListener: (listener) => this.commanded.push(listener) },
      },
    };
  }
}

const area = (items: Map<string, unknown>, life: Life): Area => ({
  get: (wanted) =>
    through(life, () => {
      const entries = [...items].filter(([name]) => wanted === null || [wanted].flat().includes(name));
      return json(Object.fromEntries(entries));
    }),
  set: (given) =>
    through(life, () => {
      for (const [name, value] of Object.entries(given)) items.set(name, json(value));
    }),
  remove: (names) =>
    through(life, () => {
      for (const name of [names].flat()) items.delete(name);
    }),
});

/** The browser swaps a whole file in one go: what lies between the edges is one for it. */
const fileThrough = (file: WholeFile, life: Life): WholeFile => ({
  read: () => through(life, file.read),
  replace: (bytes) => through(life, () => file.replace(bytes)),
  remove: () => through(life, file.remove),
});

const oldThrough = (old: OldVault, life: Life): OldVault => ({
  isThere: () => through(life, old.isThere),
  read: (code) => through(life, () => old.read(code)),
  remove: () => through(life, old.remove),
});

const deviceThrough = (device: DeviceKey, life: Life): DeviceKey => ({
  seal: (secret) => through(life, () => device.seal(secret)),
  open: (sealed) => through(life, () => device.open(sealed)),
  forget: () => through(life, () => device.forget()),
});

/** The database with an edge before each transaction and after each commit; what lies between is one for the browser too. */
const watched = (source: DatabaseSource, life: Life): DatabaseSource => ({
  open: async () => {
    await life.edge();
    const database = await source.open();
    return new Proxy(database, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'get' || name === 'put')
          return (...given: unknown[]) =>
            through(life, () => Reflect.apply(value as (...given: unknown[]) => unknown, target, given));
        if (name !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
        return (...given: Parameters<Database['transaction']>) => withEdgeAtEnd(target.transaction(...given), life);
      },
    });
  },
});

const withEdgeAtEnd = <T extends { readonly done: Promise<void> }>(transaction: T, life: Life): T =>
  new Proxy(transaction, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (name === 'done') return target.done.then(() => life.edge());
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
