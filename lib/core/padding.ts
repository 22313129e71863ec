/** Pads content to buckets, so that its length says little. What rides in the area after the content is not looked at here. */
import { MAX_PAYLOAD_BYTES } from './armor/frame.ts';
import { concat } from './bytes.ts';
import { ProtocolError } from './errors.ts';

/** Bucket for sites with room. */
export const BUCKET = 160;

/** Bucket for sites that count 1,000 characters or fewer. Every padded length is a multiple of it. */
export const COMPACT_BUCKET = 32;

/** Two bytes of content length stand before the content. */
const LENGTH_BYTES = 2;

/** Bytes of a message beside its padded content. */
const MESSAGE_OVERHEAD = 70;

const nothing = new Uint8Array(0);

/**
 * The most padded content that a message may be made to have, by bucket: the largest payload, or what 1,000 characters carry.
 * @param most bytes of the largest payload that the site carries
 */
export function largestPadded(bucket: number, most: number = MAX_PAYLOAD_BYTES): number {
  const carried = Math.floor((Math.min(most, MAX_PAYLOAD_BYTES) - MESSAGE_OVERHEAD) / bucket) * bucket;
  return bucket === COMPACT_BUCKET ? Math.min(640, carried) : carried;
}

/** Bytes of content that a message carries for certain where the largest payload has `most` bytes. */
export function contentRoom(bucket: number, most: number): number {
  return largestPadded(bucket, most) - LENGTH_BYTES;
}

/**
 * Bytes of the smallest number of buckets that hold `length` bytes after the content length.
 * @throws ProtocolError `bad-bucket`
 */
export function paddedLength(length: number, bucket: number): number {
  if (bucket !== BUCKET && bucket !== COMPACT_BUCKET) throw new ProtocolError('bad-bucket');
  return Math.ceil((LENGTH_BYTES + length) / bucket) * bucket;
}

/** Bytes that are left for what rides behind `contentLength` bytes of content in `padded` bytes. */
export function areaIn(padded: number, contentLength: number): number {
  return padded - LENGTH_BYTES - contentLength;
}

/**
 * Content, and what rides behind it, in the smallest number of buckets (docs/protocol.md, *Padding*).
 * @throws ProtocolError `bad-bucket`, or `bad-content` for content above 65,535 bytes
 */
export function pad(content: Uint8Array, bucket: number = BUCKET, riding: Uint8Array = nothing): Uint8Array {
  if (content.length > 0xffff) throw new ProtocolError('bad-content');
  const padded = new Uint8Array(paddedLength(content.length + riding.length, bucket));
  padded.set(concat(Uint8Array.of(content.length >> 8, content.length & 0xff), content, riding));
  return padded;
}

export interface Unpadded {
  readonly content: Uint8Array;
  /** Everything behind the content. */
  readonly area: Uint8Array;
}

/** Content and area, or null when the length is not a multiple of the compact bucket or the content would end behind it. */
export function unpad(padded: Uint8Array): Unpadded | null {
  const [high, low] = padded;
  if (high === undefined || low === undefined || padded.length % COMPACT_BUCKET !== 0) return null;
  const end = LENGTH_BYTES + high * 256 + low;
  return end > padded.length ? null : { content: padded.slice(LENGTH_BYTES, end), area: padded.slice(end) };
}
