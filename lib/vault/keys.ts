/**
 * The keys that can be forgotten: of the epoch, of threads and of single texts. What is sealed under a forgotten key is gone, however
 * many old copies of it lie on the disk. Pure data and what becomes of it; how it lies on disk is in key-file.ts.
 */

import { toHex } from '../core/bytes.ts';
import type { Random } from '../core/random.ts';
import { type DayChain, dayOf, forgetBefore } from './day-chain.ts';
import { VaultError } from './errors.ts';

export interface Epoch {
  readonly number: number;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** Unix seconds. */
  readonly since: number;
}

/** A thread's name as the keyring makes it: 16 keyed bytes. */
export type ThreadName = Uint8Array;

export interface ThreadKeys {
  readonly name: ThreadName;
  /** Seals what stays as long as the thread: that it was begun, and by whom. 32 bytes. */
  readonly lasting: Uint8Array;
  /** Seals its texts, day by day. */
  readonly chain: DayChain;
  /** Days for which texts are kept: null for ever, 0 until the vault is locked. */
  readonly keepDays: number | null;
  /** The thread is being forgotten: what was begun is gone on with, whoever was stopped in between. */
  readonly isGoing?: true;
}

/** When a text that ends before its thread does is gone. */
export type End =
  /** Unix seconds. */
  | { readonly kind: 'at'; readonly time: number }
  /** So many seconds after it was first displayed. */
  | { readonly kind: 'after-display'; readonly seconds: number }
  | { readonly kind: 'at-lock' };

/** 16 random bytes. */
export type TextKeyId = Uint8Array<ArrayBuffer> & { readonly textKeyId?: never };

export interface TextKey {
  readonly id: TextKeyId;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly end: End;
  /** Where it is said: what the thread keeps no longer goes too, whatever its own end. */
  readonly thread: ThreadName;
  /** Day since when it is kept. */
  readonly day: number;
}

/** A key that a text asks for. */
export interface WantedText {
  readonly thread: ThreadName;
  readonly end: End;
}

export interface Keys {
  readonly epoch: Epoch;
  /** While records are being sealed anew: the epoch before. */
  readonly before: Epoch | null;
  readonly threads: readonly ThreadKeys[];
  readonly texts: readonly TextKey[];
}

const KEY_BYTES = 32;
const ID_BYTES = 16;

export const firstKeys = (now: number, random: Random): Keys => ({
  epoch: { number: 1, key: random.bytes(KEY_BYTES), since: now },
  before: null,
  threads: [],
  texts: [],
});

/**
 * The keys with a new epoch begun and the last one still at hand.
 * @throws VaultError `vault/corrupt` while another turn is under way: the epoch before it is still needed
 */
export const epochBegun = (keys: Keys, now: number, random: Random): Keys => {
  if (keys.before !== null) throw new VaultError('vault/corrupt');
  return {
    ...keys,
    epoch: { number: keys.epoch.number + 1, key: random.bytes(KEY_BYTES), since: now },
    before: keys.epoch,
  };
};

/** The keys after every record was sealed anew for the epoch of this number; another turn than that one is left alone. */
export const epochDone = (keys: Keys, turned: number): Keys =>
  keys.epoch.number === turned && keys.before !== null ? { ...keys, before: null } : keys;

export const threadKeysOf = (keys: Keys, name: ThreadName): ThreadKeys | undefined =>
  namesOf(keys).threads.get(toHex(name));

export const textKeyOf = (keys: Keys, id: TextKeyId): TextKey | undefined => namesOf(keys).texts.get(toHex(id));

interface Names {
  readonly threads: ReadonlyMap<string, ThreadKeys>;
  readonly texts: ReadonlyMap<string, TextKey>;
}

/** Keys are replaced, never changed, and looked up for every record that is opened: their names are made into text once. */
const namesOf = (keys: Keys): Names => {
  const known = namesOfKeys.get(keys);
  if (known !== undefined) return known;
  const names: Names = {
    threads: new Map(keys.threads.map((thread) => [toHex(thread.name), thread])),
    texts: new Map(keys.texts.map((text) => [toHex(text.id), text])),
  };
  namesOfKeys.set(keys, names);
  return names;
};
const namesOfKeys = new WeakMap<Keys, Names>();

/** The keys with one for each of these threads; those which have one keep it. */
export const withThreads = (keys: Keys, names: readonly ThreadName[], now: number, random: Random): Keys => {
  const added = names
    .filter((name, index) => names.findIndex((other) => toHex(other) === toHex(name)) === index)
    .filter((name) => threadKeysOf(keys, name) === undefined)
    .map(
      (name): ThreadKeys => ({
        name,
        lasting: random.bytes(KEY_BYTES),
        chain: { day: dayOf(now), key: random.bytes(KEY_BYTES) },
        keepDays: null,
      }),
    );
  return added.length === 0 ? keys : { ...keys, threads: [...keys.threads, ...added] };
};

