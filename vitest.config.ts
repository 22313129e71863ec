/** Unit and scenario tests: everything that needs no browser. `wxt/browser` is WXT's fake; nothing else is replaced. */
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    passWithNoTests: false,
    testTimeout: 20_000,
    restoreMocks: true,
    maxWorkers: '100%', // the default leaves one core idle, which is half of a machine with two
  },
});
