/** Reads the files of LevelDB as Chromium writes them: sorted tables and write-ahead logs. Reads only; must bear any bytes without throwing. */
import { readVarint, unsnap } from './snappy.ts';

/** What a file holds, and what of it could not be read. */
export interface Contents {
  /** Keys and values, or log records, one behind the other, as they were before they were compressed or cut. */
  readonly bytes: Buffer;
  readonly unread: readonly string[];
}

const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const FOOTER = 48;
/** Behind every block: how it is compressed, and a checksum. */
const TRAILER = 5;

interface Handle {
  readonly offset: number;
  readonly size: number;
  readonly end: number;
}

const readHandle = (from: Buffer, at: number): Handle | null => {
  const offset = readVarint(from, at);
  const size = offset && readVarint(from, offset.end);
  return offset === null || size === null ? null : { offset: offset.value, size: size.value, end: size.end };
};

const compressions: readonly (string | undefined)[] = ['none', 'Snappy', 'zstd'];

/** A block as it was before it was compressed, or why it cannot be read. */
const readBlock = (table: Buffer, { offset, size }: Handle): Buffer | string => {
  if (offset + size + TRAILER > table.length) return `block at ${offset} reaches beyond the file`;
  const block = table.subarray(offset, offset + size);
  const compression = compressions[table[offset + size] ?? -1];
  if (compression === 'none') return block;
  if (compression !== 'Snappy') return `block at ${offset} is compressed in another way: ${compression}`;
  const { bytes, isWhole } = unsnap(block);
  return isWhole ? bytes : `block at ${offset} is no whole Snappy block`;
};

interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** A block's entries; each key is stored as what differs from the one before. */
const entriesOf = (block: Buffer): readonly Entry[] => {
  const entries: Entry[] = [];
  const restarts = block.length < 4 ? 0 : block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  let key = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    const shared = readVarint(block, at);
    const own = shared && readVarint(block, shared.end);
    const length = own && readVarint(block, own.end);
    if (shared === null || own === null || length === null) break;
    const keyEnd = length.end + own.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(length.end, keyEnd)]);
    entries.push({ key, value: block.subarray(keyEnd, keyEnd + length.value) });
    at = keyEnd + length.value;
  }
  return entries;
};

/** Everything in a sorted table, found by its index. */
export const readTable = (table: Buffer): Contents => {
  const footer = table.subarray(-FOOTER);
  const filter =
    footer.length === FOOTER && footer.subarray(-MAGIC.length).equals(MAGIC) ? readHandle(footer, 0) : null;
  const index = filter && readHandle(footer, filter.end);
  if (index === null) return readUnfinishedTable(table);
  const handles = readBlock(table, index);
  if (typeof handles === 'string') return { bytes: Buffer.alloc(0), unread: [`index: ${handles}`] };
  const blocks = entriesOf(handles).map(({ value }) => {
    const handle = readHandle(value, 0);
    return handle === null ? 'a handle in the index is none' : readBlock(table, handle);
  });
  return {
    bytes: Buffer.concat(
      blocks.flatMap((block) =>
        typeof block === 'string' ? [] : entriesOf(block).flatMap((entry) => [entry.key, entry.value]),
      ),
    ),
    unread: blocks.filter((block) => typeof block === 'string'),
  };
};

/** A table whose writer was killed has no index yet: its blocks are read one behind the other, as far as they go. */
const readUnfinishedTable = (table: Buffer): Contents => {
  const pieces: Buffer[] = [];
  for (let at = 0; at < table.length; ) {
    const { bytes, end, isWhole } = unsnap(table, at);
    pieces.push(...entriesOf(bytes).flatMap((entry) => [entry.key, entry.value]), bytes);
    if (!isWhole || compressions[table[end] ?? -1] !== 'Snappy') break;
    at = end + TRAILER;
  }
  return { bytes: Buffer.concat(pieces), unread: [] };
};

const LOG_BLOCK = 32_768;
const LOG_HEADER = 7;

/** The records of a write-ahead log: they are cut at every block of 32 KiB, and joined again here. */
export const readLog = (log: Buffer): Contents => {
  const pieces: Buffer[] = [];
  for (let block = 0; block < log.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, log.length);
    for (let at = block; at + LOG_HEADER <= end; ) {
      const length = log.readUInt16LE(at + 4);
      const kind = log[at + 6] ?? 0;
      if (kind < 1 || kind > 4) break; // room that was never written
      pieces.push(log.subarray(at + LOG_HEADER, Math.min(at + LOG_HEADER + length, end)));
      at += LOG_HEADER + length;
    }
  }
  return { bytes: Buffer.concat(pieces), unread: [] };
};
