/** What is said inside a message, in deterministic CBOR. The only file of the core that names the CBOR library. */
import { decode as decodeCbor, encode as encodeCbor } from 'cborg';
import { equal, isWellFormed } from '../bytes.ts';
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
  return utf8Length(text) > MAX_TEXT_BYTES ? 'too-long' : null;
}

/**
 * Content as bytes.
 * @throws ProtocolError `bad-content`
 */
export function encodeContent(content: Content): Uint8Array {
  switch (content.kind) {
    case 'text':
      if (textProblem(content.text) !== null) throw new ProtocolError('bad-content');
      return encodeCbor([kindNumber.text, ...said(content), content.text]);
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
  if (!Array.isArray(value) || !isUint32(value[0])) return null;
  const [kind, time, sequence, last]: unknown[] = value;
  if (kind !== kindNumber.text && kind !== kindNumber.control) return { kind: 'unknown', bytes: bytes.slice() };
  if (value.length !== 4 || !isUint32(time) || !isUint32(sequence)) return null;
  if (kind === kindNumber.text) {
    return typeof last === 'string' && textProblem(last) === null ? { kind: 'text', text: last, time, sequence } : null;
  }
  return last === controlNumber.accepted ? { kind: 'control', control: 'accepted', time, sequence } : null;
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

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}
