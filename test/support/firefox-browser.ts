/** A running Firefox: its process, its profile's settings, and what can be asked of it as a whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Marionette } from './marionette.ts';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

export type Preferences = Readonly<Record<string, string | number | boolean>>;

/** Quiet: no first-run pages, no updates, no request of the browser's own. */
const quiet: Preferences = {
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.update.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#no-remote-settings',
  'toolkit.startup.max_resumed_crashes': -1,
};

/** What the harness needs: a free port (written to the profile), our unsigned package, pages' consoles on stdout. */
const harness: Preferences = {
  'devtools.console.stdout.content': true,
  'extensions.autoDisableScopes': 0,
  'marionette.port': 0,
  'xpinstall.signatures.required': false,
};

/** Downloads go to a folder without a question. */
const downloading = (folder: string): Preferences => ({
  'browser.download.alwaysOpenPanel': false,
  'browser.download.always_ask_before_handling_new_types': false,
  'browser.download.dir': folder,
  'browser.download.folderList': 2,
  'browser.download.start_downloads_in_tmp_dir': false,
  'browser.download.useDownloadDir': true,
});

/** Firefoxes that a failed test must not leave behind. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export interface Launch {
  readonly executable: string;
  readonly profile: string;
  readonly headed: boolean;
  readonly width: number;
  readonly height: number;
  readonly preferences: Preferences;
  /** Every line that Firefox prints, pages' consoles among them. */
  readonly onLine: (line: string) => void;
}

/** Code that travels to Firefox as text and calls back with its outcome. */
const remoteCall = (run: unknown): string => `
  const answer = arguments[arguments.length - 1];
  Promise.resolve([...arguments].slice(0, -1)).then((all) => (${run})(...all)).then(
    (value) => answer({ value }), (error) => answer({ error: String(error) }));`;

export class FirefoxBrowser {
  readonly #process: ChildProcess;
  readonly #marionette: Marionette;
  /** Settles when the process is gone. */
  readonly ended: Promise<void>;
  /** Where its downloads lie. */
  readonly downloads: string;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(child: ChildProcess, ended: Promise<void>, marionette: Marionette, downloads: string) {
    this.#process = child;
    this.ended = ended;
    this.downloads = downloads;
    this.#marionette = marionette;
  }

  static async launch(launch: Launch): Promise<FirefoxBrowser> {
    const { profile, executable, width, height } = launch;
    const downloads = path.join(profile, 'downloads');
    mkdirSync(downloads, { recursive: true });
    const preferences = Object.entries({ ...quiet, ...harness, ...downloading(downloads), ...launch.preferences });
    const lines = preferences.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
    const portFile = path.join(profile, 'MarionetteActivePort');
    rmSync(portFile, { force: true });
    const mode = launch.headed ? [] : ['--headless'];
    const args = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, ...mode];
    const child = spawn(executable, [...args, '--width', String(width), '--height', String(height)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, MOZ_HEADLESS_WIDTH: String(width), MOZ_HEADLESS_HEIGHT: String(height) },
    });
    alive.add(child);
    const ended = new Promise((resolve) => child.once('exit', resolve)).then(() => void alive.delete(child));
    for (const stream of [child.stdout, child.stderr]) readLines(stream, launch.onLine);
    const marionette = await Marionette.connect(await portIn(portFile, child));
    // Flat: Marionette does not read `alwaysMatch`.
    await marionette.send('WebDriver:NewSession', {
      acceptInsecureCerts: true,
      timeouts: { pageLoad: 20_000, script: 20_000, implicit: 0 },
    });
    return new FirefoxBrowser(child, ended, marionette, downloads);
  }

  send<T = unknown>(command: string, parameters: object = {}): Promise<T> {
    return this.#marionette.send<T>(command, parameters);
  }

  /** Marionette stands in one document at a time: whoever moves it must be alone until the act is done. */
  alone<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act);
    this.#turn = mine.catch(() => undefined); // the next in line starts either way; the caller gets the error
    return mine;
  }

  /** Calls a function in the document where Marionette stands, beside the page's own globals. */
  async call<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const { value } = await this.send<{ value: { value: R } | { error: string } }>('WebDriver:ExecuteAsyncScript', {
      script: remoteCall(run),
      args,
      sandbox: null,
      newSandbox: false,
    });
    if ('error' in value) throw new Error(value.error);
    return value.value;
  }

  /** Calls a function with the browser's own rights, in the window of the tab where Marionette stands. */
  async privileged<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    await this.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.call(run, ...args);
    } finally {
      await this.send('Marionette:SetContext', { value: 'content' });
    }
  }

  /** Ends Firefox as a person does, so that everything is written; by force when it does not go. */
  async quit(): Promise<void> {
    await this.send('Marionette:Quit', { flags: ['eAttemptQuit'] }).catch(() => undefined); // it may be gone already
    const forced = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await this.ended;
    clearTimeout(forced);
    this.#marionette.close();
  }
}

const readLines = (stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void => {
  let rest = '';
  stream?.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
};

/** The port that Firefox writes into its profile once it listens. */
const portIn = async (file: string, child: ChildProcess): Promise<number> => {
  const end = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (port > 0) return port;
    if (child.exitCode !== null) throw new Error(`Firefox ended at once with code ${child.exitCode}.`);
    if (Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error('Firefox opened no port.');
    }
    await pause(POLL_MS);
  }
};
