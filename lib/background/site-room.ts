/** How much messages carry on a site: what it takes of characters, less what armor, seal and padding need. Pure. */
import {
  BLOCK_BYTES,
  BLOCK_DIGITS,
  bodyLength,
  END,
  LENGTH_DIGITS,
  MAGIC,
  MAX_PAYLOAD_BYTES,
} from '../core/armor/frame.ts';
import { MAX_PARTS } from '../core/armor/part-place.ts';
import { BUCKET, COMPACT_BUCKET, contentRoom } from '../core/padding.ts';
import { PART_OVERHEAD } from '../core/wire/parts.ts';

/** Bytes at most that a text's content has beside the text itself: kind, time, number, and the lengths of each. */
const AROUND_TEXT = 15;

/** A site that counts fewer characters gets long payloads in parts: not even an invitation fits into one message there. */
const SHORT_BELOW = 2_000;
/** A site that counts no more gets the small bucket (docs/protocol.md, *Padding*). */
const COMPACT_UP_TO = 1_000;

/** The longest payload whose armor has at most so many characters. */
export const bytesIn = (characters: number): number => {
  const room = characters - MAGIC.length - LENGTH_DIGITS - END.length;
  let bytes = Math.ceil(room / BLOCK_DIGITS) * BLOCK_BYTES;
  while (bodyLength(bytes) > room) bytes -= 1;
  return bytes;
};

export interface SiteRoom {
  /** Of a message's padding. */
  readonly bucket: number;
  /** Bytes of the largest payload in one message of the site: what rides with a text keeps within it. */
  readonly most: number;
  /** Bytes of the largest payload that the site carries at all. */
  readonly inAll: number;
}

/** What a site has room for whose messages have at most so many characters. */
export const siteRoom = (limit: number): SiteRoom => {
  const most = bytesIn(limit);
  return {
    bucket: limit <= COMPACT_UP_TO ? COMPACT_BUCKET : BUCKET,
    most,
    inAll: limit < SHORT_BELOW ? Math.min(MAX_PAYLOAD_BYTES, MAX_PARTS * (most - PART_OVERHEAD)) : most,
  };
};

/** Bytes of UTF-8 of a text that one message carries there for certain, and that each further one does; null where a text goes in one. */
export const textRoom = (limit: number): { readonly room: number; readonly further: number | null } => {
  const { bucket, most, inAll } = siteRoom(limit);
  return { room: contentRoom(bucket, most) - AROUND_TEXT, further: inAll > most ? most - PART_OVERHEAD : null };
};
