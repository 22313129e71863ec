/** Chromium at the stand-in of the site, with an extension or without any, and the bench's probe in every document. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
// biome-ignore lint/correctness/noUndeclaredDependencies: the repository's own; a second one would want browsers of its own
import { type BrowserContext, type CDPSession, chromium, type Frame, type Page } from '@playwright/test';
import { siteHosts } from '../../test/support/accounts.ts';
import { removeProfile } from '../../test/support/remove-profile.ts';
import { type LoneBrowser, startAlone } from './lone-browser.ts';
import { installProbe, installSiteProbe, type Probe } from './probe.ts';

export interface SiteBrowserOptions {
  readonly executablePath: string;
  /** Of the unpacked extension; null for none. */
  readonly folder: string | null;
  /** Where the stand-in listens. */
  readonly port: number;
  /** Who is logged in at the site. */
  readonly handle: string;
  /** More for the command line. */
  readonly switches?: readonly string[];
}

/** As test/support/chromium.ts has it: what Playwright turns off beyond this the extension needs. */
const disabledFeatures = 'DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding';
const PATIENCE_MS = 120_000;
const POLL_MS = 20;

declare const probe: Probe;
declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: unknown } | { error: string }> };
  tabs: { query(filter: { url: string }): Promise<{ id?: number }[]> };
};

export class SiteBrowser {
  readonly profile = mkdtempSync(path.join(tmpdir(), 'sotto-bench-'));
  readonly #options: SiteBrowserOptions;
  #running: { readonly context: BrowserContext; readonly page: Page; readonly session: CDPSession } | null = null;
  #alone: LoneBrowser | null = null;

  constructor(options: SiteBrowserOptions) {
    this.#options = options;
  }

  /** The tab with the site. */
  get page(): Page {
    return this.#now().page;
  }

  /** The debugger's line to that tab. */
  get session(): CDPSession {
    return this.#now().session;
  }

  async start(): Promise<void> {
    const context = await chromium.launchPersistentContext(this.profile, {
      executablePath: this.#options.executablePath,
      headless: true,
      chromiumSandbox: false,
      ignoreHTTPSErrors: true,
      viewport: { width: 1_280, height: 900 },
      args: this.#switches(),
    });
    await this.#attach(context);
  }

  /** Begins again as a person has it: `within` is the only time that a debugger has a line to it. */
  async restartAlone(): Promise<void> {
    await this.#end();
    this.#alone = await startAlone(this.#options.executablePath, this.profile, this.#switches());
  }

  /** Does something in a browser that was started alone. */
  async within<T>(act: () => Promise<T>): Promise<T> {
    if (this.#alone === null) throw new Error('the browser was not started alone');
    const browser = await chromium.connectOverCDP(this.#alone.endpoint);
    try {
      await this.#attach(browser.contexts()[0] ?? (await browser.newContext()));
      return await act();
    } finally {
      this.#running = null;
      await browser.close();
    }
  }

  /** Whether an extension's worker runs in a browser that was started alone. */
  async hasWorker(): Promise<boolean> {
    return (await this.#alone?.hasWorker()) ?? false;
  }

  async #end(): Promise<void> {
    await this.#running?.context.close();
    await this.#alone?.close();
    [this.#running, this.#alone] = [null, null];
  }

  #switches(): string[] {
    const { folder, port, switches = [] } = this.#options;
    const rules = [...siteHosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`), 'MAP * ~NOTFOUND'];
    return [
      `--disable-features=${disabledFeatures}`,
      `--host-resolver-rules=${rules.join(',')},EXCLUDE 127.0.0.1`,
      '--disable-quic',
      '--js-flags=--expose-gc', // for the worker, where the debugger's line to a page does not reach
      ...switches,
      ...(folder === null ? [] : [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`]),
    ];
  }

