/** A backup file: what was put in comes out, and everything that can be wrong with a file is told apart. */
import { expect, test } from 'vitest';
import { readHeader, readItems, writeBackup } from '../../../lib/vault/backup/container.ts';
import { fileWraps, openFileWraps } from '../../../lib/vault/backup/file-wraps.ts';
import { readSecret, recoveryWords } from '../../../lib/vault/backup/recovery-words.ts';
import { VaultError, type VaultErrorCode } from '../../../lib/vault/errors.ts';
import { freshKeys, withWrap, wrapWithCode, wrapWithRecovery } from '../../../lib/vault/wraps.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { holds } from '../dump.ts';

const CODE = 'correct horse battery staple';
const cheap = { memoryKiB: 64, passes: 1, lanes: 1 };
const random = seededRandom('a backup file');
const keys = freshKeys(random);
const secret = random.bytes(16);
const wraps = withWrap(
  withWrap([], await wrapWithCode(keys, CODE, cheap, random)),
  wrapWithRecovery(keys, secret, random),
);

const fileOf = (items: readonly unknown[]): Uint8Array => {
  const writer = writeBackup(keys.backup, fileWraps(wraps), random);
  for (const item of items) writer.add(item);
  return writer.finish();
};

/** Everything in a file, as a person who types `typed` gets it. */
const open = async (file: Uint8Array, typed = CODE): Promise<unknown[]> => {
  const header = readHeader(file);
  return [...readItems(file, header, await openFileWraps(header.wraps, readSecret(typed)))];
};

