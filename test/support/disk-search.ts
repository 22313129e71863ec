/**
 * Searches the profile folder of a browser that has ended for sentences and key bytes: every file as it lies there, and once more what
 * LevelDB, IndexedDB and the session files keep compressed, cut or encrypted. What it cannot read it says.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formsOfKey, formsOfText, searchFor } from './byte-search.ts';
import { type Contents, readLog, readTable } from './leveldb.ts';
import { readEncryptedSession } from './session-restore.ts';
import { unsnap } from './snappy.ts';

export interface Sought {
  readonly sentences: Iterable<string>;
  /** Each with a name under which it is reported. */
  readonly keys?: Iterable<{ readonly name: string; readonly bytes: Uint8Array }>;
}

export interface Find {
  readonly what: string;
  /** How it was written: `UTF-8`, `UTF-16`, `bytes`, `hex`, … */
  readonly form: string;
  /** Within the profile. */
  readonly file: string;
  /** Where in the file: as it lies there, or inside of what. */
  readonly layer: string;
  /** Offset in that layer. */
  readonly at: number;
}

export interface DiskSearch {
  readonly finds: readonly Find[];
  readonly files: number;
  /** Of all files, and of all that was decompressed, joined or decrypted. */
  readonly bytes: { readonly inFiles: number; readonly inside: number };
  /** Parts that are of a known kind and could not be read. */
  readonly unread: readonly string[];
}

interface Layer {
  readonly name: string;
  readonly bytes: Buffer;
}

export const searchDisk = (profile: string, { sentences, keys = [] }: Sought): DiskSearch => {
  const search = searchFor([
    ...[...sentences].flatMap(formsOfText),
    ...[...keys].flatMap(({ name, bytes }) => formsOfKey(name, bytes)),
  ]);
  const finds: Find[] = [];
  const unread: string[] = [];
  const bytes = { inFiles: 0, inside: 0 };
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const file = path.relative(profile, path.join(entry.parentPath, entry.name));
    const content = readFileSync(path.join(profile, file));
    const inside = openFile(entry.name, content);
    unread.push(...(inside?.unread ?? []).map((what) => `${file}: ${what}`));
    const layers = [
      { name: 'its name', bytes: Buffer.from(file) },
      { name: 'as it lies there', bytes: content },
      ...(inside === null ? [] : [{ name: inside.name, bytes: inside.bytes }]),
    ].flatMap(withValues);
    for (const layer of layers) {
      for (const { needle, at } of search(layer.bytes)) {
        finds.push({ what: needle.what, form: needle.form, file, layer: layer.name, at });
      }
      bytes.inside += layer.bytes.length;
    }
    bytes.inFiles += content.length;
  }
  return { finds, files: files.length, bytes: { ...bytes, inside: bytes.inside - bytes.inFiles }, unread };
};

/** What is inside of a file of a known kind, or null. */
const openFile = (name: string, content: Buffer): (Contents & { readonly name: string }) | null => {
  if (/\.(?:ldb|sst)$/.test(name)) return { name: 'LevelDB table', ...readTable(content) };
  if (/^\d{6}\.log$|^MANIFEST-\d+$/.test(name)) return { name: 'LevelDB log', ...readLog(content) };
  const session = readEncryptedSession(content);
  return session && { name: 'encrypted session', ...session };
};

/** What IndexedDB writes before a value that it has compressed: a version, *needs processing*, *Snappy*. */
const COMPRESSED_VALUE = Buffer.from('ff1102', 'hex');

/** A layer, and the compressed values in it. */
const withValues = (layer: Layer): readonly Layer[] => {
  const layers = [layer];
  for (let at = layer.bytes.indexOf(COMPRESSED_VALUE); at >= 0; at = layer.bytes.indexOf(COMPRESSED_VALUE, at + 1)) {
    const { bytes } = unsnap(layer.bytes, at + COMPRESSED_VALUE.length);
    if (bytes.length > 0) layers.push({ name: `compressed value at ${at} (${layer.name})`, bytes });
  }
  return layers;
};
