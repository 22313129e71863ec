/**
 * A backup file from the outside: magic, version and wraps in clear, and then sealed frames of one size, of which the last says that it
 * is the last. What is wrong with a file is told apart: none of ours, cut short, damaged, of a newer Sotto. Knows nothing of what is in it.
 */
import { decode, encode } from 'cborg';
import { ascii, concat, equal, uint32 } from '../../core/bytes.ts';
import { hkdf, openDeterministic, sealDeterministic, sha256 } from '../../core/primitives.ts';
import type { Random } from '../../core/random.ts';
import { VaultError } from '../errors.ts';
import { type FileWrap, isFileWrap } from './file-wraps.ts';

const MAGIC = ascii('SOTTO-BACKUP');
const VERSION = 1;
const CHECKSUM_BYTES = 8;
/** Two wraps are a few hundred bytes. */
const MAX_HEADER_BYTES = 4096;
const FRAME_BYTES = 64 * 1024;
const SEALED_BYTES = FRAME_BYTES + 16;
const BEFORE_HEADER = MAGIC.length + 1 + 4;

export interface BackupWriter {
  /** One item of CBOR. Frames are sealed as they fill. */
  add(item: unknown): void;
  /** The whole file. */
  finish(): Uint8Array;
}

export const writeBackup = (key: Uint8Array, wraps: readonly FileWrap[], random: Random): BackupWriter => {
  const salt = random.bytes(32);
  const header = encode([salt, wraps]);
  const before = concat(MAGIC, Uint8Array.of(VERSION), uint32(header.length), header);
  const start = concat(before, sha256(before).slice(0, CHECKSUM_BYTES));
  const { seal } = framing(key, salt, start);
  const frames: Uint8Array[] = [];
  let pending: Uint8Array = new Uint8Array();

  const fill = (bytes: Uint8Array): void => {
    let whole = concat(pending, bytes);
    // A full frame waits until there is more: the last one is sealed as the last.
    for (; whole.length > FRAME_BYTES; whole = whole.subarray(FRAME_BYTES)) {
      frames.push(seal(frames.length, false, whole.subarray(0, FRAME_BYTES)));
    }
    pending = whole.slice();
  };
  return {
    add: (item) => {
      const encoded = encode(item);
      fill(uint32(encoded.length));
      fill(encoded);
    },
    finish: () => {
      fill(uint32(0));
      for (const total = coarse(frames.length + 1); frames.length < total; ) {
        const frame = new Uint8Array(FRAME_BYTES); // zeros after the end
        frame.set(pending);
        pending = new Uint8Array();
        frames.push(seal(frames.length, frames.length === total - 1, frame));
      }
      return concat(start, ...frames);
    },
  };
};

/** So many frames that only the first three bits of their number show. */
const coarse = (frames: number): number => {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(frames)) - 2);
  return Math.ceil(frames / step) * step;
};

export interface BackupHeader {
  readonly wraps: readonly FileWrap[];
  readonly salt: Uint8Array;
  /** Everything before the frames. */
  readonly start: Uint8Array;
}

/** @throws VaultError `backup/not-a-backup`, `backup/truncated`, `backup/damaged`, `backup/newer` */
export const readHeader = (file: Uint8Array): BackupHeader => {
  const beginning = file.subarray(0, MAGIC.length);
  if (!equal(beginning, MAGIC.subarray(0, beginning.length))) throw new VaultError('backup/not-a-backup');
  if (file.length < BEFORE_HEADER) throw new VaultError('backup/truncated');
  const length = lengthAt(file, MAGIC.length + 1);
  if (length > MAX_HEADER_BYTES) throw new VaultError('backup/damaged');
  const end = BEFORE_HEADER + length;
  if (file.length < end + CHECKSUM_BYTES) throw new VaultError('backup/truncated');
  const checksum = sha256(file.subarray(0, end)).slice(0, CHECKSUM_BYTES);
  if (!equal(checksum, file.subarray(end, end + CHECKSUM_BYTES))) throw new VaultError('backup/damaged');
  if ((file[MAGIC.length] ?? 0) > VERSION) throw new VaultError('backup/newer');
  const [salt, wraps] = decode(file.slice(BEFORE_HEADER, end)) as [unknown, unknown]; // as it was written: the checksum says so
  if (!(salt instanceof Uint8Array) || !Array.isArray(wraps) || !wraps.every(isFileWrap))
    throw new VaultError('backup/damaged');
  return { wraps, salt, start: file.slice(0, end + CHECKSUM_BYTES) };
};

/**
 * The items, one after the other. Can be gone through as often as one likes.
 * @throws VaultError `backup/truncated`, `backup/damaged`
 */
export function* readItems(file: Uint8Array, { salt, start }: BackupHeader, key: Uint8Array): Generator<unknown> {
  const { open } = framing(key, salt, start);
  const body = file.subarray(start.length);
  const count = Math.floor(body.length / SEALED_BYTES);
  const sealed = (index: number): Uint8Array => body.subarray(index * SEALED_BYTES, (index + 1) * SEALED_BYTES);
  requireWhole(body.length, count, (isLast) => open(count - 1, isLast, sealed(count - 1)) !== null);

  let held: Uint8Array = new Uint8Array();
  for (let index = 0; index < count; index++) {
    const frame = open(index, index === count - 1, sealed(index));
    if (frame === null) throw new VaultError('backup/damaged');
    held = concat(held, frame);
    while (held.length >= 4) {
      const length = lengthAt(held, 0);
      if (length === 0) return;
      if (held.length < 4 + length) break;
      yield decode(held.slice(4, 4 + length));
      held = held.slice(4 + length);
    }
  }
  throw new VaultError('backup/damaged'); // sealed by us, and yet without an end
}

/** The last frame is looked at before any other: what is missing is said before anything is done. */
const requireWhole = (length: number, count: number, opensLast: (isLast: boolean) => boolean): void => {
  if (count === 0) throw new VaultError('backup/truncated');
  if (opensLast(true)) {
    if (length !== count * SEALED_BYTES) throw new VaultError('backup/damaged'); // something was added
    return;
  }
  throw new VaultError(opensLast(false) ? 'backup/truncated' : 'backup/damaged');
};

const lengthAt = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);

/** The key is this file's own, so that counting is enough of a nonce. */
const framing = (backupKey: Uint8Array, salt: Uint8Array, start: Uint8Array) => {
  const key = hkdf(backupKey, { salt, info: ascii('Sotto/1 backup file'), length: 32 });
  const aad = sha256(start);
  const sealing = (index: number, isLast: boolean) => ({
    key,
    aad,
    nonce: concat(new Uint8Array(7), uint32(index), Uint8Array.of(isLast ? 1 : 0)),
  });
  return {
    seal: (index: number, isLast: boolean, frame: Uint8Array): Uint8Array =>
      sealDeterministic(sealing(index, isLast), frame),
    open: (index: number, isLast: boolean, sealed: Uint8Array): Uint8Array | null =>
      openDeterministic(sealing(index, isLast), sealed),
  };
};
