/** Second implementation: content. See crypto.ts. What is said is the array of the page; byte strings stand in it as bytes. */
import { type Bytes, join, number, same, u16, u32 } from './crypto.ts';

/** A head: major type, and the number in its shortest form. */
function head(major: number, value: number): Bytes {
  const type = 32 * major;
  if (value < 24) return join(type + value);
  if (value < 256) return join(type + 24, value);
  if (value < 65_536) return join(type + 25, u16(value));
  if (value < 2 ** 32) return join(type + 26, u32(value));
  return join(type + 27, u32(Math.floor(value / 2 ** 32)), u32(value % 2 ** 32));
}

/** An array of integers and byte strings, as all known kinds are. */
export function encode(said: readonly unknown[]): Bytes {
  const items = said.map((item) => {
    if (typeof item === 'number') return head(0, item);
    if (item instanceof Uint8Array) return join(head(2, item.length), item);
    throw new Error('not content');
  });
  return join(head(4, said.length), ...items);
}

type Item = { readonly value: unknown; readonly end: number };

/** One item from `at` on; null for what is not deterministic, ends too early, or has no place in content. */
function item(bytes: Bytes, at: number, depth: number): Item | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const [major, low] = [first >> 5, first & 31];
  const end = at + 1 + (low < 24 ? 0 : 2 ** (low - 24));
  if (low > 27 || end > bytes.length) return null;
  if (major === 7) return simple(low, bytes.slice(at + 1, end), end);
  const value = low < 24 ? low : number(bytes.slice(at + 1, end));
  const isShortest = value <= Number.MAX_SAFE_INTEGER && same(head(major, value), bytes.slice(at, end));
  return isShortest ? behind(major, value, bytes, end, depth) : null;
}

/** What stands behind a head. */
function behind(major: number, value: number, bytes: Bytes, end: number, depth: number): Item | null {
  if (major > 3 && depth > 16) return null;
  switch (major) {
    case 0:
      return { value, end };
    case 1:
      return value < Number.MAX_SAFE_INTEGER ? { value: -1 - value, end } : null;
    case 2:
    case 3:
      return string(major, bytes.slice(end, end + value), value, end + value);
    case 4:
      return list(bytes, end, value, depth + 1);
    default:
      return major === 5 ? map(bytes, end, value, depth + 1) : null; // 6 is a tag
  }
}

function string(major: number, bytes: Bytes, length: number, end: number): Item | null {
  if (bytes.length !== length) return null;
  if (major === 2) return { value: bytes, end };
  const text = Buffer.from(bytes).toString('utf8');
  return same(Buffer.from(text, 'utf8'), bytes) && !text.startsWith('\uFEFF') ? { value: text, end } : null;
}

function list(bytes: Bytes, from: number, length: number, depth: number): Item | null {
  const value: unknown[] = [];
  let end = from;
  while (value.length < length) {
    const next = item(bytes, end, depth);
    if (next === null) return null;
    value.push(next.value);
    end = next.end;
  }
  return { value, end };
}

/** Keys ascend as bytes, so that none comes twice; they are integers and texts. */
function map(bytes: Bytes, from: number, length: number, depth: number): Item | null {
  let [end, before]: [number, Bytes] = [from, new Uint8Array(0)];
  for (let count = 0; count < length; count++) {
    const key = item(bytes, end, depth);
    if (key === null || ![0, 1, 3].includes((bytes[end] ?? 0) >> 5)) return null;
    const written = bytes.slice(end, key.end);
    const value = Buffer.compare(before, written) < 0 ? item(bytes, key.end, depth) : null;
    if (value === null) return null;
    before = written;
    end = value.end;
  }
  return { value: { map: bytes.slice(from, end) }, end };
}

function simple(low: number, bytes: Bytes, end: number): Item | null {
  if (low >= 20 && low <= 22) return { value: [false, true, null][low - 20], end };
  if (low < 25) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const value = low === 25 ? half(number(bytes)) : low === 26 ? view.getFloat32(0) : view.getFloat64(0);
  const isShortest =
    low === 25 || (low === 26 ? !halves.has(value) : !halves.has(value) && Math.fround(value) !== value);
  return Number.isFinite(value) && !Number.isSafeInteger(value) && isShortest ? { value, end } : null;
}

function half(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

const halves = new Set(Array.from({ length: 65_536 }, (_, bits) => half(bits)));

const isUint = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value < 2 ** 32 && value % 1 === 0;
const isBytes = (least: number, most: number) => (value: unknown) =>
  value instanceof Uint8Array && value.length >= least && value.length <= most;
const isText = (least: number, most: number) => (value: unknown) =>
  isBytes(least, most)(value) &&
  same(Buffer.from(Buffer.from(value as Bytes).toString('utf8'), 'utf8'), value as Bytes);
const isBelow = (bound: number) => (value: unknown) => isUint(value) && (value as number) < bound;

const [text, reference] = [isText(1, 28_672), isBytes(16, 16)];

/** What stands behind kind, time and sequence, by kind. */
const forms: readonly (readonly ((value: unknown) => boolean)[])[] = [
  [text],
  [isBelow(1)],
  [text, reference],
  [text, reference],
  [reference],
  [reference, isText(0, 64)],
  [isUint],
  [isBytes(16, 16), isBelow(4), isBytes(0, 8_192)],
  [isBytes(32, 32), isBytes(32, 32), isUint, isText(1, 255), isText(0, 255)],
  [isBytes(32, 32)],
  [isBytes(0, 8_192)],
  [],
];

/** What is said, or null for `malformed`. An unknown kind has any form. */
export function decode(bytes: Bytes): readonly unknown[] | null {
  const read = item(bytes, 0, 1);
  if (read === null || read.end !== bytes.length || !Array.isArray(read.value)) return null;
  const [kind, ...rest]: unknown[] = read.value;
  if (!isUint(kind)) return null;
  const form = forms[kind as number];
  if (form === undefined) return read.value;
  const fields = [isUint, isUint, ...form];
  return rest.length === fields.length && fields.every((isField, at) => isField(rest[at])) ? read.value : null;
}
