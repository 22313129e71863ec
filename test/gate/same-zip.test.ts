/** What is in a zip for a store decides its bytes, and nothing else does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSameZip } from '../../scripts/same-zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sotto-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A zip of some files as they are handed in, made on a day. */
const zipOf = async (name: string, files: readonly (readonly [string, string])[], day: string): Promise<Buffer> => {
  const named = Object.fromEntries(files.map(([file, text]) => [file, strToU8(text)]));
  const target = path.join(folder, name);
  writeFileSync(target, zipSync(named, { mtime: day }));
  await writeSameZip(target);
  return readFileSync(target);
};

const one = ['lib/one.js', 'one '.repeat(100)] as const;
const two = ['two.json', '{}'] as const;

test('neither the day nor the order nor the place counts', async () => {
  const first = await zipOf('a.zip', [one, two], '2026-01-02T03:04:05Z');
  const second = await zipOf('another.zip', [two, one], '2027-06-07T08:09:10Z');
  expect(second.equals(first)).toBe(true);
  const read = unzipSync(second);
  expect(Object.keys(read)).toEqual(['lib/one.js', 'two.json']);
  expect(strFromU8(read['lib/one.js'] ?? new Uint8Array())).toBe(one[1]);
});

test('what is in it does', async () => {
  const first = await zipOf('a.zip', [one, two], '2026-01-02T03:04:05Z');
  expect((await zipOf('b.zip', [one, ['two.json', '[]']], '2026-01-02T03:04:05Z')).equals(first)).toBe(false);
});
