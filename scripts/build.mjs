/** Builds the extension for both browsers, into `.output/`. */
import { step } from './progress.mjs';
import { runTool } from './run.mjs';

const targets = {
  chromium: ['build'],
  firefox: ['build', '-b', 'firefox', '--mv3'],
};

/**
 * @param {readonly import('./setup.mjs').Browser[]} browsers
 * @throws {Error} With the builder's words.
 */
export const build = async (browsers) => {
  for (const browser of browsers) {
    const { code, output } = await step(`Building for ${browser}`, () => runTool(['wxt'], targets[browser]));
    if (code !== 0) throw new Error(`The build for ${browser} failed:\n${output}`);
  }
};
