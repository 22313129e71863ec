/** What one person's screen shows, held in front of another person's camera. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Person, WindowSurface } from './person.ts';

/** A grey picture: a byte for each pixel, row by row. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly grey: Buffer;
}

/** A name for a file that a camera will see. */
export const cameraFile = (name: string): string => path.join(os.tmpdir(), `sotto-camera-${process.pid}-${name}.y4m`);

/** Takes a real screenshot of a window of ours. */
export const photograph = async (window: WindowSurface): Promise<Photo> => {
  const file = path.join(os.tmpdir(), `sotto-photo-${process.pid}.png`);
  await window.screenshot(file);
  const png = readFileSync(file).toString('base64');
  rmSync(file);
  const { width, height, grey } = await window.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const size = { width: picture.width & ~1, height: picture.height & ~1 };
    const drawing = new OffscreenCanvas(size.width, size.height).getContext('2d');
    drawing?.drawImage(picture, 0, 0);
    const { data } = drawing?.getImageData(0, 0, size.width, size.height) ?? { data: new Uint8ClampedArray() };
    let letters = '';
    for (let at = 0; at < data.length; at += 4) letters += String.fromCharCode(data[at + 1] ?? 0);
    return { ...size, grey: btoa(letters) };
  }, png);
  return { width, height, grey: Buffer.from(grey, 'base64') };
};

/** The person's camera sees it from now on, in a window that opens the camera after this. */
export const holdInFront = async (person: Person, window: WindowSurface, photo: Photo, file: string): Promise<void> => {
  if (person.engine === 'chromium') writeFileSync(file, y4m(photo));
  else await window.evaluate(seeInFirefox, photo.width, photo.height, photo.grey.toString('base64'));
};

/** Two frames of raw video, as Chromium's camera that is a file takes them. */
const y4m = ({ width, height, grey }: Photo): Buffer => {
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\n`), frame, frame]);
};

/** Firefox has no camera that is a file: the window's own is replaced by a canvas with the picture. */
const seeInFirefox = (width: number, height: number, grey: string): void => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const drawing = canvas.getContext('2d');
  const image = new ImageData(width, height);
  for (const [at, letter] of [...atob(grey)].entries()) {
    const value = letter.charCodeAt(0);
    image.data.set([value, value, value, 255], at * 4);
  }
  const draw = (): void => {
    drawing?.putImageData(image, 0, 0);
    requestAnimationFrame(draw);
  };
  draw();
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(15);
};
