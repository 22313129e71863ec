/** Randomness from the browser's own generator. */
import type { Random } from '../core/random.ts';

export const systemRandom: Random = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
