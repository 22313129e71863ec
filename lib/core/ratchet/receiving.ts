/** The receiving half of a session: which header keys are tried, and which key a message has. Changes nothing that it is given. */
import type { ChainKey, ContextHash, HeaderKey, MessageKey } from '../keys.ts';
import { MAX_JUMP, MAX_OLD_RECEIVING_HEADER_KEYS, MAX_OLD_TRIES_ASIDE } from '../limits.ts';
import type { SealedMessage } from '../wire/message-form.ts';
import { chainStep, type RootStep } from './chain.ts';
import { openHeader } from './seal.ts';
import { type SkippedKey, takeSkipped, withinBounds } from './skipped.ts';

/** The chain that the peer sends on, as far as we have seen. */
export interface ReceivingChain {
  /** Ordinal, from 0. */
  readonly chain: number;
  /** Post-quantum epoch that its headers say. */
  readonly epoch: number;
  readonly headerKey: HeaderKey;
  readonly chainKey: ChainKey;
  /** The number of the first message whose key has not been derived. */
  readonly n: number;
}

export interface OldHeaderKey {
  readonly chain: number;
  readonly epoch: number;
  readonly headerKey: HeaderKey;
}

export interface Receiving {
  /** Null until the peer's first message. */
  readonly current: ReceivingChain | null;
  readonly nextHeaderKey: HeaderKey;
  /** Of ended chains, newest first. */
  readonly old: readonly OldHeaderKey[];
  /** Oldest first. */
  readonly skipped: readonly SkippedKey[];
  /** Message keys that were given up unseen: bounds were reached or time ran out. */
  readonly lost: number;
}

/** Which chain a header belongs to. */
export type Place =
  | { readonly kind: 'current'; readonly chain: ReceivingChain }
  | { readonly kind: 'next' }
  | { readonly kind: 'old'; readonly chain: OldHeaderKey };

/**
 * How much work a session is worth: `sending` tries every key it has, `live` the two newest ended chains that miss a message,
 * `archived` none of these (docs/protocol.md, *Sessions*).
 */
export type Breadth = 'sending' | 'live' | 'archived';

export interface HeaderTry {
  readonly headerKey: HeaderKey;
  readonly place: Place;
}

/** The header keys that are tried for a payload, in this order: at most `MAX_RECEIVING_TRIES`. */
export function headerKeysToTry(receiving: Receiving, breadth: Breadth = 'sending'): readonly HeaderTry[] {
  const { current, nextHeaderKey } = receiving;
  return [
    ...(current === null
      ? []
      : [{ headerKey: current.headerKey, place: { kind: 'current', chain: current } } as const]),
    { headerKey: nextHeaderKey, place: { kind: 'next' } },
    ...oldToTry(receiving, breadth).map(
      (chain) => ({ headerKey: chain.headerKey, place: { kind: 'old', chain } }) as const,
    ),
  ];
}

function oldToTry({ old, skipped }: Receiving, breadth: Breadth): readonly OldHeaderKey[] {
  switch (breadth) {
    case 'sending':
      return old;
    case 'live': {
      const missing = new Set(skipped.map((one) => one.chain));
      return old.filter((one) => missing.has(one.chain)).slice(0, MAX_OLD_TRIES_ASIDE);
    }
    case 'archived':
      return [];
  }
}

/** An opened header and the place of its key, not yet believed to be well-formed. */
export interface FoundHeader {
  readonly header: Uint8Array;
  readonly place: Place;
}

/** The opened header and how many keys were tried; null for the header when none of them sealed it. */
export function findPlace(
  tries: readonly HeaderTry[],
  context: ContextHash,
  sealed: SealedMessage,
): { readonly found: FoundHeader | null; readonly tries: number } {
  for (const [index, { headerKey, place }] of tries.entries()) {
    const header = openHeader(headerKey, context, sealed);
    if (header !== null) return { found: { header, place }, tries: index + 1 };
  }
  return { found: null, tries: tries.length };
}

/** A message's key and the receiving half after it. */
export interface Keyed {
  readonly kind: 'keyed';
  readonly messageKey: MessageKey;
  readonly next: Receiving;
  readonly spent: readonly Uint8Array[];
}

export type Refusal = { readonly kind: 'refused'; readonly code: 'too-far-ahead' | 'already-read' | 'malformed' };

/** The key of a message whose chain is behind us, or was passed over in the current one. */
export function keyFromSkipped(receiving: Receiving, chain: number, n: number): Keyed | Refusal {
  const taken = takeSkipped(receiving.skipped, chain, n);
  if (taken === null) return { kind: 'refused', code: 'already-read' };
  return { kind: 'keyed', messageKey: taken.key, next: { ...receiving, skipped: taken.rest }, spent: [] };
}

