/** The command line with which a person's Chromium starts: where the site is, which extension it has, what its camera sees. */
import type { PersonOptions } from './person.ts';

/**
 * Playwright turns third-party storage partitioning off, and without it an extension's frame in a page is refused its
 * database. Chromium obeys the last `--disable-features`, so this shorter list replaces Playwright's.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
];

const resolverRules = ({ port, hosts }: PersonOptions['site']): string =>
  [...hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',');

/** Branded browsers ignore `--load-extension`; they take an extension over the debugging pipe once they run. */
const extensionArgs = (isBranded: boolean, folder: string): string[] =>
  isBranded
    ? ['--enable-unsafe-extension-debugging']
    : [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];

/** The file is the camera. The person agrees to whatever a window asks for. The file is opened each time that a camera is. */
const cameraArgs = (file: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** The browser's own: a beep each second, and a picture that moves. */
const talkArgs = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection', // a machine without a network has no other address
];

/** `isBranded`: not Chromium itself. `folder`: of the unpacked extension. */
export const switchesFor = (
  {
    site,
    camera,
    shares,
    talks = false,
    language,
    withoutSotto = false,
    width = 1280,
    height = 900,
    left = 0,
  }: PersonOptions,
  { isBranded, folder }: { readonly isBranded: boolean; readonly folder: string },
): string[] => [
  `--disable-features=${disabledFeatures.join(',')}`,
  `--host-resolver-rules=${resolverRules(site)}`,
  '--disable-quic',
  `--window-size=${width},${height}`,
  `--window-position=${left},0`,
  ...(language === undefined ? [] : [`--lang=${language}`]),
  ...(camera === undefined ? [] : cameraArgs(camera)),
  ...(talks ? talkArgs : []),
  ...(shares === undefined ? [] : [`--auto-select-tab-capture-source-by-title=${shares}`]),
  ...(withoutSotto ? [] : extensionArgs(isBranded, folder)),
];
