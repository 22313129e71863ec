/**
 * Puts words in the place of armor where a site shows a message without there being anything to read: in previews and quotes.
 * There armor is often cut off, so it is known by its beginning; what could be ordinary text stays.
 */
import { findMagic, MAX_FOUND, MAX_SCANNED_CHARACTERS, readFrame, type Span } from './find.ts';
import { LENGTH_DIGITS, readLength } from './frame.ts';

/** Letters and digits after the length that make a beginning certain where no ellipsis says that it was cut off. */
export const CERTAIN_DIGITS = 8;

/** Letters and digits without a gap, and the ellipsis that a site puts where it cuts. Sticky: it matches at one place only. */
const piece = /(?<run>[0-9A-Za-z\u00AD\u200B-\u200D\u2060\uFEFF]*)(?<cut>\s?(?:…|\.{3}))?/y;

/** The text with `instead` in the place of each armored text in it, whole or cut off; null when there is none. */
export function withoutArmor(text: string, instead: string): string | null {
  const scanned = text.slice(0, MAX_SCANNED_CHARACTERS);
  let clear = '';
  let clearFrom = 0;
  let magic = findMagic(scanned, 0);
  for (let seen = 0; magic !== null && seen < MAX_FOUND; seen++) {
    const end = armorEnd(scanned, magic);
    if (end !== null) {
      clear += scanned.slice(clearFrom, magic.start) + instead;
      clearFrom = end;
    }
    magic = findMagic(scanned, end ?? magic.end);
  }
  return clearFrom === 0 ? null : clear + text.slice(clearFrom);
}

/** Where the armor ends whose magic this is; null when what follows may be ordinary text. */
function armorEnd(text: string, magic: Span): number | null {
  const { verdict, end } = readFrame(text, magic.end);
  return verdict === 'whole' ? end : pieceEnd(text, magic);
}

function pieceEnd(text: string, magic: Span): number | null {
  if (/\s/.test(text.slice(magic.start, magic.end))) return null;
  piece.lastIndex = magic.end;
  const match = piece.exec(text);
  const digits = (match?.groups?.['run'] ?? '').replaceAll(/[^0-9A-Za-z]/g, '');
  if (match === null || readLength(digits.slice(0, LENGTH_DIGITS)) === null) return null;
  const isCertain = match.groups?.['cut'] !== undefined || digits.length >= LENGTH_DIGITS + CERTAIN_DIGITS;
  return isCertain ? magic.end + match[0].length : null;
}
