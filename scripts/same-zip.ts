/**
 * Writes a zip anew so that it depends on nothing but what lies in it: files by name, and one time for all of them. Whoever builds Sotto from the same
 * source, wherever and whenever, gets the same bytes as the store. What people download is packed as small as the format allows.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';
import { deflateSync, unzipSync, Zip, type ZipInputFile } from 'fflate';

/** The first day that a zip can name. Zips hold local time. */
const NO_TIME = new Date(1980, 0, 1);
/** More gain next to nothing. */
const ROUNDS = { numiterations: 5, verbose: false };

/** The sources are no download for people, and many: packing them so takes a minute. */
const isForPeople = (file: string): boolean => !file.endsWith('-sources.zip');

export const writeSameZip = async (file: string): Promise<void> => {
  const read = Object.entries(unzipSync(readFileSync(file))).filter(([name]) => !name.endsWith('/'));
  const pack = isForPeople(file)
    ? (bytes: Uint8Array) => deflateAsync(bytes, ROUNDS)
    : async (bytes: Uint8Array) => deflateSync(bytes, { level: 9 });
  const written: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    written.push(chunk);
  });
  for (const [name, bytes] of read.sort(byName)) addPacked(zip, name, bytes, await pack(bytes));
  zip.end();
  writeFileSync(file, Buffer.concat(written));
};

/** By code units: no machine sorts otherwise. */
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const DEFLATED = 8;

const addPacked = (zip: Zip, filename: string, bytes: Uint8Array, packed: Uint8Array): void => {
  const entry: ZipInputFile = {
    filename,
    mtime: NO_TIME,
    compression: DEFLATED,
    size: bytes.length,
    crc: crc32(bytes),
    ondata: () => {},
  };
  zip.add(entry);
  entry.ondata?.(null, new Uint8Array(packed), true);
};
