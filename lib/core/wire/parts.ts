/** Cuts a payload that is too long for a site into parts, and joins parts that come in any order, twice, or not at all. Opens nothing. */
import { MAX_PAYLOAD_BYTES } from '../armor/frame.ts';
import { MAX_PARTS, PART_NAME_BYTES } from '../armor/part-place.ts';
import { concat, equal } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { MAX_UNFINISHED } from '../limits.ts';
import { decode } from '../reader.ts';
import { payloadHash, payloadType } from './payload.ts';

/** Bytes of a part beside what it carries: type, name, index, count. */
export const PART_OVERHEAD = 1 + PART_NAME_BYTES + 2;

export interface Part {
  /** The beginning of the whole payload's hash. */
  readonly name: Uint8Array;
  /** From 0. */
  readonly index: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** docs/protocol.md, *Parts*. */
export function encodePart({ name, index, count, bytes }: Part): Uint8Array {
  return concat(Uint8Array.of(payloadType.part), name, Uint8Array.of(index, count), bytes);
}

/** The part, or null for other bytes. */
export function decodePart(payload: Uint8Array): Part | null {
  return decode(payload, (reader) => {
    if (payload.length > MAX_PAYLOAD_BYTES || reader.uint8() !== payloadType.part) return null;
    const part = {
      name: reader.bytes(PART_NAME_BYTES),
      index: reader.uint8(),
      count: reader.uint8(),
      bytes: reader.rest(),
    };
    const isPart = part.count >= 2 && part.count <= MAX_PARTS && part.index < part.count && part.bytes.length > 0;
    return isPart ? part : null;
  });
}

/**
 * The payload in parts of at most `most` bytes each, header included; the payload itself when it is no longer than that.
 * @throws ProtocolError `bad-length` when it would take more than 64 parts
 */
export function splitPayload(payload: Uint8Array, most: number): readonly Uint8Array[] {
  if (payload.length <= most) return [payload];
  const room = most - PART_OVERHEAD;
  const count = Math.ceil(payload.length / room);
  if (room < 1 || count > MAX_PARTS) throw new ProtocolError('bad-length');
  const name = payloadHash(payload).slice(0, PART_NAME_BYTES);
  return Array.from({ length: count }, (_, index) =>
    encodePart({ name, index, count, bytes: payload.slice(index * room, (index + 1) * room) }),
  );
}

/** Parts of payloads that are not whole yet. Plain data, the one that last got a part first. */
export type Unfinished = readonly (readonly Part[])[];

export type Joined = { readonly unfinished: Unfinished } & (
  | { readonly kind: 'whole'; readonly payload: Uint8Array }
  | { readonly kind: 'waiting'; readonly have: number; readonly count: number }
  /** `altered`: all parts are there, or more than a payload has room for, and they are not what was cut. They are forgotten. */
  | { readonly kind: 'refused'; readonly code: 'malformed' | 'altered' }
);

/** One more part (docs/protocol.md, *Parts*). */
export function joinPart(unfinished: Unfinished, payload: Uint8Array): Joined {
  const part = decodePart(payload);
  if (part === null) return { kind: 'refused', code: 'malformed', unfinished };
  const isSame = (other: Part) => equal(other.name, part.name) && other.count === part.count;
  const known = unfinished.find((parts) => parts.some(isSame)) ?? [];
  const others = unfinished.filter((parts) => parts !== known);
  // The newest of two parts in one place stays: a false one, seen first, must not keep the true one out.
  const parts = [...known.filter(({ index }) => index !== part.index), part];
  const whole = concat(...parts.toSorted((a, b) => a.index - b.index).map(({ bytes }) => bytes));
  // What is longer than any payload will never be one: a page must not make us keep it until the last part comes.
  if (whole.length <= MAX_PAYLOAD_BYTES && parts.length < part.count)
    return {
      kind: 'waiting',
      have: parts.length,
      count: part.count,
      unfinished: [parts, ...others].slice(0, MAX_UNFINISHED),
    };
  const isTrue = whole.length <= MAX_PAYLOAD_BYTES && equal(payloadHash(whole).subarray(0, PART_NAME_BYTES), part.name);
  return isTrue
    ? { kind: 'whole', payload: whole, unfinished: others }
    : { kind: 'refused', code: 'altered', unfinished: others };
}
