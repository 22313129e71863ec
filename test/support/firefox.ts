/** A person in Firefox, driven by Marionette: the one way that also reaches extension pages and frames in closed shadow roots. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { needFirefox } from '../../scripts/browsers.mjs';
import { type ConnectProxy, startConnectProxy } from '../hosts/connect-proxy.ts';
import { writeFirefoxPackage } from './build-output.ts';
import { permitSites } from './firefox-allow.ts';
import { FirefoxBrowser, type Preferences } from './firefox-browser.ts';
import { frameSurface, windowSurface } from './firefox-surface.ts';
import { strokesOf } from './named-keys.ts';
import type { Person, PersonOptions, WindowSurface } from './person.ts';
import { newProfile } from './profiles.ts';
import { removeProfile } from './remove-profile.ts';

const EXTENSION_ID = 'sotto@sotto.example';
/** Firefox draws a random origin for each installation; a preference fixes it, so that windows have known addresses. */
export const EXTENSION_UUID = '11111111-2222-4333-8444-555555555555';
const TIMEOUT_MS = 20_000;
const POLL_MS = 50;

const preferencesFor = (proxy: ConnectProxy, theme: PersonOptions['theme'], hasMedia: boolean): Preferences => ({
  'media.navigator.streams.fake': hasMedia,
  'media.navigator.permission.disabled': hasMedia,
  'media.peerconnection.ice.loopback': hasMedia, // a machine without a network has no other address
  'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
  'intl.accept_languages': 'en-US',
  'intl.locale.requested': 'en-US',
  'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1,
  'network.proxy.no_proxies_on': '',
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxy.port,
  'network.proxy.type': 1,
});

/** What privileged code sees of Firefox. */
declare const WebExtensionPolicy: {
  getByID(id: string): null | {
    active: boolean;
    extension: {
      backgroundState: string;
      terminateBackground(): Promise<void>;
      tabManager: { getWrapper(tab: unknown): { id: number } };
    };
  };
};
declare const gBrowser: { selectedTab: unknown };

/** Starts Firefox for a person with a profile of their own. */
export const startFirefox = async (options: PersonOptions): Promise<Person> => {
  const { port, hosts } = options.site;
  const proxy = await startConnectProxy({ hosts: Object.fromEntries(hosts.map((host) => [host, port])) });
  const person = new FirefoxPerson(newProfile('firefox', options.from), proxy, options);
  await person.install();
  return person;
};

class FirefoxPerson implements Person {
  readonly engine = 'firefox';
  readonly name: string;
  readonly consoleLines: string[] = [];
  readonly profile: string;
  readonly #proxy: ConnectProxy;
  readonly #options: PersonOptions;
  #browser: FirefoxBrowser | null = null;
  #siteHandle = '';
  #handle: string | null = null;

  constructor(profile: string, proxy: ConnectProxy, options: PersonOptions) {
    this.name = options.name;
    this.profile = profile;
    this.#proxy = proxy;
    this.#options = options;
  }

