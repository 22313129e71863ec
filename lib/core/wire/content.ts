/** What is said inside a message, in deterministic CBOR. The only file of the core that names the CBOR library. */
import { decode as decodeCbor, encode as encodeCbor } from 'cborg';
import { equal, fromUtf8, isWellFormed, utf8 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import {
  MAX_NAME_BYTES,
  MAX_NESTING,
  MAX_REACTION_BYTES,
  MAX_SIGNAL_BYTES,
  MAX_TEXT_BYTES,
  MAX_UINT32,
} from '../limits.ts';

interface Said {
  /** Sender's own clock, Unix seconds. */
  readonly time: number;
  /** Position among this sender's numbered contents in the thread, from 1; 0 for what is not numbered. */
  readonly sequence: number;
}

/** The first 16 bytes of the payload hash of the message that is meant. */
export type Reference = Uint8Array;

/** Steps of a call, in the order of their numbers on the wire. */
export const callSteps = ['offer', 'answer', 'candidates', 'end'] as const;
export type CallStep = (typeof callSteps)[number];

export type Content =
  | ({ readonly kind: 'text'; readonly text: string } & Said)
  | ({ readonly kind: 'control'; readonly control: 'accepted' } & Said)
  | ({ readonly kind: 'reply'; readonly text: string; readonly to: Reference } & Said)
  /** Replaces the text of one of the sender's own messages. */
  | ({ readonly kind: 'edit'; readonly text: string; readonly of: Reference } & Said)
  /** Takes one of the sender's own messages back. */
  | ({ readonly kind: 'deletion'; readonly of: Reference } & Said)
  /** The sender's only reaction to a message; an empty one takes it back. */
  | ({ readonly kind: 'reaction'; readonly to: Reference; readonly reaction: string } & Said)
  /** Seconds after which messages written from here on disappear; 0 for never. */
  | ({ readonly kind: 'timer'; readonly seconds: number } & Said)
  | ({ readonly kind: 'call'; readonly call: Uint8Array; readonly step: CallStep; readonly signal: Uint8Array } & Said)
  /** Announces a file whose sealed body travels elsewhere. */
  | ({
      readonly kind: 'file';
      /** 32 bytes. */
      readonly key: Uint8Array;
      /** SHA-256 of the sealed body. */
      readonly hash: Uint8Array;
      /** Bytes of the clear file. */
      readonly size: number;
      readonly name: string;
      readonly mediaType: string;
    } & Said)
  /** Whoever shows a code is told that it was scanned (docs/protocol.md, *Scan*). */
  | ({ readonly kind: 'scanned'; readonly proof: Uint8Array } & Said)
  /** An invitation inside the session, with which it can be begun anew in one flight (docs/protocol.md, *Reset*). */
  | ({ readonly kind: 'return'; readonly invitation: Uint8Array } & Said)
  /** Its sender has ended protection on their side. */
  | ({ readonly kind: 'ended' } & Said)
  /** A newer Sotto's. Kept as it came. */
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

export type KnownContent = Exclude<Content, { readonly kind: 'unknown' }>;
type Form<K extends KnownContent['kind']> = Extract<KnownContent, { readonly kind: K }>;
type Fields<K extends KnownContent['kind']> = Omit<Form<K>, 'kind' | keyof Said>;

/** How the fields behind kind, time and sequence are written, and read from as many values as `write` gives. */
interface Codec<K extends KnownContent['kind']> {
  readonly number: number;
  readonly write: (content: Form<K>) => readonly unknown[];
  readonly read: (fields: readonly unknown[]) => Fields<K> | null;
}

const codecs: { readonly [K in KnownContent['kind']]: Codec<K> } = {
  text: {
    number: 0,
    write: ({ text }) => [utf8(text)],
    read: ([text]) => whole({ text: textOf(text, MAX_TEXT_BYTES) }),
  },
  control: { number: 1, write: () => [0], read: ([control]) => (control === 0 ? { control: 'accepted' } : null) },
  reply: {
    number: 2,
    write: ({ text, to }) => [utf8(text), to],
    read: ([text, to]) => whole({ text: textOf(text, MAX_TEXT_BYTES), to: bytesOf(to, 16) }),
  },
  edit: {
    number: 3,
    write: ({ text, of }) => [utf8(text), of],
    read: ([text, of]) => whole({ text: textOf(text, MAX_TEXT_BYTES), of: bytesOf(of, 16) }),
  },
  deletion: { number: 4, write: ({ of }) => [of], read: ([of]) => whole({ of: bytesOf(of, 16) }) },
  reaction: {
    number: 5,
    write: ({ to, reaction }) => [to, utf8(reaction)],
    read: ([to, reaction]) => whole({ to: bytesOf(to, 16), reaction: wordOf(reaction, MAX_REACTION_BYTES) }),
  },
  timer: { number: 6, write: ({ seconds }) => [seconds], read: ([seconds]) => whole({ seconds: uintOf(seconds) }) },
  call: {
    number: 7,
    write: ({ call, step, signal }) => [call, callSteps.indexOf(step), signal],
    read: ([call, step, signal]) => whole({ call: bytesOf(call, 16), step: stepOf(step), signal: signalOf(signal) }),
  },
  file: {
    number: 8,
    write: ({ key, hash, size, name, mediaType }) => [key, hash, size, utf8(name), utf8(mediaType)],
    read: ([key, hash, size, name, mediaType]) =>
      whole({
        key: bytesOf(key, 32),
        hash: bytesOf(hash, 32),
        size: uintOf(size),
        name: textOf(name, MAX_NAME_BYTES),
        mediaType: wordOf(mediaType, MAX_NAME_BYTES),
      }),
  },
  scanned: { number: 9, write: ({ proof }) => [proof], read: ([proof]) => whole({ proof: bytesOf(proof, 32) }) },
  return: {
    number: 10,
    write: ({ invitation }) => [invitation],
    read: ([invitation]) => whole({ invitation: signalOf(invitation) }),
  },
  ended: { number: 11, write: () => [], read: () => ({}) },
};

const kinds = Object.keys(codecs) as readonly KnownContent['kind'][];

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
  if (content.kind === 'unknown') return content.bytes.slice();
  const fields = fieldsOf(content);
  if (fields === null || uintOf(content.time) === null || uintOf(content.sequence) === null)
    throw new ProtocolError('bad-content');
  return encodeCbor([codecs[content.kind].number, content.time, content.sequence, ...fields]);
}

