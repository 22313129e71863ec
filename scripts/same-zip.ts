/**
 * Writes a zip anew so that it depends on nothing but what lies in it: files by name, and one time for all of them. Whoever builds Sotto from the same
 * source, wherever and whenever, gets the same bytes as the store.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import JSZip from 'jszip';

/** The first day that a zip can name, UTC. */
const NO_TIME = new Date('1980-01-01T00:00:00Z');

export const writeSameZip = async (file: string): Promise<void> => {
  const read = await JSZip.loadAsync(readFileSync(file));
  const written = new JSZip();
  const files = Object.values(read.files).filter(({ dir }) => !dir);
  for (const one of files.sort(byName))
    written.file(one.name, await one.async('nodebuffer'), { date: NO_TIME, createFolders: false });
  const options = { type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 9 } } as const;
  writeFileSync(file, await written.generateAsync(options));
};

/** By code units: no machine sorts otherwise. */
const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);
