/** Makes a fresh clone ready: packages, then browsers, and the real site where its stories are told. Does nothing when everything is there. */
import { needChromium, needFirefox } from './browsers.mjs';
import { needLounge } from './lounge.mjs';
import { installPackages } from './packages.mjs';
import { needRelay } from './relay.mjs';

/**
 * @typedef {'chromium' | 'firefox'} Browser
 */

/**
 * @param {readonly Browser[]} browsers Those that will be started.
 * @param {boolean} [lounge] Whether The Lounge on ngIRCd will be.
 * @param {boolean} [relay] Whether coturn will be.
 * @returns {Promise<Record<string, string>>} The environment in which the tests find the browsers.
 * @throws {Error} With one sentence that says what to install.
 */
export const setUp = async (browsers, lounge = false, relay = false) => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or newer is needed; this is ${process.version}.`);
  }
  await installPackages();
  /** @type {Record<string, string>} */
  const environment = {};
  if (browsers.includes('chromium')) environment['CHROMIUM'] = (await needChromium()).path;
  if (browsers.includes('firefox')) environment['FIREFOX'] = await needFirefox();
  if (lounge) await needLounge();
  if (relay) await needRelay();
  return environment;
};
