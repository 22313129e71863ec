/**
 * The keys of a thread's texts, one for each day, each made from the one before it: whoever holds a day's key has all later ones and
 * none of the earlier. Forgetting what is older than a day is keeping that day's key instead of an older one.
 */
import { ascii } from '../core/bytes.ts';
import { hmacSha256 } from '../core/primitives.ts';
import { VaultError } from './errors.ts';

export const DAY_SECONDS = 86_400;
/** A damaged clock must not make a chain of millions: this is longer than anybody's life. */
const MAX_DAYS = 40_000;

const next = ascii('Sotto/1 next day');
const sealing = ascii('Sotto/1 day seal');

/** A chain from its oldest day on. Days since 1 January 1970. */
export interface DayChain {
  readonly day: number;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export const dayOf = (unixSeconds: number): number => Math.floor(unixSeconds / DAY_SECONDS);

/** The same chain from a later day on: nothing can be opened any more that is older. As it was when it is younger already. */
export const forgetBefore = (chain: DayChain, day: number): DayChain =>
  day <= chain.day ? chain : { day, key: advance(chain, day) };

/** The keys of a chain's days, each computed once. */
export interface DayKeys {
  /** The key that seals a day's texts, or null when that day is forgotten. */
  of(day: number): Uint8Array | null;
}

export const dayKeysOf = (chain: DayChain): DayKeys => {
  const walked = [chain.key];
  const made = new Map<number, Uint8Array>();
  const make = (at: number): Uint8Array => {
    requireSane(at);
    while (walked.length <= at) walked.push(hmacSha256(walked.at(-1) ?? chain.key, next));
    return hmacSha256(walked[at] ?? chain.key, sealing);
  };
  return {
    of: (day) => {
      const at = day - chain.day;
      if (at < 0) return null;
      const key = made.get(at) ?? make(at);
      made.set(at, key);
      return key;
    },
  };
};

const advance = ({ day: from, key }: DayChain, day: number): Uint8Array => {
  requireSane(day - from);
  let at = key;
  for (let walked = from; walked < day; walked++) at = hmacSha256(at, next);
  return at;
};

const requireSane = (days: number): void => {
  if (days > MAX_DAYS) throw new VaultError('vault/corrupt');
};
