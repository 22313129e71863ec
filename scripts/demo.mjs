/**
 * `npm run demo`: the main job in two real browser profiles, Alice's and Bob's.
 *
 *   --headless           without windows, as on a machine without a display
 *   --browser firefox    in Firefox instead of Chromium
 *   --json               the last line on stdout is one JSON object
 */
import { build } from './build.mjs';
import { readOptions } from './options.mjs';
import { setUp } from './setup.mjs';
import { importTypeScript } from './typescript.mjs';

const asked = readOptions('npm run demo --', {
  headless: { type: 'boolean', says: 'without windows, as on a machine without a display' },
  browser: { type: 'string', value: 'NAME', choices: ['chromium', 'firefox'], says: 'the browser of both' },
  json: { type: 'boolean', says: 'the last line on stdout is one JSON object' },
});

/**
 * @typedef {object} Result
 * @property {boolean} ok
 * @property {string} browser
 * @property {string[]} story Names of the steps that were played to their end.
 * @property {number} messages
 * @property {number} clearTextAtSite
 * @property {string[]} screenshots
 */

/** Loaded when packages are there, and by address: it belongs to another world than the scripts. */
const demoModule = new URL('../test/demo/main.ts', import.meta.url).href;

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** @returns {Promise<Result>} */
const play = async (/** @type {import('./setup.mjs').Browser} */ browser) => {
  Object.assign(process.env, await setUp([browser]));
  await build([browser]);
  importTypeScript();
  const { demo } = await import(demoModule);
  return demo({
    browser,
    headed: hasDisplay && !asked.headless,
    say: (/** @type {string} */ line) => console.log(line),
  });
};

const browser = asked.browser === 'firefox' ? 'firefox' : 'chromium';
/** @type {Result} */
let result = { ok: false, browser, story: [], messages: 0, clearTextAtSite: 0, screenshots: [] };
try {
  result = await play(browser);
} catch (error) {
  console.log(`✗ ${error instanceof Error ? error.message : error}`);
}
if (asked.json) console.log(JSON.stringify(result));
process.exitCode = result.ok ? 0 : 1;
