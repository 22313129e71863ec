/** Reads QR codes from pictures, in a worker. What a code holds goes to who asked, and nowhere else. */

export interface Picture {
  readonly id: number;
  readonly image: ImageData;
}

export interface Looked {
  readonly id: number;
  /** What the code holds, or null where none was found. */
  readonly text: string | null;
}

export interface QrReader {
  /** Null where there is no code in it. */
  readonly read: (image: ImageData) => Promise<string | null>;
  readonly end: () => void;
}

export const makeQrReader = (
  worker = new Worker(new URL('./qr-worker.ts', import.meta.url), { type: 'module' }),
): QrReader => {
  const asked = new Map<number, (text: string | null) => void>();
  let id = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Looked>) => {
    asked.get(data.id)?.(data.text);
    asked.delete(data.id);
  });
  return {
    read: (image) =>
      new Promise((resolve) => {
        id += 1;
        asked.set(id, resolve);
        worker.postMessage({ id, image } satisfies Picture, [image.data.buffer]);
      }),
    end: () => worker.terminate(),
  };
};
