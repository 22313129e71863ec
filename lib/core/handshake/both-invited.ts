/** When two people have invited each other: exactly one of them goes first, and both know who, without a word. */
import type { IdentityPublicKey } from '../keys.ts';
import { YIELD_SECONDS } from '../limits.ts';
import { sha256 } from '../primitives.ts';

/** Whether the holder of one identity key accepts at once: its hash is the smaller one. */
export function goesFirst(one: IdentityPublicKey, other: IdentityPublicKey): boolean {
  const [a, b] = [sha256(one), sha256(other)];
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return (a[at] ?? 0) < (b[at] ?? 0);
}

/**
 * From when on we may accept their invitation although ours is open too (docs/protocol.md, *Both invited*). Unix seconds of our
 * clock; 0 for at once.
 */
export function answerableFrom(invited: {
  readonly ours: IdentityPublicKey;
  readonly theirs: IdentityPublicKey;
  /** When their invitation was seen. */
  readonly now: number;
}): number {
  return goesFirst(invited.theirs, invited.ours) ? invited.now + YIELD_SECONDS : 0;
}
