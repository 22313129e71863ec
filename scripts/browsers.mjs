/** Finds the browsers in which Sotto is shown and tested, or installs them. Node built-ins only until packages are there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { firstOf, installFromDebian } from './programs.mjs';
import { step } from './progress.mjs';
import { root, run } from './run.mjs';

/**
 * @typedef {object} Chromium
 * @property {string} path
 * @property {boolean} isBranded Chrome and Edge ignore `--load-extension`; they take an extension over the debugging pipe.
 */

const programFiles = process.env['PROGRAMFILES'] ?? 'C:\\Program Files';
const places = {
  chromium: ['chromium', 'chromium-browser', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  branded: [
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    path.join(programFiles, 'Google/Chrome/Application/chrome.exe'),
    path.join(programFiles, 'Microsoft/Edge/Application/msedge.exe'),
  ],
  firefox: [
    'firefox-esr',
    'firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    path.join(programFiles, 'Mozilla Firefox/firefox.exe'),
  ],
};

/** @returns {Promise<string | null>} The Chromium that Playwright has downloaded. */
const downloadedChromium = async () => {
  if (!existsSync(path.join(root, 'node_modules', '@playwright', 'test'))) return null;
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
};

/**
 * A Chromium that is already there. `CHROMIUM` in the environment goes before everything else.
 * @returns {Promise<Chromium | null>}
 */
export const findChromium = async () => {
  const named = process.env['CHROMIUM'];
  if (named) return { path: named, isBranded: places.branded.some((place) => place.endsWith(path.basename(named))) };
  const found = firstOf(places.chromium) ?? (await downloadedChromium());
  return found === null ? null : { path: found, isBranded: false };
};

/** @returns {string | null} A Firefox that is already there. `FIREFOX` in the environment goes first. */
export const findFirefox = () => process.env['FIREFOX'] || firstOf(places.firefox);

/** Where Debian's Chromium has its languages. */
const CHROMIUM_LANGUAGES = '/usr/lib/chromium/locales';

/** Debian keeps all of Chromium's languages but one in a package apart, and without them it gives an extension no other words than English. */
const needLanguages = async () => {
  const isThere = (/** @type {string} */ language) => existsSync(path.join(CHROMIUM_LANGUAGES, `${language}.pak`));
  if (isThere('en-US') && !isThere('ar')) await installFromDebian('chromium-l10n');
};

const downloadChromium = async () => {
  const playwright = path.join(root, 'node_modules', 'playwright', 'cli.js');
  await step("Downloading Playwright's Chromium", () =>
    run(process.execPath, [playwright, 'install', '--no-shell', 'chromium']),
  );
};

/**
 * A Chromium: found, else Debian's, else Playwright's download, else branded Chrome or Edge.
 * @returns {Promise<Chromium>}
 */
export const needChromium = async () => {
  const ways = [async () => {}, () => installFromDebian('chromium'), downloadChromium];
  for (const install of ways) {
    await install();
    const found = await findChromium();
    if (found === null) continue;
    await needLanguages();
    return found;
  }
  const branded = firstOf(places.branded);
  if (branded !== null) return { path: branded, isBranded: true };
  throw new Error('No Chromium was found: install Chromium, Chrome or Edge, or name one in the variable CHROMIUM.');
};

/** @returns {Promise<string>} A Firefox: found, else Debian's `firefox-esr`. */
export const needFirefox = async () => {
  if (findFirefox() === null) await installFromDebian('firefox-esr');
  const found = findFirefox();
  if (found !== null) return found;
  throw new Error('No Firefox was found: install Firefox ESR, or name one in the variable FIREFOX.');
};
