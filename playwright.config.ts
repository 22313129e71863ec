/** Stories in real browsers. Each is written once; those tagged `@firefox` are told in Firefox too. */
import { defineConfig } from '@playwright/test';
import type { StoryOptions } from './test/support/story.ts';

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
    { name: 'chromium', use: { engine: 'chromium' } },
    { name: 'firefox', use: { engine: 'firefox' }, grep: /@firefox/ },
  ],
});
