/** Reads fixed fields from the front of a payload. Never reads past the end, and knows whether it stands there. */
import { type Kind, type Named, named, sizes } from './keys.ts';

/** Thrown inside a decoder when the bytes end too early; `decode` turns it into a value. */
class EndOfBytes extends Error {}

export class Reader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#offset;
  }

  /** A copy of the next bytes. */
  bytes(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#offset) throw new EndOfBytes();
    const start = this.#offset;
    this.#offset += length;
    return this.#bytes.slice(start, this.#offset);
  }

  /** The next bytes as the named kind of thing, as many as it is long. */
  take<K extends Kind>(kind: K): Named<K> {
    return named(kind, this.bytes(sizes[kind]));
  }

  uint8(): number {
    return this.#uint(1);
  }

  uint16(): number {
    return this.#uint(2);
  }

  uint32(): number {
    return this.#uint(4);
  }

  /** Everything that has not been read. */
  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#offset);
  }

  #uint(length: number): number {
    return this.bytes(length).reduce((value, byte) => value * 256 + byte, 0);
  }

  get isAtEnd(): boolean {
    return this.#offset === this.#bytes.length;
  }
}

/** What `read` makes of the bytes, or null when they are too short for it, too long for it, or it says so itself. */
export function decode<T>(bytes: Uint8Array, read: (reader: Reader) => T | null): T | null {
  const reader = new Reader(bytes);
  try {
    const value = read(reader);
    return reader.isAtEnd ? value : null;
  } catch (error) {
    if (error instanceof EndOfBytes) return null;
    throw error;
  }
}