/** The fields as they are written, or null when the reader would refuse them. */
function fieldsOf<K extends KnownContent['kind']>(content: Form<K> & { readonly kind: K }): readonly unknown[] | null {
  const { read, write } = codecs[content.kind];
  try {
    const fields = write(content);
    return read(fields) === null ? null : fields;
  } catch (error) {
    // A lone surrogate has no UTF-8.
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

/** The content, or null for bytes that are not CBOR, not deterministic, or not of the form that their kind has. */
export function decodeContent(bytes: Uint8Array): Content | null {
  const value = decodeDeterministic(bytes);
  if (!Array.isArray(value)) return null;
  const [number, time, sequence, ...fields]: unknown[] = value;
  if (uintOf(number) === null) return null;
  const kind = kinds.find((known) => codecs[known].number === number);
  if (kind === undefined) return { kind: 'unknown', bytes: bytes.slice() };
  return decodeKnown(kind, whole({ time: uintOf(time), sequence: uintOf(sequence) }), fields);
}

function decodeKnown<K extends KnownContent['kind']>(
  kind: K,
  said: Said | null,
  fields: readonly unknown[],
): Content | null {
  const { read, write } = codecs[kind];
  const known = read(fields);
  if (said === null || known === null) return null;
  const content = { kind, ...known, ...said } as unknown as Form<K> & Content;
  return write(content).length === fields.length ? content : null;
}

/** The fields, or null when one of them is. */
function whole<T extends object>(fields: T): { readonly [K in keyof T]: NonNullable<T[K]> } | null {
  return Object.values(fields).includes(null) ? null : (fields as { readonly [K in keyof T]: NonNullable<T[K]> });
}

function textOf(value: unknown, most: number): string | null {
  const text = wordOf(value, most);
  return text === '' ? null : text;
}

function wordOf(value: unknown, most: number): string | null {
  return value instanceof Uint8Array && value.length <= most ? fromUtf8(value) : null;
}

function bytesOf(value: unknown, length: number): Uint8Array | null {
  return value instanceof Uint8Array && value.length === length ? value : null;
}

function signalOf(value: unknown): Uint8Array | null {
  return value instanceof Uint8Array && value.length <= MAX_SIGNAL_BYTES ? value : null;
}

function stepOf(value: unknown): CallStep | null {
  return callSteps.find((_, number) => number === value) ?? null;
}

function uintOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_UINT32 ? value : null;
}

/** The value, or undefined when another encoder would have written other bytes. */
function decodeDeterministic(bytes: Uint8Array): unknown {
  try {
    // What could be written in another way is found below, by writing it: only what CBOR can say and we do not is named here.
    const value: unknown = decodeCbor(bytes, {
      useMaps: true,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
    });
    return isPlain(value, 1) && equal(encodeCbor(value), bytes) ? value : undefined;
  } catch {
    // The library throws for every kind of bad input, nesting too deep for it included.
    return undefined;
  }
}

/**
 * Whether the library orders and tells apart every key in it: integers and texts, no other. And whether it is flat enough for every
 * reader: at most `MAX_NESTING` arrays and maps inside each other.
 */
function isPlain(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) && !(value instanceof Map)) return true;
  if (depth > MAX_NESTING) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  return [...value].every(([key, item]) => isPlainKey(key) && isPlain(item, depth + 1));
}

function isPlainKey(key: unknown): boolean {
  return typeof key === 'string' || Number.isSafeInteger(key);
}
