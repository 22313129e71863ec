/**
 * `npm run screens`: takes pictures of every window in light and dark, in Chromium, into `docs/screens`. Names of stops
 * (`test/screens/stops.ts`) after `--` take those alone.
 */
import { build } from './build.mjs';
import { readNames } from './options.mjs';
import { setUp } from './setup.mjs';
import { importTypeScript } from './typescript.mjs';

const names = readNames('npm run screens --', 'names of pictures, as they stand in docs/screens/README.md');

/** Loaded when packages are there, and by address: it belongs to another world than the scripts. */
const screensModule = new URL('../test/screens/main.ts', import.meta.url).href;

try {
  Object.assign(process.env, await setUp(['chromium']));
  await build(['chromium']);
  importTypeScript();
  const { takePictures } = await import(screensModule);
  await takePictures(names, (/** @type {string} */ line) => console.log(line));
} catch (error) {
  console.log(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