/** The key of message `n` of the current chain. */
export function keyFromCurrent(receiving: Receiving, current: ReceivingChain, n: number, now: number): Keyed | Refusal {
  if (n < current.n) return keyFromSkipped(receiving, current.chain, n);
  if (n - current.n > MAX_JUMP) return { kind: 'refused', code: 'too-far-ahead' };
  const passed = passOver(current, n, now);
  const { messageKey, next } = chainStep(passed.chainKey);
  return {
    kind: 'keyed',
    messageKey,
    next: {
      ...receiving,
      current: { ...current, chainKey: next, n: n + 1 },
      skipped: [...receiving.skipped, ...passed.skipped],
    },
    spent: [...passed.spent, passed.chainKey],
  };
}

/** The key of message `n` of a chain that starts now, after the rest of the previous one was passed over. */
export function keyFromNext(
  receiving: Receiving,
  step: RootStep,
  header: { readonly n: number; readonly previousCount: number; readonly epoch: number },
  now: number,
): Keyed | Refusal {
  const ended = endCurrent(receiving, header.previousCount, now);
  if (ended.kind === 'refused') return ended;
  const started: ReceivingChain = {
    chain: receiving.current === null ? 0 : receiving.current.chain + 1,
    epoch: header.epoch,
    headerKey: receiving.nextHeaderKey,
    chainKey: step.chainKey,
    n: 0,
  };
  const keyed = keyFromCurrent({ ...ended.next, nextHeaderKey: step.nextHeaderKey }, started, header.n, now);
  return keyed.kind === 'refused' ? keyed : { ...keyed, spent: [...ended.spent, ...keyed.spent] };
}

type Ended = { readonly kind: 'ended'; readonly next: Receiving; readonly spent: readonly Uint8Array[] };

/** Passes over what is left of the current chain, whose length the peer has now told, and keeps its header key as an old one. */
function endCurrent(receiving: Receiving, length: number, now: number): Ended | Refusal {
  const { current } = receiving;
  if (current === null) {
    return length === 0 ? { kind: 'ended', next: receiving, spent: [] } : { kind: 'refused', code: 'malformed' };
  }
  if (length < current.n) return { kind: 'refused', code: 'malformed' };
  if (length - current.n > MAX_JUMP) return { kind: 'refused', code: 'too-far-ahead' };
  const passed = passOver(current, length, now);
  const skipped = [...receiving.skipped, ...passed.skipped];
  const old = [{ chain: current.chain, epoch: current.epoch, headerKey: current.headerKey }, ...receiving.old];
  return { kind: 'ended', next: { ...receiving, old, skipped }, spent: [...passed.spent, passed.chainKey] };
}

/** Derives the keys from the chain's next message up to, but without, message `until`. */
function passOver(current: ReceivingChain, until: number, now: number) {
  const skipped: SkippedKey[] = [];
  const spent: Uint8Array[] = [];
  let { chainKey } = current;
  for (let n = current.n; n < until; n++) {
    const { messageKey, next } = chainStep(chainKey);
    skipped.push({ chain: current.chain, n, key: messageKey, createdAt: now });
    spent.push(chainKey);
    chainKey = next;
  }
  return { chainKey, skipped, spent };
}

/** Gives up what is over a bound: keys past their life, the oldest keys, then the header key of the least useful old chain. */
export function trim(
  receiving: Receiving,
  now: number,
): { readonly next: Receiving; readonly spent: readonly Uint8Array[] } {
  const { kept, dropped } = withinBounds(receiving.skipped, now);
  const needless = receiving.old.length > MAX_OLD_RECEIVING_HEADER_KEYS ? leastUseful(receiving.old, kept) : null;
  const skipped = needless === null ? kept : kept.filter((one) => one.chain !== needless.chain);
  const orphaned = needless === null ? [] : kept.filter((one) => one.chain === needless.chain);
  const gone = [...dropped, ...orphaned];
  return {
    next: {
      ...receiving,
      old: needless === null ? receiving.old : receiving.old.filter((one) => one !== needless),
      skipped,
      lost: receiving.lost + gone.length,
    },
    spent: [...gone.map((one) => one.key), ...(needless === null ? [] : [needless.headerKey])],
  };
}

/** The oldest chain without a missing message, else the oldest. */
function leastUseful(old: readonly OldHeaderKey[], skipped: readonly SkippedKey[]): OldHeaderKey | null {
  const missing = new Set(skipped.map((one) => one.chain));
  return old.findLast((one) => !missing.has(one.chain)) ?? old.at(-1) ?? null;
}
