/** Unit and scenario tests: everything that needs no browser. `wxt/browser` is WXT's fake; nothing else is replaced. */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Those that take longest begin first: the last one to begin would have the machine to itself. A fresh clone knows no times. */
const LONGEST = /test\/(?:scenario\/(?:core-model|vault-killed)|gate\/(?:new-site|types|unused))\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    setupFiles: ['test/support/browser-words.ts'],
    passWithNoTests: false,
    pool: 'threads', // a quarter less work than processes
    testTimeout: 20_000,
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
    maxWorkers: '100%', // the default leaves one core idle, which is half of a machine with two
  },
});
