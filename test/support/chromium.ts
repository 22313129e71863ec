/** A person in Chromium, Chrome or Edge, driven by Playwright. */
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { needChromium } from '../../scripts/browsers.mjs';
import { chromiumBuild, chromiumId } from './build-output.ts';
import { allowSites, disallowSites } from './chromium-allow.ts';
import { frameSurface, windowSurface } from './chromium-surface.ts';
import { switchesFor } from './chromium-switches.ts';
import { isNamedKey } from './named-keys.ts';
import type { Person, PersonOptions, WindowSurface } from './person.ts';
import { killAllOn } from './processes.ts';
import { newProfile } from './profiles.ts';
import { removeProfile } from './remove-profile.ts';

/** For one act. Shorter than a story's, so that it fails where it is stuck. */
const TIMEOUT_MS = 20_000;

/** What a window of ours sees of the browser's API, and what the page of its extensions does. */
declare const chrome: {
  management: { setEnabled(id: string, enabled: boolean): Promise<void> };
  tabs: { query(filter: { url: string[] }): Promise<{ id?: number }[]> };
  commands: { onCommand: { dispatch(name: string): void } };
  idle: { onStateChanged: { dispatch(state: string): void } };
};

const loadSotto = async (context: BrowserContext, isBranded: boolean, folder: string): Promise<void> => {
  if (isBranded) {
    const session = await context.browser()?.newBrowserCDPSession();
    await session?.send('Extensions.loadUnpacked', { path: folder });
  }
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
};

const launch = async (profile: string, options: PersonOptions): Promise<BrowserContext> => {
  const { headed = false, withoutSotto = false, theme = 'light', language, width = 1280, height = 900 } = options;
  const { path: executablePath, isBranded } = await needChromium();
  const folder = chromiumBuild(options.build);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: !headed,
    chromiumSandbox: headed && process.getuid?.() !== 0,
    ignoreHTTPSErrors: true,
    locale: language ?? 'en-US',
    ...(language === undefined ? {} : { env: { ...process.env, LANGUAGE: language } }),
    ...(theme === 'contrast' ? { forcedColors: 'active' as const } : { colorScheme: theme }),
    viewport: headed ? null : { width, height },
    ignoreDefaultArgs: isBranded ? ['--disable-extensions'] : [],
    args: switchesFor(options, { isBranded, folder }),
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  if (!withoutSotto) await loadSotto(context, isBranded, folder);
  return context;
};

/** Starts Chromium for a person with a profile of their own. */
export const startChromium = async (options: PersonOptions): Promise<Person> => {
  const person = new ChromiumPerson(newProfile('chromium', options.from), options);
  await person.start();
  return person;
};

