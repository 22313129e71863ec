/** What Firefox leaves in the folder for downloads, where nothing tells when one is whole. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Sizes by name, of what is no `.part`. */
type Listing = ReadonlyMap<string, number>;

const listing = (folder: string): Listing =>
  new Map(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.part'))
      .map((name) => [name, statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0]),
  );

const isPartial = (folder: string): boolean => readdirSync(folder).some((name) => name.endsWith('.part'));

/**
 * Looks for the file that comes after this call. While it comes, an empty one of its name stands beside a `.part`; before that, Firefox makes an empty
 * file and takes it away at once. A download is whole when it was as long the last time, and nothing is partial. Files that were there
 * before are of no account: one that was taken away can come back when Firefox finishes with it.
 */
export const nextDownload = (folder: string): (() => string | null) => {
  const before = listing(folder);
  let last: Listing = new Map();
  return () => {
    const now = listing(folder);
    const whole = [...now].filter(([name, size]) => !before.has(name) && size > 0 && last.get(name) === size);
    last = now;
    return isPartial(folder)
      ? null
      : (whole
          .map(([name]) => name)
          .sort(byLength)
          .at(-1) ?? null);
  };
};

/** The newest of several has the longest name: Firefox counts behind it. */
const byLength = (a: string, b: string): number => a.length - b.length;

/** Names and sizes, for a message. */
export const inFolder = (folder: string): string =>
  readdirSync(folder)
    .map((name) => `${name} (${statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 'gone'})`)
    .join(', ') || 'nothing';
