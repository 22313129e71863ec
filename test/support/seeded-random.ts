/** Randomness that every run draws alike, so that a failure can be seen again. */
import { hmacSha256 } from '../../lib/core/primitives.ts';
import type { Random } from '../../lib/core/random.ts';

/** HMAC-SHA-256 over a counter, under the name as key. Two names never draw the same bytes. */
export function seededRandom(name: string): Random {
  const key = new TextEncoder().encode(name);
  let counter = 0;
  return {
    bytes(length) {
      const drawn = new Uint8Array(length);
      for (let offset = 0; offset < length; offset += 32) {
        const block = hmacSha256(key, new TextEncoder().encode(String(counter++)));
        drawn.set(block.subarray(0, length - offset), offset);
      }
      return drawn;
    },
  };
}