  async #attach(context: BrowserContext): Promise<void> {
    context.setDefaultTimeout(PATIENCE_MS);
    for (const install of [installProbe, installSiteProbe]) await context.addInitScript(install);
    const isSites = (page: Page): boolean => !page.url().startsWith('chrome-extension:');
    const page = context.pages().find(isSites) ?? (await context.newPage());
    this.#running = { context, page, session: await context.newCDPSession(page) };
    if (!page.url().startsWith('https:')) await page.goto(`https://x.com/login-as/${this.#options.handle}`);
  }

  /** Asks the background as a window of ours does, and gives its answer. `tabId: true` stands for the site's tab. */
  async ask(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown> {
    const { page } = this.#now();
    const asking = await this.ownWindow();
    const answer = await asking.evaluate(
      async ([name, given]) => {
        const tabId = (await chrome.tabs.query({ url: 'https://x.com/*' }))[0]?.id;
        const message = { sotto: 1, method: name, params: given['tabId'] === true ? { ...given, tabId } : given };
        return chrome.runtime.sendMessage(message);
      },
      [method, params] as const,
    );
    await asking.close();
    await page.bringToFront();
    if ('error' in answer) throw new Error(`${method}: ${answer.error}`);
    return answer.ok;
  }

  /** A window that the extension opened by itself, once it is there. */
  opened(file: string): Promise<Page> {
    return eventually(`a window ${file}`, async () => {
      const pages = this.#now().context.pages();
      return pages.find((page) => page.url().includes(`/${file}`)) ?? null;
    });
  }

  /** A window of the extension's own that does nothing. */
  async ownWindow(): Promise<Page> {
    const { context } = this.#now();
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const window = await context.newPage();
    await window.goto(new URL('/app.html#about', worker.url()).href);
    return window;
  }

  /** One of the extension's frames in the page, once it is there. */
  async frame(file: string): Promise<Frame> {
    return eventually(`a frame ${file}`, async () => {
      const frames = this.page.frames().filter((frame) => frame.url().endsWith(`/${file}`));
      return frames.at(-1) ?? null;
    });
  }

  /** Leaves the thread: what is measured next begins with a navigation that has nothing to clear away. */
  async leave(): Promise<void> {
    await this.page.goto('https://x.com/home');
    await this.page.evaluate(() => probe.rest());
    await pause(250);
  }

  /** Milliseconds from the navigation until the page's own rows were painted, and until those of `file` were. */
  async open(address: string, rows: number, file: string | null): Promise<{ own: number; all: number }> {
    await this.page.goto(`https://x.com/i/chat/${address}`, { waitUntil: 'commit' });
    const own = await paintedIn(this.page, rows);
    const inFrame = file === null ? own : await paintedIn(await this.frame(file), file === 'glass.html' ? rows : 0);
    const origin = await this.page.evaluate(() => probe.origin);
    return { own: own - origin, all: Math.max(own, inFrame) - origin };
  }

  /** Collects garbage in the page, in the extension's frames in it, and in its worker. */
  async collectGarbage(): Promise<void> {
    const { context, page } = this.#now();
    const frames = page.frames().filter((frame) => frame.url().startsWith('chrome-extension:'));
    for (const target of [page, ...frames]) {
      const session = await context.newCDPSession(target);
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
    }
    for (const worker of context.serviceWorkers()) await worker.evaluate('gc()');
  }

  /** Closes what is not the site's tab: Sotto's welcome, which opens whenever it is installed, is no part of a thread. */
  async closeOthers(): Promise<void> {
    const { context, page } = this.#now();
    for (const other of context.pages()) if (other !== page) await other.close();
  }

  async close(): Promise<void> {
    await this.#end();
    await removeProfile(this.profile);
  }

  #now() {
    if (this.#running === null) throw new Error('the browser is not running');
    return this.#running;
  }
}

/** When so many texts were painted for the first time. */
const paintedIn = async (document: Page | Frame, texts: number): Promise<number> => {
  const at = await eventually(`${texts} painted texts`, () =>
    document
      .evaluate((wanted) => probe.sights.find((sight) => sight.texts >= wanted)?.at ?? null, texts)
      .catch(() => null),
  );
  await document.evaluate(() => probe.rest());
  return at;
};

/** The first answer that is not null. */
export const eventually = async <T>(what: string, ask: () => Promise<T | null>): Promise<T> => {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`There never were: ${what}.`);
    await pause(POLL_MS);
  }
};
