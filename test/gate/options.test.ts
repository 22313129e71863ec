/** A command that does not know an option says so in one line, names those that there are, and does nothing. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** What a command says that ends with an error. */
const wrongly = async (script: string, args: readonly string[]) => {
  const run = promisify(execFile)(process.execPath, [path.join(root, 'scripts', script), ...args]);
  const { code, stdout, stderr } = await run.then(
    () => ({ code: 0, stdout: '', stderr: '' }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  return { code, stdout, lines: stderr.trimEnd().split('\n') };
};

const commands = [
  ['demo.mjs', ['--headless', '--browser NAME', '--json']],
  ['test.mjs', ['--unit', '--e2e', '--grep TEXT']],
  ['bench.mjs', ['--only NAMES', '--json']],
] as const;

describe.each(commands)('%s', (script, options) => {
  it.each([
    ['an option that there is not', ['--foo'], "✗ Unknown option '--foo'."],
    ['a word where none may stand', ['foo'], "✗ Unexpected argument 'foo'."],
  ])('%s', async (_, args, first) => {
    const { code, stdout, lines } = await wrongly(script, args);
    expect({ code, stdout, first: lines[0] }).toEqual({ code: 2, stdout: '', first });
    expect(lines.slice(3).map((line) => /^ {2}(\S+(?: [A-Z]+)?) {2,}\S/.exec(line)?.[1])).toEqual(options);
  });
});

it.each([
  ['demo.mjs', ['--browser', 'lynx'], '✗ --browser cannot be “lynx”.'],
  ['demo.mjs', ['--browser'], "✗ Option '--browser <value>' argument missing."],
  ['bench.mjs', ['--only', 'size,colour'], '✗ --only cannot be “colour”.'],
  ['screens.mjs', ['--foo'], "✗ Unknown option '--foo'."],
  ['demo.mjs', ['--json=yes'], "✗ Option '--json' does not take an argument."],
])('%s %s', async (script, args, first) => {
  const { code, lines } = await wrongly(script, args);
  expect({ code, first: lines[0] }).toEqual({ code: 2, first });
});
