/** Looks for a QR code in pictures, beside the window: a hard picture takes a while, and the camera goes on meanwhile. */
import { decodeQR } from 'qr/decode.js';
import type { Looked, Picture } from './qr-reader.ts';

addEventListener('message', ({ data }: MessageEvent<Picture>) => {
  const looked: Looked = { id: data.id, text: textIn(data.image) };
  postMessage(looked);
});

const textIn = (image: ImageData): string | null => {
  try {
    return decodeQR(image);
  } catch {
    return null; // no code, or one that cannot be read
  }
};
