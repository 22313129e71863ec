/** A piece of a KEM key or ciphertext as it rides in the padding. Its length follows from the room: nobody can write it in two ways. */
import { concat, isZero } from '../bytes.ts';
import { sizes } from '../keys.ts';

/** Objects are cut at multiples of this many bytes, so that a piece's place fits one byte. */
export const UNIT = 8;

/** Exchange number, kind, index. */
const PREFIX_BYTES = 3;

export type ChunkKind = 'key' | 'ciphertext';

/** Bytes of hash behind a key or a ciphertext. */
export const CHECK_BYTES = 8;

/**
 * Units of each object that is cut: 149 and 137. Pieces go around the object as around a ring, and as both numbers are prime, no
 * regular loss of messages can hit the same pieces for ever.
 */
export const objectUnits: Readonly<Record<ChunkKind, number>> = {
  key: (sizes['kem public key'] + CHECK_BYTES) / UNIT,
  ciphertext: (sizes['kem ciphertext'] + CHECK_BYTES) / UNIT,
};

const kindByte: Readonly<Record<ChunkKind, number>> = { key: 1, ciphertext: 2 };

export interface Chunk {
  /** The epoch that the exchange leads to. */
  readonly exchange: number;
  readonly kind: ChunkKind;
  /** Where its bytes begin in the object, in units. */
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** How many units of an object ride in an area; 0 when not even one fits. */
export function unitsIn(kind: ChunkKind, area: number): number {
  return Math.max(0, Math.min(Math.floor((area - PREFIX_BYTES) / UNIT), objectUnits[kind]));
}

/** Bytes of area that a chunk of so many units takes. */
export function areaFor(units: number): number {
  return PREFIX_BYTES + units * UNIT;
}

/** docs/protocol.md, *Chunks*. */
export function encodeChunk({ exchange, kind, index, bytes }: Chunk): Uint8Array {
  return concat(Uint8Array.of(exchange, kindByte[kind], index), bytes);
}

/** The chunk in an area, `none` for zeros alone, or null for what no sender of this version writes. */
export function decodeChunk(area: Uint8Array): Chunk | 'none' | null {
  if (isZero(area)) return 'none';
  const [exchange = 0, kindRead, index = 0] = area;
  const kind = kindOf(kindRead);
  if (kind === null || index >= objectUnits[kind]) return null;
  const units = unitsIn(kind, area.length);
  const end = areaFor(units);
  if (units === 0 || !isZero(area.subarray(end))) return null;
  return { exchange, kind, index, bytes: area.slice(PREFIX_BYTES, end) };
}

function kindOf(byte: number | undefined): ChunkKind | null {
  if (byte === kindByte.key) return 'key';
  return byte === kindByte.ciphertext ? 'ciphertext' : null;
}
