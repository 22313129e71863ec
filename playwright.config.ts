/**
 * Stories in real browsers. Each is written once; those tagged `@firefox` are told in Firefox too. With `SOTTO_STORIES=full` so are those tagged
 * `@firefox-full`, which are about what both browsers run alike, and those tagged `@full` are told at all. Tagged `@firefox-alone` is what Chromium
 * cannot be made to do, `@lounge` what needs The Lounge on ngIRCd, and `@relay` what needs coturn.
 */
import { defineConfig } from '@playwright/test';
import { isLoungeWanted } from './scripts/lounge.mjs';
import { isRelayWanted } from './scripts/relay.mjs';
import type { StoryOptions } from './test/support/story.ts';

const isFull = process.env['SOTTO_STORIES'] === 'full';
const untold = [
  ...(isFull ? [] : [/@full/]),
  ...(isLoungeWanted ? [] : [/@lounge/]),
  ...(isRelayWanted ? [] : [/@relay/]),
];

export default defineConfig<StoryOptions>({
  testDir: 'test',
  globalSetup: './test/support/made-once.ts',
  testMatch: ['e2e/**/*.spec.ts', 'hostile/**/*.spec.ts'],
  outputDir: 'test-results/stories',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: 'chromium', use: { engine: 'chromium' }, grepInvert: [/@firefox-alone/, ...untold] },
    {
      name: 'firefox',
      use: { engine: 'firefox' },
      grep: isFull ? /@firefox/ : /@firefox(?!-full)/,
      grepInvert: untold,
    },
  ],
});
