/** What is said inside a message, in deterministic CBOR. The only file of the core that names the CBOR library. */
import { decode as decodeCbor, encode as encodeCbor } from 'cborg';
import { equal, fromUtf8, isWellFormed, utf8 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { MAX_TEXT_BYTES, MAX_UINT32 } from '../limits.ts';

interface Said {
  /** Sender's own clock, Unix seconds. */
  readonly time: number;
  /** Position among this sender's texts in the thread, from 1; 0 for what is not numbered. */
  readonly sequence: number;
}

export type Content =
  | ({ readonly kind: 'text'; readonly text: string } & Said)
  | ({ readonly kind: 'control'; readonly control: 'accepted' } & Said)
  /** A newer Sotto's. Kept as it came. */
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

/** First element of the array (docs/protocol.md, *Content*). */
const kindNumber = { text: 0, control: 1 } as const;
const controlNumber = { accepted: 0 } as const;

/** Why a text cannot be sent, or null when it can. */
export function textProblem(text: string): 'empty' | 'too-long' | 'not-text' | null {
  if (text === '') return 'empty';
  if (!isWellFormed(text)) return 'not-text';
  return utf8(text).length > MAX_TEXT_BYTES ? 'too-long' : null;
}

/**
 * Content as bytes.
 * @throws ProtocolError `bad-content`
 */
export function encodeContent(content: Content): Uint8Array {
  switch (content.kind) {
    case 'text':
      if (textProblem(content.text) !== null) throw new ProtocolError('bad-content');
      return encodeCbor([kindNumber.text, ...said(content), utf8(content.text)]);
    case 'control':
      return encodeCbor([kindNumber.control, ...said(content), controlNumber[content.control]]);
    case 'unknown':
      return content.bytes.slice();
  }
}

function said({ time, sequence }: Said): readonly number[] {
  if (!isUint32(time) || !isUint32(sequence)) throw new ProtocolError('bad-content');
  return [time, sequence];
}

/** The content, or null for bytes that are not CBOR, not deterministic, or not of the form that their kind has. */
export function decodeContent(bytes: Uint8Array): Content | null {
  const value = decodeDeterministic(bytes);
  if (!Array.isArray(value)) return null;
  const [kind, ...rest]: unknown[] = value;
  switch (kind) {
    case kindNumber.text:
      return decodeText(rest);
    case kindNumber.control:
      return decodeControl(rest);
    default:
      return isUint32(kind) ? { kind: 'unknown', bytes: bytes.slice() } : null;
  }
}

function decodeText([time, sequence, said, ...more]: readonly unknown[]): Content | null {
  if (!isUint32(time) || !isUint32(sequence) || !(said instanceof Uint8Array) || more.length > 0) return null;
  const text = fromUtf8(said);
  return text !== null && textProblem(text) === null ? { kind: 'text', text, time, sequence } : null;
}

function decodeControl([time, sequence, control, ...more]: readonly unknown[]): Content | null {
  if (!isUint32(time) || !isUint32(sequence) || control !== controlNumber.accepted || more.length > 0) return null;
  return { kind: 'control', control: 'accepted', time, sequence };
}

/** The value, or undefined when another encoder would have written other bytes. */
function decodeDeterministic(bytes: Uint8Array): unknown {
  try {
    const value: unknown = decodeCbor(bytes, {
      strict: true,
      useMaps: true,
      rejectDuplicateMapKeys: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
    });
    return equal(encodeCbor(value), bytes) ? value : undefined;
  } catch {
    // The library throws for every kind of bad input, nesting too deep for it included.
    return undefined;
  }
}

function isUint32(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_UINT32;
}
