/** An object that arrives in pieces: any order, any overlap. A piece that is there already is not written again. */
import { concat } from '../bytes.ts';
import { type Chunk, type ChunkKind, objectUnits, UNIT } from '../wire/chunk-form.ts';

/** Plain data. */
export interface Gathered {
  readonly bytes: Uint8Array;
  /** One byte for each unit: 1 when it is there. */
  readonly have: Uint8Array;
}

export function nothingOf(kind: ChunkKind): Gathered {
  return { bytes: new Uint8Array(objectUnits[kind] * UNIT), have: new Uint8Array(objectUnits[kind]) };
}

export function isComplete({ have }: Gathered): boolean {
  return have.every((unit) => unit === 1);
}

/** The object with a chunk of it. */
export function withChunk(gathered: Gathered, { index, bytes: piece }: Chunk): Gathered {
  const bytes = gathered.bytes.slice();
  const have = gathered.have.slice();
  for (let offset = 0; offset < piece.length; offset += UNIT) {
    const unit = (index + offset / UNIT) % have.length;
    if (have[unit] === 1) continue;
    have[unit] = 1;
    bytes.set(piece.subarray(offset, offset + UNIT), unit * UNIT);
  }
  return { bytes, have };
}

/** So many units of an object from unit `index` on, around its end. */
export function unitsFrom(object: Uint8Array, index: number, units: number): Uint8Array {
  const start = index * UNIT;
  const length = units * UNIT;
  return concat(
    object.subarray(start, start + length),
    object.subarray(0, Math.max(0, start + length - object.length)),
  );
}
