/**
 * `npm run vectors`: brings the official test vectors into `.sotto/vectors`, which git does not see. They come from their repository
 * at a pinned commit; where that cannot be reached, from the folder that SOTTO_VECTORS names. Keeps only files whose hash is right.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { step } from './progress.mjs';
import { root } from './run.mjs';

const PATIENCE_MS = 15_000;

/** @type {{ repository: string, commit: string, folder: string, files: Record<string, { sha256: string, cases: number }> }} */
const wanted = JSON.parse(readFileSync(path.join(root, 'test', 'official', 'wycheproof.json'), 'utf8'));
const target = path.join(root, '.sotto', 'vectors', 'wycheproof');
const fallback = path.resolve(root, process.env['SOTTO_VECTORS'] ?? path.join('..', 'shared', 'vectors'));

/**
 * The bytes, if they are the file of that name.
 * @throws {Error} When they are another's.
 */
const judged = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== wanted.files[name]?.sha256) throw new Error(`${name} is not the pinned file: its SHA-256 is ${hash}.`);
  return bytes;
};

const local = (/** @type {string} */ folder) => (/** @type {string} */ name) => readFileSync(path.join(folder, name));

const remote = async (/** @type {string} */ name) => {
  const { repository, commit, folder } = wanted;
  const address = `https://raw.githubusercontent.com/${repository}/${commit}/${folder}/${name}`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
};

/** All files from one place, in the order of the list; none is written before all are judged. */
const all = async (/** @type {(name: string) => Uint8Array | Promise<Uint8Array>} */ get) => {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const name of Object.keys(wanted.files)) files.set(name, judged(name, await get(name)));
  return files;
};

/** @returns {Promise<{ files: Map<string, Uint8Array>, from: string }>} */
const bring = async () => {
  /** @type {[from: string, get: (name: string) => Uint8Array | Promise<Uint8Array>][]} */
  const places = [
    ['.sotto/vectors', local(target)],
    [`${wanted.repository} at ${wanted.commit.slice(0, 7)}`, remote],
    ['the folder of SOTTO_VECTORS', local(path.join(fallback, 'wycheproof'))],
  ];
  const reasons = [];
  for (const [from, get] of places) {
    try {
      return { files: await all(get), from };
    } catch (error) {
      reasons.push(`  ${from}: ${error instanceof Error ? (error.cause ?? error.message) : error}`);
    }
  }
  throw new Error(`No place had the vectors.\n${reasons.join('\n')}`);
};

try {
  const { files, from } = await step('Bringing the official vectors', bring);
  if (!existsSync(target)) mkdirSync(target, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(path.join(target, name), bytes);
  const cases = Object.values(wanted.files).reduce((sum, file) => sum + file.cases, 0);
  console.log(`${files.size} files with ${cases} cases, from ${from}.`);
} catch (error) {
  console.log(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
