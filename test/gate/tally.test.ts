/** The last line of `npm test` cannot be good by accident. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sentence, sum, tallyOf } from '../../scripts/tally.mjs';

describe('the tally', () => {
  let report = '';
  let said: string[] = [];
  const say = (line: string) => void said.push(line);
  const whole = { mayBeEmpty: false, say };
  const part = { mayBeEmpty: true, say };
  beforeEach(() => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-tally-'));
    report = path.join(folder, 'results', 'report.json');
    mkdirSync(path.dirname(report));
    said = [];
  });
  afterEach(() => rmSync(path.dirname(path.dirname(report)), { recursive: true }));

  /** A runner that writes a report and ends with a code. */
  const runner = (code: number, counts: object | null) => async () => {
    if (counts !== null) writeFileSync(report, JSON.stringify(counts));
    return { code };
  };
  const vitest = (passed: number, failed: number, skipped = 0) => ({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: 0,
  });

  it('counts what ran', async () => {
    expect(await tallyOf('vitest', report, runner(0, vitest(5, 0, 1)), whole)).toEqual({
      passed: 5,
      failed: 0,
      skipped: 1,
    });
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(await tallyOf('playwright', report, runner(1, { stats }), whole)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 2,
    });
  });

  it('counts a runner that crashed as failed, with or without a report', async () => {
    expect(await tallyOf('vitest', report, runner(1, vitest(5, 0)), whole)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 0,
    });
    expect(await tallyOf('vitest', report, runner(1, null), whole)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('says what the runner could not', async () => {
    await tallyOf('vitest', report, runner(1, vitest(5, 0)), whole);
    await tallyOf('vitest', report, runner(0, null), whole);
    expect(said).toEqual(['✗ vitest ended badly outside of a test (code 1)', '✗ vitest ran nothing (code 0)']);
  });

  it('does not take the report of an earlier run for this one', async () => {
    writeFileSync(report, JSON.stringify(vitest(5, 0)));
    expect(await tallyOf('vitest', report, runner(0, null), whole)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a runner that ran nothing as failed, unless only some tests were asked for', async () => {
    expect(await tallyOf('vitest', report, runner(0, vitest(0, 0, 3)), whole)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 3,
    });
    expect(await tallyOf('vitest', report, runner(0, vitest(0, 0)), part)).toEqual({
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });

  it('says the sum in one line', () => {
    const one = { passed: 2, failed: 1, skipped: 0 };
    expect(sentence(sum([one, one]))).toBe('4 passed, 2 failed');
    expect(sentence(sum([one, { passed: 0, failed: 0, skipped: 3 }]))).toBe('2 passed, 1 failed, 3 skipped');
  });
});