export const withRetention = (keys: Keys, name: ThreadName, keepDays: number | null): Keys => ({
  ...keys,
  threads: keys.threads.map((thread) => (toHex(thread.name) === toHex(name) ? { ...thread, keepDays } : thread)),
});

/** The thread is to be forgotten from here on. */
export const withGoing = (keys: Keys, name: ThreadName): Keys => ({
  ...keys,
  threads: keys.threads.map((thread) => (toHex(thread.name) === toHex(name) ? { ...thread, isGoing: true } : thread)),
});

/** The keys with fresh ones, in the order of `wanted`. */
export const withTexts = (
  keys: Keys,
  wanted: readonly WantedText[],
  now: number,
  random: Random,
): { readonly keys: Keys; readonly added: readonly TextKeyId[] } => {
  const texts = wanted.map(
    ({ thread, end }): TextKey => ({
      id: new Uint8Array(random.bytes(ID_BYTES)),
      key: random.bytes(KEY_BYTES),
      end,
      thread,
      day: dayOf(now),
    }),
  );
  return { keys: { ...keys, texts: [...keys.texts, ...texts] }, added: texts.map(({ id }) => id) };
};

/** The keys after these texts were displayed; those whose time runs already are left alone. */
export const withDisplayed = (keys: Keys, ids: readonly TextKeyId[], now: number): Keys => {
  const shown = new Set(ids.map(toHex));
  const begins = ({ id, end }: TextKey): boolean => end.kind === 'after-display' && shown.has(toHex(id));
  if (!keys.texts.some(begins)) return keys;
  const begun = ({ end }: TextKey): End =>
    end.kind === 'after-display' ? { kind: 'at', time: now + end.seconds } : end;
  return { ...keys, texts: keys.texts.map((text) => (begins(text) ? { ...text, end: begun(text) } : text)) };
};

/** What is to be forgotten. */
export interface Ended {
  readonly texts: readonly TextKeyId[];
  /** Days of threads: from the oldest one kept up to, and without, `before`. */
  readonly days: readonly { readonly name: ThreadName; readonly from: number; readonly before: number }[];
  /** Threads that go altogether. */
  readonly threads: readonly ThreadName[];
}

/** What is over at `now` (Unix seconds), or when the vault is locked then. */
export const endedAt = (keys: Keys, now: number, isLocking: boolean): Ended => {
  const kept = new Map(keys.threads.map(({ name, keepDays }) => [toHex(name), keepDays]));
  const isOver = ({ end, thread, day }: TextKey): boolean => {
    if (end.kind === 'at' && end.time <= now) return true;
    const keepDays = kept.get(toHex(thread)) ?? null;
    if (end.kind === 'at-lock' || keepDays === 0) return isLocking;
    return keepDays !== null && day < dayOf(now) - keepDays;
  };
  const days = keys.threads.flatMap(({ name, chain, keepDays }) => {
    if (keepDays === null) return [];
    const before = keepDays === 0 ? dayOf(now) + 1 : dayOf(now) - keepDays;
    return before > chain.day ? [{ name, from: chain.day, before }] : [];
  });
  const threads = keys.threads.filter(({ isGoing }) => isGoing).map(({ name }) => name);
  return { texts: keys.texts.filter(isOver).map(({ id }) => id), days, threads };
};

/** Every text of a thread that has a key of its own. */
export const textsIn = (keys: Keys, thread: ThreadName): readonly TextKeyId[] =>
  keys.texts.filter((text) => toHex(text.thread) === toHex(thread)).map(({ id }) => id);

export const isNothing = ({ texts, days, threads }: Ended): boolean =>
  texts.length + days.length + threads.length === 0;

/** The keys without those of what has ended. */
export const withoutEnded = (keys: Keys, { texts, days, threads }: Ended): Keys => {
  const gone = new Set([...texts, ...threads].map(toHex));
  const cut = new Map(days.map(({ name, before }) => [toHex(name), before]));
  return {
    ...keys,
    texts: keys.texts.filter(({ id, thread }) => !gone.has(toHex(id)) && !gone.has(toHex(thread))),
    threads: keys.threads
      .filter(({ name }) => !gone.has(toHex(name)))
      .map((thread) => ({ ...thread, chain: forgetBefore(thread.chain, cut.get(toHex(thread.name)) ?? 0) })),
  };
};

/** An epoch lasts so long at most, seconds. */
const EPOCH_LIFE = 86_400;

/** Has the epoch lasted its day? */
export const isEpochOver = ({ epoch }: Keys, now: number): boolean => now - epoch.since >= EPOCH_LIFE;

/** Unix seconds of the next moment at which something will be over: a text, a day that a thread keeps, the epoch at the latest. */
export const nextEnd = ({ epoch, texts, threads }: Keys): number => {
  let next = epoch.since + EPOCH_LIFE;
  for (const { end } of texts) if (end.kind === 'at' && end.time < next) next = end.time;
  for (const { chain, keepDays } of threads) {
    if (keepDays) next = Math.min(next, (chain.day + keepDays + 1) * 86_400);
  }
  return next;
};
