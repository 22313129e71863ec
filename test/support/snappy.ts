/** Opens Snappy's raw format, which Chromium puts around database blocks and values. Reads only; must bear any bytes without throwing. */

/** What came out of a block, how far the block reaches, and whether it came out whole. */
export interface Unsnapped {
  readonly bytes: Buffer;
  /** Offset behind the last byte that was read. */
  readonly end: number;
  readonly isWhole: boolean;
}

const MAX_BYTES = 1 << 26;

/** A little-endian base-128 number at `at`, and where it ends; null when it is none. */
export const readVarint = (from: Buffer, at: number): { readonly value: number; readonly end: number } | null => {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = from[at + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return null;
};

/** Decompresses from `at` until the length that stands there is reached. What was read before a fault is given, and not called whole. */
export const unsnap = (from: Buffer, at = 0): Unsnapped => {
  const length = readVarint(from, at);
  if (length === null || length.value > MAX_BYTES) return { bytes: Buffer.alloc(0), end: at, isWhole: false };
  const out = Buffer.alloc(Math.min(length.value, (from.length - at) * 64)); // three bytes copy at most 64
  let [read, written] = [length.end, 0];
  for (let element = readElement(from, read); written < length.value && element !== null; ) {
    if (written + element.length > out.length || element.back > written) break;
    write(out, written, { element, from });
    written += element.length;
    read = element.end;
    element = readElement(from, read);
  }
  return { bytes: out.subarray(0, written), end: read, isWhole: written === length.value };
};

/** A copy may reach into what it is just writing. */
const write = (
  out: Buffer,
  to: number,
  { element, from }: { readonly element: Element; readonly from: Buffer },
): void => {
  const { back, data, end, length } = element;
  if (back === 0) from.copy(out, to, data, end);
  else for (let n = to; n < to + length; n += 1) out[n] = out[n - back] ?? 0;
};

/** A literal (`back` is 0, its bytes run from `data` to `end`), or `length` bytes copied from so far `back`. */
interface Element {
  readonly length: number;
  readonly back: number;
  readonly data: number;
  readonly end: number;
}

const readElement = (from: Buffer, at: number): Element | null => {
  const tag = from[at];
  if (tag === undefined) return null;
  const kind = tag & 3;
  return kind === 0 ? readLiteral(from, at, tag >> 2) : readCopy(from, at, { tag, kind });
};

/** Lengths over 60 stand behind the tag, in one to four bytes. */
const readLiteral = (from: Buffer, at: number, short: number): Element | null => {
  const more = Math.max(0, short - 59);
  if (at + 1 + more > from.length) return null;
  const length = (more === 0 ? short : from.readUIntLE(at + 1, more)) + 1;
  const data = at + 1 + more;
  return data + length > from.length ? null : { length, back: 0, data, end: data + length };
};

const readCopy = (from: Buffer, at: number, { tag, kind }: { tag: number; kind: number }): Element | null => {
  const size = kind === 1 ? 1 : 2 * (kind - 1);
  const data = at + 1 + size;
  if (data > from.length) return null;
  const far = from.readUIntLE(at + 1, size);
  const [length, back] = kind === 1 ? [((tag >> 2) & 7) + 4, ((tag >> 5) << 8) + far] : [(tag >> 2) + 1, far];
  return back === 0 ? null : { length, back, data, end: data };
};
