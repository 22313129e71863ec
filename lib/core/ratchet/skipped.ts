/** Keys of messages that were not seen yet, oldest first, within their bounds. What goes is counted, never silently gone. */
import type { MessageKey } from '../keys.ts';
import { MAX_SKIPPED_KEYS, SKIPPED_KEY_LIFE } from '../limits.ts';

export interface SkippedKey {
  /** Ordinal of the receiving chain, from 0. */
  readonly chain: number;
  /** The message's number in it. */
  readonly n: number;
  readonly key: MessageKey;
  /** Unix seconds at which the gap was seen. */
  readonly createdAt: number;
}

export interface Kept {
  readonly kept: readonly SkippedKey[];
  readonly dropped: readonly SkippedKey[];
}

/** The keys that may stay at time `now`: none past its life, and no more than the limit. */
export function withinBounds(skipped: readonly SkippedKey[], now: number): Kept {
  const young = skipped.filter((one) => now - one.createdAt <= SKIPPED_KEY_LIFE);
  const kept = young.slice(Math.max(0, young.length - MAX_SKIPPED_KEYS));
  if (kept.length === skipped.length) return { kept: skipped, dropped: [] };
  const stays = new Set(kept);
  return { kept, dropped: skipped.filter((one) => !stays.has(one)) };
}

/** The key of one message and the list without it, or null when there is none. */
export function takeSkipped(
  skipped: readonly SkippedKey[],
  chain: number,
  n: number,
): { readonly key: MessageKey; readonly rest: readonly SkippedKey[] } | null {
  const index = skipped.findIndex((one) => one.chain === chain && one.n === n);
  const found = skipped[index];
  return found === undefined ? null : { key: found.key, rest: skipped.toSpliced(index, 1) };
}