class ChromiumPerson implements Person {
  readonly engine = 'chromium';
  readonly name: string;
  readonly site = windowSurface(() => this.#page());
  readonly composer = frameSurface(() => this.#page(), 'composer.html');
  readonly glass = frameSurface(() => this.#page(), 'glass.html');
  readonly consoleLines: string[] = [];
  readonly profile: string;
  readonly #options: PersonOptions;
  #context: BrowserContext | null = null;
  #sitePage: Page | null = null;
  #tabId: number | null = null;
  #handle: string | null = null;

  constructor(profile: string, options: PersonOptions) {
    this.name = options.name;
    this.profile = profile;
    this.#options = options;
  }

  get ended(): Promise<void> {
    return new Promise((resolve) => this.#running().once('close', () => resolve()));
  }

  get isClosed(): boolean {
    return this.#context === null;
  }

  async start(): Promise<void> {
    const context = await launch(this.profile, this.#options);
    context.on('console', (message) => this.consoleLines.push(message.text()));
    context.on('weberror', (error) => this.consoleLines.push(String(error.error())));
    this.#context = context;
    this.#sitePage = context.pages()[0] ?? (await context.newPage());
  }

  async open(sitePath: string): Promise<void> {
    await this.#page().bringToFront();
    await this.#page().goto(new URL(sitePath, `https://${this.#options.site.hosts[0]}`).href);
  }

  async login(handle: string): Promise<void> {
    this.#handle = handle;
    await this.open(`/login-as/${handle}`);
  }

  async window(windowPath: string): Promise<WindowSurface> {
    const page = await this.#running().newPage();
    await page.goto(this.#address(windowPath));
    return windowSurface(() => page);
  }

  async windowWithPasskeys(windowPath: string): Promise<WindowSurface> {
    const page = await this.#running().newPage();
    await page.goto(this.#address(windowPath));
    const session = await this.#running().newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        hasPrf: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return windowSurface(() => page);
  }

  async later(seconds: number): Promise<void> {
    const worker = await this.#worker();
    await worker.evaluate((ahead) => {
      const before = Date.now.bind(Date);
      Date.now = () => before() + ahead * 1000;
    }, seconds);
  }

  async happens(event: 'lock-keys' | 'screen-locked' | 'screen-unlocked'): Promise<void> {
    const worker = await this.#worker();
    await worker.evaluate((which) => {
      if (which === 'lock-keys') chrome.commands.onCommand.dispatch('lock');
      else chrome.idle.onStateChanged.dispatch(which === 'screen-locked' ? 'locked' : 'active');
    }, event);
  }

  async switchOffAndOn(): Promise<void> {
    const context = this.#running();
    const page = await context.newPage();
    await page.goto('chrome://extensions');
    for (const isEnabled of [false, true]) {
      const started = isEnabled ? context.waitForEvent('serviceworker') : null;
      await page.evaluate(({ id, enabled }) => chrome.management.setEnabled(id, enabled), {
        id: chromiumId(),
        enabled: isEnabled,
      });
      await started;
    }
    await page.close();
    this.#tabId = null;
  }

  allow(): Promise<void> {
    const patterns = this.#options.site.hosts.map((host) => `https://${host}/*`);
    return allowSites(this.#running(), this.#page(), patterns);
  }

  disallow(): Promise<void> {
    return disallowSites(
      this.#running(),
      this.#options.site.hosts.map((host) => `https://${host}/*`),
    );
  }

  async popup(): Promise<WindowSurface> {
    return this.window(`popup.html?tab=${await this.siteTabId()}`);
  }

  async openedWindow(windowPath: string): Promise<WindowSurface> {
    const context = this.#running();
    const isIt = (page: Page) => page.url().startsWith(this.#address(windowPath));
    const page = context.pages().find(isIt) ?? (await context.waitForEvent('page', { predicate: arrivesAt(isIt) }));
    return windowSurface(() => page);
  }

  /** Asked in the background, because only the extension may know tab ids. */
  async siteTabId(): Promise<number> {
    if (this.#tabId !== null) return this.#tabId;
    const urls = this.#options.site.hosts.map((host) => `https://${host}/*`);
    const worker = await this.#worker();
    const id = await worker.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.id, urls);
    if (id === undefined) throw new Error(`${this.name} has no tab with the site.`);
    this.#tabId = id;
    return id;
  }

  async kill(): Promise<void> {
    const gone = this.ended;
    this.#context = null;
    this.#sitePage = null;
    await killAllOn(this.profile);
    await gone; // or Playwright would take the next browser's profile folder for this one's
  }

  async end(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
    this.#sitePage = null;
  }

  async restart(): Promise<void> {
    await this.end();
    this.#tabId = null;
    await this.start();
    if (this.#handle !== null) await this.login(this.#handle);
    await this.#page().goto('about:blank');
  }

  async keys(text: string): Promise<void> {
    const { keyboard } = this.#page();
    await (isNamedKey(text) ? keyboard.press(text) : keyboard.type(text));
  }

  async paste(text: string): Promise<void> {
    const copying = await this.window('app.html#about');
    await copying.evaluate((copied) => {
      const area = document.body.appendChild(document.createElement('textarea'));
      area.value = copied;
      area.select();
      document.execCommand('copy');
    }, text);
    await copying.close();
    await this.#page().bringToFront();
    await this.#page().keyboard.press('Control+V');
  }

  async compose(text: string): Promise<void> {
    const session = await this.#running().newCDPSession(this.#page());
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await session.send('Input.insertText', { text });
    await session.detach();
  }

  /** The page engine may wake it again at once, so what counts is that it was seen to stop. */
  async stopBackground(): Promise<boolean> {
    const own = this.#address('');
    const session = await this.#running().newCDPSession(this.#page());
    const hasStopped = new Promise<boolean>((resolve) => {
      let wasRunning = false;
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const states = versions.filter(({ scriptURL }) => scriptURL.startsWith(own));
        wasRunning ||= states.some(({ runningStatus }) => runningStatus !== 'stopped');
        if (states.some(({ runningStatus }) => runningStatus === 'stopped')) resolve(wasRunning);
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    const wasRunning = await hasStopped;
    await session.detach();
    return wasRunning;
  }

  async close(): Promise<void> {
    await this.end();
    await removeProfile(this.profile);
  }

  #running(): BrowserContext {
    if (this.#context === null) throw new Error(`${this.name}'s browser is not running.`);
    return this.#context;
  }

  async #worker(): Promise<Worker> {
    const context = this.#running();
    return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
  }

  #page(): Page {
    if (this.#sitePage === null) throw new Error(`${this.name}'s browser is not running.`);
    return this.#sitePage;
  }

  #address(windowPath: string): string {
    return `chrome-extension://${chromiumId()}/${windowPath}`;
  }
}

/** A predicate for a new page, which has no address of its own yet when it is announced. */
const arrivesAt = (isIt: (page: Page) => boolean) => async (page: Page) => {
  await page.waitForURL(() => isIt(page)).catch(() => undefined); // another page: the predicate says no
  return isIt(page);
};
