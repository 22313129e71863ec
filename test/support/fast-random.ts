/** Randomness like that of seeded-random.ts, for tests that draw megabytes of it. */
import { createCipheriv, createHash } from 'node:crypto';
import type { Random } from '../../lib/core/random.ts';

/** AES-256 in counter mode under the hash of the name. */
export function fastRandom(name: string): Random & { readonly below: (bound: number) => number } {
  const key = createHash('sha256').update(name).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const bytes = (length: number) => new Uint8Array(stream.update(Buffer.alloc(length)));
  return { bytes, below: (bound) => new DataView(bytes(4).buffer).getUint32(0) % bound };
}
