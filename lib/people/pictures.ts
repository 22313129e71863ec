/** Pixels of what may show a code: a picture of the person's, a frame of the camera, or what is on the screen. All of it stays here. */

/** Pixels on the longer side: more makes no code easier to read. */
const MAX_SIDE = 1_600;
/** Bytes of a picture file. */
const MAX_FILE = 32 * 1_024 * 1_024;

export type PictureFault = 'no-picture' | 'too-large' | 'no-screen';

export class PictureError extends Error {
  readonly code: PictureFault;
  constructor(code: PictureFault) {
    super(code);
    this.code = code;
  }
}

/** @throws PictureError `no-picture`, `too-large` */
export const pixelsOfFile = async (file: Blob): Promise<ImageData> => {
  if (file.size > MAX_FILE) throw new PictureError('too-large');
  const picture = await createImageBitmap(file).catch(() => {
    throw new PictureError('no-picture');
  });
  try {
    return pixelsOf(picture, picture);
  } finally {
    picture.close();
  }
};

/** What the video shows now; null before its first frame. */
export const pixelsOfVideo = (video: HTMLVideoElement): ImageData | null =>
  video.videoWidth === 0 ? null : pixelsOf(video, { width: video.videoWidth, height: video.videoHeight });

/** One frame of the screen or window that the person chooses. @throws PictureError `no-screen` when they choose none */
export const pixelsOfScreen = async (): Promise<ImageData> => {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => {
    throw new PictureError('no-screen');
  });
  try {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const pixels = pixelsOfVideo(video);
    if (pixels === null) throw new PictureError('no-screen');
    return pixels;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
};

const pixelsOf = (
  source: CanvasImageSource,
  { width, height }: { readonly width: number; readonly height: number },
): ImageData => {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const drawing = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true });
  if (drawing === null) throw new PictureError('no-picture');
  drawing.fillStyle = '#fff'; // under what is transparent
  drawing.fillRect(0, 0, w, h);
  drawing.drawImage(source, 0, 0, w, h);
  return drawing.getImageData(0, 0, w, h);
};
