/** What outlives a worker: one browser profile with its storage, its tabs and its clock. The browser's API, faked at the edge. */

import { startBackground } from '../../../lib/background/background.ts';
import type { BrowserApi, MessageSender, Tab } from '../../../lib/background/browser-api.ts';
import type { Clock } from '../../../lib/background/clock.ts';
import type { Random } from '../../../lib/core/random.ts';
import { RpcError } from '../../../lib/rpc/errors.ts';
import type { Area } from '../../../lib/vault/areas.ts';
import { type Database, type DatabaseSource, databaseSource } from '../../../lib/vault/database.ts';
import type { Locks } from '../../../lib/vault/locks.ts';
import { NOON } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { type Life, newLife, through } from './life.ts';

export const EXTENSION = 'abcdefghijklmnopabcdefghijklmnop';
export const ROOT = `chrome-extension://${EXTENSION}/`;

/** Cheap on purpose: what Argon2id costs is tested in test/vault/kdf.test.ts. */
const CHEAP = { memoryKiB: 64, passes: 1, lanes: 1 };

type Listener = (message: unknown, sender: MessageSender) => Promise<unknown> | undefined;
/** Answers what the background asks a tab's page engine. */
export type Engine = (message: unknown) => Promise<unknown> | undefined;

let profiles = 0;

/** Messages and storage carry JSON, as in Chromium. */
const json = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

export class Profile {
  readonly databaseName = `sotto-test-${++profiles}`;
  readonly session = new Map<string, unknown>();
  readonly local = new Map<string, unknown>();
  readonly tabs = new Map<number, { readonly url: string; engine: Engine }>();
  readonly granted = new Set(['https://x.com/*']);
  readonly opened: string[] = [];
  readonly titles = new Map<number, string>();
  readonly badges = new Map<number, string>();
  readonly alarms = new Map<string, number>();
  /** News as windows heard it. */
  readonly news: string[] = [];
  now = NOON;
  hasAncestorOrigins = true;
  life: Life = newLife();
  private listeners: Listener[] = [];
  private removed: ((tabId: number) => void)[] = [];
  private installed: ((details: { reason: string }) => void)[] = [];
  private rang: ((alarm: { name: string }) => void)[] = [];
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
    startBackground({
      browser: this.api(this.life),
      clock: this.clock(),
      random: this.random,
      locks: memoryLocks(),
      database: watched(databaseSource(this.databaseName), this.life),
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
      const answer = listener(json(message), sender);
      if (answer !== undefined) return answer;
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
        sendMessage: (id, message) =>
          through(life, async () => {
            const answer = this.tabs.get(id)?.engine(json(message));
            if (answer === undefined) throw new Error('Could not establish connection. Receiving end does not exist.');
            return json(await answer);
          }),
        create: ({ url }) =>
          through(life, () => {
            this.opened.push(url);
            return {};
          }),
        onRemoved: { addListener: (listener) => this.removed.push(listener) },
      },
      windows: { create: ({ url }) => through(life, () => this.opened.push(url)) },
      action: {
        setBadgeText: ({ text, tabId }) => through(life, () => void this.badges.set(tabId, text)),
        setTitle: ({ title, tabId }) => through(life, () => void this.titles.set(tabId, title)),
      },
      permissions: {
        contains: ({ origins }) => through(life, () => origins.every((origin) => this.granted.has(origin))),
        getAll: () => through(life, () => ({ origins: [...this.granted] })),
      },
      alarms: {
        create: (name, { delayInMinutes }) => through(life, () => void this.alarms.set(name, delayInMinutes)),
        clear: (name) => through(life, () => this.alarms.delete(name)),
        onAlarm: { addListener: (listener) => this.rang.push(listener) },
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

/** Locks of a dead worker are let go by the browser; here they die with the worker's own map. */
const memoryLocks = (): Locks => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    hold: (name, work) => {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(
        name,
        turn.catch(() => {}),
      );
      return turn;
    },
  };
};

/** The database with an edge before each transaction and after each commit; what lies between is one for the browser too. */
const watched = (source: DatabaseSource, life: Life): DatabaseSource => ({
  open: async () => {
    await life.edge();
    const database = await source.open();
    return new Proxy(database, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
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