const refusal = async (file: Uint8Array, typed = CODE): Promise<VaultErrorCode | 'none'> => {
  try {
    await open(file, typed);
    return 'none';
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
};

const FRAME = 64 * 1024 + 16;

test('what was put in comes out, with the code and with the words', async () => {
  const items = [{ a: 1 }, [], new Uint8Array(200_000).fill(7), 'a word'];
  const file = fileOf(items);
  expect(await open(file)).toEqual(items);
  expect(await open(file, recoveryWords(secret))).toEqual(items);
  expect(await open(file, `SOTTO-RECOVERY-1:${recoveryWords(secret)}`)).toEqual(items);
});

test.each([0, 65_530, 65_531, 65_532, 65_533, 65_536, 131_068])('an item of %i bytes comes out', async (length) => {
  const item = new Uint8Array(length).fill(9);
  expect(Buffer.compare(Buffer.from((await open(fileOf([item, 'end'])))[0] as Uint8Array), item)).toBe(0);
});

test('the size of a file shows only the first three bits of how many frames it has', () => {
  const framesOf = (bytes: number) => Math.floor(fileOf([new Uint8Array(bytes)]).length / FRAME);
  expect([1, 60_000, 70_000, 300_000, 9 * 65_536, 17 * 65_536].map(framesOf)).toEqual([1, 1, 2, 5, 10, 20]);
  expect(fileOf(['a']).length).toBe(fileOf(['a'.repeat(1_000)]).length);
});

test('R-VAULT-20: a file holds neither key, neither secret, nor anything that opens the vault', async () => {
  const file = fileOf(['a planted sentence']);
  for (const there of ['SOTTO-BACKUP', 'argon2id']) expect(holds(file, there)).toBe(true); // the search finds what is there
  for (const hidden of [CODE, 'a planted sentence', keys.vault, keys.backup, secret]) {
    expect(holds(file, hidden)).toBe(false);
  }
  for (const wrap of wraps) expect(holds(file, wrap.sealed)).toBe(false);
  for (const wrap of readHeader(file).wraps) expect(Object.keys(wrap)).not.toContain('sealed');
});

test('no file is sealed as another one was', () => {
  const [one, other] = [fileOf(['the same']), fileOf(['the same'])];
  expect(one.slice(-FRAME)).not.toEqual(other.slice(-FRAME));
});

const words = recoveryWords(secret).split(' ');

test.each([
  ['another code', 'another code altogether'],
  ['no code', ''],
  ['the words of another sheet', recoveryWords(new Uint8Array(16).fill(3))],
])('%s is the wrong code', async (_, typed) => {
  expect(await refusal(fileOf(['x']), typed)).toBe('backup/wrong-secret');
});

test.each([
  ['a word that changed its place', [...words.slice(1), words[0]].join(' ')],
  ['a word of the list too many, in a code', `SOTTO-RECOVERY-1:${[...words, 'zoo'].join(' ')}`],
])('%s is told as mistyped words', async (_, typed) => {
  expect(await refusal(fileOf(['x']), typed)).toBe('backup/mistyped-words');
});

test('however words are spaced and written, they are the same words', async () => {
  expect(await open(fileOf(['x']), `  ${words.join('   ').toUpperCase()}\n`)).toEqual(['x']);
});

test('cut anywhere, a file is said to be cut short, even where nothing is left of it', async () => {
  const file = fileOf([new Uint8Array(200_000)]);
  const start = file.length - 4 * FRAME;
  const lengths = Array.from({ length: start + 1 }, (_, index) => index);
  for (const length of [...lengths, start + FRAME, start + 2 * FRAME + 5, start + 3 * FRAME, file.length - 1]) {
    expect([length, await refusal(file.slice(0, length))]).toEqual([length, 'backup/truncated']);
  }
});

test('with any bit of its beginning or of its frames flipped it does not open, and is not called cut short', async () => {
  const file = fileOf([new Uint8Array(100_000)]);
  const start = file.length - 2 * FRAME;
  const flipped = (at: number): Uint8Array => file.map((byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte));
  for (let at = 0; at < start; at++) {
    expect([at, await refusal(flipped(at))]).toEqual([at, at < 12 ? 'backup/not-a-backup' : 'backup/damaged']);
  }
  for (const at of [start, start + FRAME - 1, start + FRAME, file.length - 1]) {
    expect([at, await refusal(flipped(at))]).toEqual([at, 'backup/damaged']);
  }
});

test('frames that changed places, were taken out, added or doubled do not open', async () => {
  const file = fileOf([new Uint8Array(200_000)]);
  const start = file.slice(0, file.length - 4 * FRAME);
  const frames = [0, 1, 2, 3].map((index) =>
    file.slice(start.length + index * FRAME, start.length + (index + 1) * FRAME),
  );
  const of = (...order: number[]) =>
    Uint8Array.from([start, ...order.map((at) => frames[at] ?? [])].flatMap((part) => [...part]));
  expect(await refusal(of(0, 1, 2, 3))).toBe('none');
  for (const order of [[1, 0, 2, 3], [0, 1, 3], [0, 1, 2, 3, 3], [3], [0, 1, 2, 3, 0]]) {
    expect([order, await refusal(of(...order))]).toEqual([order, 'backup/damaged']);
  }
  expect(await refusal(Uint8Array.from([...file, 0]))).toBe('backup/damaged');
});

test('other files are told apart from ours, and a newer one from a damaged one', async () => {
  expect(await refusal(new TextEncoder().encode('<!doctype html>'))).toBe('backup/not-a-backup');
  expect(await refusal(Uint8Array.of(0x53))).toBe('backup/truncated'); // our first letter
  const { sha256 } = await import('../../../lib/core/primitives.ts');
  const file = fileOf(['x']);
  const end = file.length - FRAME - 8;
  const newer = file.slice();
  newer[12] = 2;
  newer.set(sha256(newer.subarray(0, end)).slice(0, 8), end);
  expect(await refusal(newer)).toBe('backup/newer');
});

test('a wrap that asks for all the memory there is is refused', async () => {
  const planted = fileWraps(wraps).map((wrap) =>
    wrap.kind === 'code' ? { ...wrap, kdf: { ...wrap.kdf, memoryKiB: 2 ** 30 } } : wrap,
  );
  expect(await refusal(writeBackup(keys.backup, planted, random).finish())).toBe('backup/damaged');
});
