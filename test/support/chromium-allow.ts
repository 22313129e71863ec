/** Lets Sotto onto a site in Chromium, whose question in front of the person no test can answer. */
import type { BrowserContext, Page } from '@playwright/test';
import { chromiumId } from './build-output.ts';

/** What the page of the browser's extensions and a window of ours see of its API. */
declare const chrome: {
  developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> };
  permissions: { remove(gone: { readonly origins: string[] }): Promise<boolean> };
};

/**
 * What the page of extensions notes down as granted is not asked about when a window of ours requests it. Done when `site`, the tab in front, is
 * loaded anew.
 */
export const allowSites = async (context: BrowserContext, site: Page, patterns: readonly string[]): Promise<void> => {
  const id = chromiumId();
  const window = await context.newPage();
  await window.goto('chrome://extensions');
  for (const pattern of patterns)
    await window.evaluate(([own, host]) => chrome.developerPrivate.addHostPermission(own, host), [
      id,
      pattern,
    ] as const);
  await window.goto(`chrome-extension://${id}/app.html#about`);
  const session = await context.newCDPSession(window);
  await site.bringToFront();
  const isLoadedAnew = site.waitForEvent('load');
  const { result } = await session.send('Runtime.evaluate', {
    expression: `chrome.permissions.request({ origins: ${JSON.stringify(patterns)} })`,
    userGesture: true,
    awaitPromise: true,
    returnByValue: true,
  });
  if (result.value !== true) throw new Error(`The browser does not let Sotto onto ${patterns}.`);
  await isLoadedAnew;
  await window.close();
};

/** Takes it back. What the page of extensions has noted down stays there, so that it can be given again. */
export const disallowSites = async (context: BrowserContext, patterns: readonly string[]): Promise<void> => {
  const window = await context.newPage();
  await window.goto(`chrome-extension://${chromiumId()}/app.html#about`);
  const isGone = await window.evaluate((origins) => chrome.permissions.remove({ origins }), [...patterns]);
  if (!isGone) throw new Error(`The browser keeps Sotto on ${patterns}.`);
  await window.close();
};
