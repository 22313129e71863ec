/** Pads content to buckets, so that its length says little. The area after the content is where chunks will ride. */
import { concat, isZero } from './bytes.ts';
import { ProtocolError } from './errors.ts';

/** Bucket for sites with room. */
export const BUCKET = 160;

/** Bucket for sites that count 1,000 characters or fewer. Every padded length is a multiple of it. */
export const COMPACT_BUCKET = 32;

/** Two bytes of content length stand before the content. */
const LENGTH_BYTES = 2;

/**
 * Content in the smallest number of buckets (docs/protocol.md, *Padding*).
 * @throws ProtocolError `bad-bucket`, or `bad-content` for content above 65,535 bytes
 */
export function pad(content: Uint8Array, bucket: number = BUCKET): Uint8Array {
  if (bucket !== BUCKET && bucket !== COMPACT_BUCKET) throw new ProtocolError('bad-bucket');
  if (content.length > 0xffff) throw new ProtocolError('bad-content');
  const length = Math.ceil((LENGTH_BYTES + content.length) / bucket) * bucket;
  const padded = new Uint8Array(length);
  padded.set(concat(Uint8Array.of(content.length >> 8, content.length & 0xff), content));
  return padded;
}

/** The content, or null when the length is not a multiple of the compact bucket or anything but zeros follows the content. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  const [high, low] = padded;
  if (high === undefined || low === undefined || padded.length % COMPACT_BUCKET !== 0) return null;
  const end = LENGTH_BYTES + high * 256 + low;
  if (end > padded.length || !isZero(padded.subarray(end))) return null;
  return padded.slice(LENGTH_BYTES, end);
}
