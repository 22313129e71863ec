/** A picture of what stands before a person's eyes: of one width for its kind, as high as what is in it, and small as a file. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Kind, Seen } from './cast.ts';
import { atRest } from './judges.ts';
import { readPng, writePng } from './png.ts';

/** CSS pixels. The height is the least that there is, and the most. */
const sizes: Readonly<Record<Kind, { readonly width: number; readonly height: readonly [number, number] }>> = {
  app: { width: 860, height: [420, 1_600] },
  popup: { width: 392, height: [200, 1_600] },
  thread: { width: 1_080, height: [620, 620] },
};

/** Writes it to `file`. */
export const takePicture = async (
  { kind, window, ours, turn }: Seen,
  theme: 'light' | 'dark',
  file: string,
): Promise<void> => {
  const { width, height } = sizes[kind];
  const [least, most] = height;
  await turn(theme, { size: { width, height: least } });
  if (least < most) {
    const wanted = await window.evaluate(() => document.documentElement.scrollHeight);
    await turn(theme, { size: { width, height: Math.min(Math.max(wanted, least), most) } });
  }
  for (const surface of ours) await atRest(surface);
  await window.screenshot(file);
  writeFileSync(file, writePng(readPng(readFileSync(file))));
};
