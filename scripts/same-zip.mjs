/**
 * Writes a zip anew so that it depends on nothing but what lies in it: files by name, and one time for all of them. Whoever builds Sotto from the same
 * source, wherever and whenever, gets the same bytes as the store.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import JSZip from 'jszip';

/** The first day that a zip can name, UTC. */
const NO_TIME = new Date('1980-01-01T00:00:00Z');

/** @type {(file: string) => Promise<void>} */
export const writeSameZip = async (file) => {
  const read = await JSZip.loadAsync(readFileSync(file));
  const written = new JSZip();
  const names = Object.keys(read.files).filter((name) => !read.files[name]?.dir);
  for (const name of names.sort()) {
    const content = await /** @type {JSZip.JSZipObject} */ (read.files[name]).async('nodebuffer');
    written.file(name, content, { date: NO_TIME, createFolders: false });
  }
  const options = { type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' };
  writeFileSync(file, await written.generateAsync(/** @type {JSZip.JSZipGeneratorOptions<'nodebuffer'>} */ (options)));
};
