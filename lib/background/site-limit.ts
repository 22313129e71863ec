/** How much one message carries on a site: what the site takes of characters, less what armor, seal and padding need. Pure. */
import { BLOCK_BYTES, BLOCK_DIGITS, bodyLength, END, LENGTH_DIGITS, MAGIC } from '../core/armor/frame.ts';
import { BUCKET, contentRoom } from '../core/padding.ts';
import { limitAt } from '../rpc/known-sites.ts';

/** Bytes at most that a text's content has beside the text itself: kind, time, number, and the lengths of each. */
const AROUND_TEXT = 15;

/** The longest payload whose armor has at most so many characters. */
export const bytesIn = (characters: number): number => {
  const room = characters - MAGIC.length - LENGTH_DIGITS - END.length;
  let bytes = Math.ceil(room / BLOCK_DIGITS) * BLOCK_BYTES;
  while (bodyLength(bytes) > room) bytes -= 1;
  return bytes;
};

/** Bytes of the largest payload that a site carries in one message. */
export const payloadLimit = (site: string): number => bytesIn(limitAt(site));

/** Bytes of UTF-8 that one message carries there for certain. */
export const textRoom = (site: string): number => contentRoom(BUCKET, payloadLimit(site)) - AROUND_TEXT;
