/** Reads official test vectors and declares one test per case. A file that is not there, or not the pinned one, is never a pass. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';
import pinned from './wycheproof.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..', '..');

/** Where `npm run vectors` puts the files, then where it takes them from without a network. */
const folders = [
  path.join(root, '.sotto', 'vectors'),
  path.resolve(root, process.env['SOTTO_VECTORS'] ?? path.join('..', 'shared', 'vectors')),
].map((folder) => path.join(folder, 'wycheproof'));

type FileName = keyof typeof pinned.files;

/** What every case has, whatever it is about. Byte strings are hexadecimal. */
export interface Case {
  readonly tcId: number;
  readonly comment?: string;
  readonly flags?: readonly string[];
  readonly result: 'valid' | 'acceptable' | 'invalid';
}

interface File<Group, Test> {
  readonly testGroups: readonly (Group & { readonly tests: readonly Test[] })[];
}

const found = folders.find((folder) => Object.keys(pinned.files).every((name) => existsSync(path.join(folder, name))));

if (found === undefined) {
  process.stdout.write('The official vectors are not here, their cases are skipped: `npm run vectors` brings them.\n');
}

function load<Group, Test>(folder: string, name: FileName): File<Group, Test> {
  const bytes = readFileSync(path.join(folder, name));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== pinned.files[name].sha256) throw new Error(`${name} is not the pinned file: its SHA-256 is ${hash}`);
  const file: File<Group, Test> = JSON.parse(bytes.toString('utf8'));
  if (file.testGroups.flatMap((group) => group.tests).length !== pinned.files[name].cases) {
    throw new Error(`${name} has another number of cases than ${pinned.files[name].cases}`);
  }
  return file;
}

/** One test per case of the file; as many skipped ones when the file is not here. */
export function judge<Group, Test extends Case>(
  name: FileName,
  primitive: string,
  check: (test: Test, group: Group) => void,
): void {
  describe(`${primitive}, ${name}`, () => {
    const groups = found === undefined ? [] : load<Group, Test>(found, name).testGroups;
    const cases = groups.flatMap((group) => group.tests.map((test) => ({ test, group })));
    for (const { test, group } of cases) {
      it(`case ${test.tcId} (${[test.result, test.comment, ...(test.flags ?? [])].filter(Boolean).join(', ')})`, () =>
        check(test, group));
    }
    // Without the file there is nothing to judge by. Each case then counts as skipped, so that a run without the vectors never looks like one
    // with them.
    const missingCases = pinned.files[name].cases - cases.length;
    for (let missing = 1; missing <= missingCases; missing++) {
      it(`case ${missing}`, (context) => context.skip('`npm run vectors` brings the official vectors'));
    }
  });
}

/** Bytes written in hexadecimal. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'));
}
