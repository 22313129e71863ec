/**
 * A contact code as text, which is what a QR code holds. Capital letters, digits and a few signs only, so that the QR code stays small, and a
 * beginning that no other code of Sotto has.
 */
import { fromHex, toHex } from '../bytes.ts';
import { readCode, type ScanCode } from './scan.ts';

const BEGIN = 'SOTTO CONTACT ';
/** What every code of ours begins with, whatever it is for. */
const OURS = 'SOTTO';
/** Characters: whatever is longer is none of ours. */
const MAX_TEXT = 400;

/** docs/protocol.md, *Scan*. 192 characters for 89 bytes. */
export function contactCodeText(bytes: Uint8Array): string {
  return BEGIN + toHex(bytes).toUpperCase();
}

/** What was scanned: a contact code, one that is damaged or made by a newer Sotto, another code of Sotto, or none of ours. */
export type Scanned =
  | { readonly kind: 'code'; readonly code: ScanCode }
  | { readonly kind: 'damaged' | 'other-sotto' | 'foreign' };

/** Never throws, whatever a camera sees. */
export function readContactCode(scanned: string): Scanned {
  const text = scanned.trim();
  if (text.length > MAX_TEXT || !text.startsWith(OURS)) return { kind: 'foreign' };
  if (!text.startsWith(BEGIN)) return { kind: 'other-sotto' };
  const digits = text.slice(BEGIN.length);
  const bytes = /[a-z]/.test(digits) ? null : fromHex(digits.toLowerCase());
  const code = bytes && readCode(bytes);
  return code === null ? { kind: 'damaged' } : { kind: 'code', code };
}
