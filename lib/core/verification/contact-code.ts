/**
 * A contact code as text, which is what a QR code holds. Capital letters, digits and a few signs only, so that the QR code stays small, and a
 * beginning that no other code of Sotto has.
 */
import { readCode, type ScanCode } from './scan.ts';

const BEGIN = 'SOTTO CONTACT ';
/** What every code of ours begins with, whatever it is for. */
const OURS = 'SOTTO';
/** Characters: whatever is longer is none of ours. */
const MAX_TEXT = 400;

/** docs/protocol.md, *Scan*. 192 characters for 89 bytes. */
export function contactCodeText(bytes: Uint8Array): string {
  return BEGIN + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
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
  if (!/^([0-9A-F]{2})+$/.test(digits)) return { kind: 'damaged' };
  const code = readCode(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  return code === null ? { kind: 'damaged' } : { kind: 'code', code };
}
