/** Counts what tests did, from the reports that the runners write. A runner that crashed or ran nothing has failed. */
import { existsSync, readFileSync, rmSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @returns {Tally} */
export const sum = (/** @type {readonly Tally[]} */ tallies) =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** The last line of `npm test`. */
export const sentence = (/** @type {Tally} */ { passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** @returns {Tally} */
const ofVitest = (/** @type {any} */ { numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  skipped: numPendingTests + numTodoTests,
});

/** @returns {Tally} */
const ofPlaywright = (/** @type {any} */ { stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

const readers = { vitest: ofVitest, playwright: ofPlaywright };

/**
 * Runs a test runner and counts from its JSON report.
 * @param {keyof typeof readers} runner
 * @param {string} report The file that the runner writes; an old one is removed first, so that it cannot speak for this run.
 * @param {() => Promise<{ code: number }>} start
 * @param {object} options
 * @param {boolean} options.mayBeEmpty Whether no test at all is fine, as when only some were asked for.
 * @param {(line: string) => void} options.say Gets what the runner itself could not say.
 * @returns {Promise<Tally>}
 */
export const tallyOf = async (runner, report, start, { mayBeEmpty, say }) => {
  rmSync(report, { force: true });
  const { code } = await start();
  const tally = existsSync(report)
    ? readers[runner](JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = tally.passed + tally.failed === 0;
  if (ranNothing && mayBeEmpty) return tally;
  if (ranNothing || (code !== 0 && tally.failed === 0)) {
    say(`✗ ${runner} ${ranNothing ? 'ran nothing' : 'ended badly outside of a test'} (code ${code})`);
    return { ...tally, failed: tally.failed + 1 };
  }
  return tally;
};
