/** What `npm run mutation` changes in the core, one place at a time, and how long a test run may then take. */

export default {
  mutate: ['lib/core/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  // Constants and tables that are made when a module is loaded: each such change would need every test, and nearly every test fails.
  ignoreStatic: true,
  concurrency: 2,
  // Generous: on a busy machine a mutant that nobody noticed must not pass for one that hangs. Endless loops are counted, not timed.
  timeoutMS: 60_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 30,
  incremental: true,
  incrementalFile: '.sotto/mutation.json',
  tempDirName: '.sotto/mutation',
  ignorePatterns: ['/.output', '/.sotto', '/bench', '/demo-output', '/entrypoints', '/public', '/test-results'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};
