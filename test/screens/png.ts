/** Pictures as PNG: read as a browser writes them, and written small, with a palette. Node's zlib does the rest. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Red, green and blue of each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Bytes of a pixel, by colour type: what browsers write. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
const MAX_COLOURS = 256;

/** @throws {Error} When it is no PNG of eight bits in colour, without interlacing. */
export const readPng = (bytes: Buffer): Picture => {
  const chunks = chunksOf(bytes);
  const header = chunks.find(({ type }) => type === 'IHDR')?.body ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9] ?? 0];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('This PNG is not read here.');
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body);
  const rows = unfiltered(inflateSync(Buffer.concat(packed)), width * channels, channels);
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    data.set(rows.subarray(pixel * channels, pixel * channels + 3), pixel * 3);
  return { width, height, data };
};

const chunksOf = (bytes: Buffer): readonly { readonly type: string; readonly body: Buffer }[] => {
  const chunks = [];
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
};

/** What each filter adds to a byte: nothing, the byte left of it, above it, the mean of both, or what `paeth` picks. */
const guesses: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => paeth(left, above, corner),
];

const paeth = (left: number, above: number, corner: number): number => {
  const [byLeft, byAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const byCorner = Math.abs(left + above - 2 * corner);
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
};

/** Takes each row's filter off. `step`: bytes of a pixel. A row of zeros stands above, and a pixel of zeros left of each row. */
const unfiltered = (filtered: Buffer, length: number, step: number): Uint8Array => {
  const height = filtered.length / (length + 1);
  const rows = new Uint8Array(height * length);
  let above = new Uint8Array(step + length);
  for (let row = 0; row < height; row++) {
    const from = row * (length + 1);
    const guess = guesses[filtered[from] ?? 0] ?? paeth;
    const here = new Uint8Array(step + length);
    here.set(filtered.subarray(from + 1, from + 1 + length), step);
    for (let at = step; at < here.length; at++)
      here[at] = Number(here[at]) + guess(Number(here[at - step]), Number(above[at]), Number(above[at - step]));
    rows.set(here.subarray(step), row * length);
    above = here;
  }
  return rows;
};

/** With at most 256 colours: those that are rare give way to a frequent one near them. */
export const writePng = (picture: Picture): Buffer => {
  const { width, height } = picture;
  const { palette, indexes } = paletteOf(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++)
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const colours = Buffer.from(palette.flatMap((colour) => channelsOf(colour)));
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
};

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

const channelsOf = (colour: number): readonly number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

const paletteOf = ({ data }: Picture): { readonly palette: readonly number[]; readonly indexes: Uint8Array } => {
  const pixels = new Uint32Array(data.length / 3);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at++) {
    const colour = (Number(data[at * 3]) << 16) | (Number(data[at * 3 + 1]) << 8) | Number(data[at * 3 + 2]);
    pixels[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, often], [b, seldom]) => seldom - often || a - b).map(([colour]) => colour);
  const palette = ranked.slice(0, MAX_COLOURS);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of ranked.slice(MAX_COLOURS)) places.set(colour, nearest(palette, colour));
  return { palette, indexes: Uint8Array.from(pixels, (colour) => places.get(colour) ?? 0) };
};

const nearest = (palette: readonly number[], colour: number): number => {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour);
  const apart = palette.map((other) => {
    const [r = 0, g = 0, b = 0] = channelsOf(other);
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
  });
  return apart.indexOf(Math.min(...apart));
};