  get site() {
    return windowSurface(this.#running(), () => this.#siteHandle);
  }

  get composer() {
    return frameSurface(this.#running(), () => this.#siteHandle, 'composer.html');
  }

  get glass() {
    return frameSurface(this.#running(), () => this.#siteHandle, 'glass.html');
  }

  get ended(): Promise<void> {
    return this.#running().ended;
  }

  get isClosed(): boolean {
    return this.#browser === null;
  }

  async #start(): Promise<void> {
    const { theme = 'light', headed = false, width = 1280, height = 900 } = this.#options;
    const executable = await needFirefox();
    const preferences = preferencesFor(
      this.#proxy,
      theme,
      this.#options.camera !== undefined || this.#options.talks === true,
    );
    const onLine = (line: string) => this.consoleLines.push(line);
    const browser = await FirefoxBrowser.launch({
      profile: this.profile,
      executable,
      headed,
      width,
      height,
      preferences,
      onLine,
    });
    this.#browser = browser;
    this.#siteHandle = (await browser.send<{ value: string }>('WebDriver:GetWindowHandle')).value;
  }

  /** Installs Sotto for good, so that it is there after a restart. Firefox ESR and Developer Edition take unsigned packages. */
  async install(): Promise<void> {
    await this.#start();
    const { withoutSotto = false, from, build } = this.#options;
    if (withoutSotto) return;
    if (from !== undefined) return this.#untilSottoRuns();
    const file = path.join(this.profile, 'sotto.xpi');
    writeFirefoxPackage(file, build);
    await this.#running().send('Addon:Install', { path: file, temporary: false });
  }

  async open(sitePath: string): Promise<void> {
    const browser = this.#running();
    await browser.alone(async () => {
      await this.#enterSite();
      await browser.send('WebDriver:Navigate', {
        url: new URL(sitePath, `https://${this.#options.site.hosts[0]}`).href,
      });
    });
  }

  async login(handle: string): Promise<void> {
    this.#handle = handle;
    await this.open(`/login-as/${handle}`);
  }

  async window(windowPath: string): Promise<WindowSurface> {
    const browser = this.#running();
    const handle = await browser.alone(async () => {
      await this.#enterSite();
      const opened = await browser.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab', focus: true });
      await browser.send('WebDriver:SwitchToWindow', { handle: opened.handle, focus: true });
      await browser.send('WebDriver:Navigate', { url: this.#address(windowPath) });
      return opened.handle;
    });
    return windowSurface(browser, () => handle);
  }

  async allow(): Promise<void> {
    await permitSites(this.#running(), EXTENSION_ID, 'add', this.#options.site.hosts);
    const isReload = () =>
      performance
        .getEntriesByType('navigation')
        .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload');
    while (!(await this.site.evaluate(isReload).catch(() => false))) await pause(POLL_MS); // the page goes away under the question
  }

  disallow(): Promise<void> {
    return permitSites(this.#running(), EXTENSION_ID, 'remove', this.#options.site.hosts);
  }

  async popup(): Promise<WindowSurface> {
    return this.window(`popup.html?tab=${await this.siteTabId()}`);
  }

  async openedWindow(windowPath: string): Promise<WindowSurface> {
    const browser = this.#running();
    const end = Date.now() + TIMEOUT_MS;
    for (;;) {
      const found = await browser.alone(() => this.#handleOf(this.#address(windowPath)));
      if (found !== null) return windowSurface(browser, () => found);
      if (Date.now() > end) throw new Error(`${this.name} has no window ${windowPath}.`);
      await pause(POLL_MS);
    }
  }

  async #handleOf(address: string): Promise<string | null> {
    const browser = this.#running();
    for (const handle of await browser.send<string[]>('WebDriver:GetWindowHandles')) {
      await browser.send('WebDriver:SwitchToWindow', { handle, focus: false });
      const { value } = await browser.send<{ value: string }>('WebDriver:GetCurrentURL');
      if (value.startsWith(address)) return handle;
    }
    return null;
  }

  siteTabId(): Promise<number> {
    const browser = this.#running();
    return browser.alone(async () => {
      await this.#enterSite();
      return browser.privileged(
        (id) => WebExtensionPolicy.getByID(id)?.extension.tabManager.getWrapper(gBrowser.selectedTab).id ?? -1,
        EXTENSION_ID,
      );
    });
  }

  async end(): Promise<void> {
    await this.#browser?.quit();
    this.#browser = null;
  }

  async restart(): Promise<void> {
    await this.end();
    await this.#start();
    await this.#untilSottoRuns();
    if (this.#handle !== null) await this.login(this.#handle);
    await this.#running().send('WebDriver:Navigate', { url: 'about:blank' });
  }

  /** A profile that has Sotto starts it by and by. */
  async #untilSottoRuns(): Promise<void> {
    const browser = this.#running();
    while (!(await browser.privileged((id) => WebExtensionPolicy.getByID(id)?.active === true, EXTENSION_ID))) {
      await pause(POLL_MS);
    }
  }

  async keys(text: string): Promise<void> {
    const browser = this.#running();
    const actions = strokesOf(text);
    await browser.alone(async () => {
      await this.#enterSite();
      await browser.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    });
  }

  happens(): Promise<void> {
    return Promise.reject(new Error('Only told in Chromium.'));
  }

  later(): Promise<void> {
    return Promise.reject(new Error('Only told in Chromium.'));
  }

  switchOffAndOn(): Promise<void> {
    return Promise.reject(new Error('In Firefox nobody can be made to switch an extension off from outside.'));
  }

  windowWithPasskeys(): Promise<WindowSurface> {
    return Promise.reject(new Error('Only told in Chromium.'));
  }

  paste(): Promise<void> {
    return Promise.reject(new Error('Marionette cannot fill the clipboard.'));
  }

  compose(): Promise<void> {
    return Promise.reject(new Error('Marionette has no input method.'));
  }

  kill(): Promise<void> {
    return Promise.reject(new Error('Only stories in Chromium kill the browser.'));
  }

  stopBackground(): Promise<boolean> {
    const browser = this.#running();
    return browser.alone(async () => {
      await this.#enterSite();
      return browser.privileged(async (id) => {
        const extension = WebExtensionPolicy.getByID(id)?.extension;
        const wasRunning = extension?.backgroundState === 'running';
        await extension?.terminateBackground();
        return wasRunning;
      }, EXTENSION_ID);
    });
  }

  async close(): Promise<void> {
    await this.end();
    await this.#proxy.close();
    await removeProfile(this.profile);
  }

  /** Out of whatever window came last, which may be closed by now. */
  async #enterSite(): Promise<void> {
    await this.#running().send('WebDriver:SwitchToWindow', { handle: this.#siteHandle, focus: true });
  }

  #running(): FirefoxBrowser {
    if (this.#browser === null) throw new Error(`${this.name}'s browser is not running.`);
    return this.#browser;
  }

  #address(windowPath: string): string {
    return `moz-extension://${EXTENSION_UUID}/${windowPath}`;
  }
}
