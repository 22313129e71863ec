/** Chromium with an unpacked extension and a profile that outlives it, asked in its worker and from a window of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// biome-ignore lint/correctness/noUndeclaredDependencies: the repository's own; a second one would want browsers of its own
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { removeProfile } from '../test/support/remove-profile.ts';
import type { Bench } from './vault/bench.ts';

export interface Extension {
  /** Calls what the bench's worker offers. */
  bench<Name extends keyof Bench>(
    name: Name,
    ...params: Parameters<Bench[Name]>
  ): Promise<Awaited<ReturnType<Bench[Name]>>>;
  /** Asks the background as a window of ours does. Gives its answer and how many milliseconds it took. */
  ask(method: string, params: object): Promise<{ readonly answer: { readonly ok: unknown }; readonly took: number }>;
  /** Ends the browser and starts it again with the same profile. */
  restart(): Promise<void>;
  /** Ends the browser and removes the profile. */
  close(): Promise<void>;
}

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: unknown } | { error: string }> } };

/** As test/support/chromium.ts has it: what Playwright turns off beyond this the extension needs. */
const disabledFeatures = 'DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,OptimizationHints';
const PATIENCE_MS = 600_000;

/** @param folder of the unpacked extension @param executablePath a Chromium that obeys `--load-extension` */
export async function openExtension(folder: string, executablePath: string): Promise<Extension> {
  const profile = mkdtempSync(path.join(tmpdir(), 'sotto-bench-'));
  let browser = await launch(profile, folder, executablePath);
  return {
    bench: (name, ...params) =>
      // The worker's own globals are seen only where this runs.
      browser.worker.evaluate(([method, given]) => Reflect.get(globalThis, 'bench')[method](...given), [
        name,
        params,
      ] as [string, unknown[]]),
    ask: (method, params) =>
      browser.window.evaluate(
        async (message) => {
          const began = performance.now();
          const answer = await chrome.runtime.sendMessage(message);
          const took = performance.now() - began;
          if ('error' in answer) throw new Error(`${message.method}: ${answer.error}`);
          return { answer, took };
        },
        { sotto: 1, method, params },
      ),
    restart: async () => {
      await browser.context.close();
      browser = await launch(profile, folder, executablePath);
    },
    close: async () => {
      await browser.context.close();
      await removeProfile(profile);
    },
  };
}

interface Running {
  readonly context: BrowserContext;
  readonly worker: Worker;
  readonly window: Page;
}

async function launch(profile: string, folder: string, executablePath: string): Promise<Running> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: [
      `--disable-features=${disabledFeatures}`,
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
    ],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const window = await context.newPage();
  await window.goto(new URL('/app.html#about', worker.url()).href);
  return { context, worker, window };
}
