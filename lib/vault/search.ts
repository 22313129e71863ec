/**
 * Searches all archived texts while the vault is open. The index is a cache in memory over sealed segments: a stopped worker may lose
 * it, a lock ends it, and what it finds are names, times and words, never texts.
 */
import { toHex } from '../core/bytes.ts';
import { VaultError } from './errors.ts';
import type { Keyring } from './keyring.ts';
import type { OpenVault } from './open-vault.ts';
import type { ThreadId } from './records.ts';
import { indexDays, type ThreadIndex } from './search-days.ts';
import { type Closeness, type Match, makeSearchIndex, type SearchIndex } from './search-index.ts';
import { readSegments } from './search-segments.ts';
import { askedWordsOf, isLongEnoughToContinue } from './search-words.ts';
import { makeTurns } from './turns.ts';

export interface Found {
  /** Newest first. */
  readonly texts: readonly Match[];
  /** Every word that was taken for one of those asked for, folded. */
  readonly terms: ReadonlySet<string>;
  /** `similar` when nothing holds exactly these words; `short` when nothing was found, and one has too few letters to be the beginning of another. */
  readonly closeness: Closeness | 'short';
}

export interface Search {
  /**
   * The texts of these threads that hold every word of the query. The first search reads the index; one without words does only that.
   * @throws VaultError `vault/locked` also when the vault is locked in the middle
   */
  find(vault: OpenVault, threads: readonly ThreadId[], query: string): Promise<Found>;
  /** Drops everything. */
  forget(): void;
}

interface HeldThread extends ThreadIndex {
  /** The day that was today. */
  readonly last: number;
}

interface Held {
  /** Another vault, or another opening of it, has another one. */
  readonly keyring: Keyring;
  readonly index: SearchIndex;
  readonly threads: Map<string, HeldThread>;
}

/** Few enough texts to be written anew each day until a segment is full, and enough for segments to be few. */
const FULL = 2_000;
/** More words than anybody asks for. */
const MAX_WORDS = 100;

/** @param full a segment of so many texts is closed */
export const makeSearch = (full = FULL): Search => {
  let held: Held | null = null;
  let forgotten = 0;
  const inTurn = makeTurns();

  const current = async (vault: OpenVault): Promise<Held> => {
    if (held !== null && !hasEnded(held, vault)) return held;
    const before = forgotten;
    const loaded = await load(vault);
    if (forgotten !== before) throw new VaultError('vault/locked');
    held = loaded;
    return loaded;
  };
  /** The index with everything in it that these threads hold now. */
  const ready = async (vault: OpenVault, threads: readonly ThreadId[]): Promise<SearchIndex> => {
    const mine = await current(vault);
    try {
      for (const thread of threads) await bringUpToDate({ ...mine, full }, vault, thread);
    } catch (error) {
      if (held === mine) held = null; // it may know a part of a day only
      throw error;
    }
    return mine.index;
  };

  return {
    find: async (vault, threads, query) => {
      // One after the other: two at once would index the same texts twice.
      const index = await inTurn(() => ready(vault, threads));
      return findIn(index, askedWordsOf(query).slice(0, MAX_WORDS));
    },
    forget: () => {
      held = null;
      forgotten += 1;
    },
  };
};

/** Is there something in it that is over: another day has begun, a day or a thread was erased, or it is another vault's? */
const hasEnded = ({ keyring, threads }: Held, vault: OpenVault): boolean =>
  keyring !== vault.keyring ||
  [...threads.values()].some(({ thread, segments, last }) => {
    const days = vault.days(thread);
    return days === null || days.last !== last || segments.some(({ firstDay }) => firstDay < days.first);
  });

const load = async (vault: OpenVault): Promise<Held> => {
  const { keyring } = vault;
  const held: Held = { keyring, index: makeSearchIndex(), threads: new Map() };
  for (const segment of await readSegments(vault)) {
    const of = threadIn(held, vault, segment.thread);
    if (of === null) continue;
    held.index.add(segment);
    of.segments = [...of.segments, segment];
  }
  return held;
};

const bringUpToDate = async (
  held: Held & { readonly full: number },
  vault: OpenVault,
  thread: ThreadId,
): Promise<void> => {
  const days = vault.days(thread);
  const of = threadIn(held, vault, thread);
  if (days !== null && of !== null) await indexDays({ vault, index: held.index, of, full: held.full }, days);
};

/** What is held of a thread; null for one without keys. */
const threadIn = ({ threads }: Held, vault: OpenVault, thread: ThreadId): HeldThread | null => {
  const name = toHex(vault.keyring.thread(thread));
  const known = threads.get(name);
  const days = vault.days(thread);
  if (known !== undefined || days === null) return known ?? null;
  const fresh: HeldThread = { thread, segments: [], today: null, last: days.last };
  threads.set(name, fresh);
  return fresh;
};

/** What holds exactly these words, else what holds similar ones. */
const findIn = (index: SearchIndex, words: readonly string[]): Found => {
  const exact = index.find(words, 'exact');
  const closeness = exact.texts.length > 0 ? 'exact' : 'similar';
  const { texts, terms } = closeness === 'exact' ? exact : index.find(words, 'similar');
  const sorted = [...texts].sort(newestFirst);
  const isShort = texts.length === 0 && words.some((word) => !isLongEnoughToContinue(word));
  return {
    texts: sorted.filter((text, at) => !isSame(text, sorted[at - 1])),
    terms,
    closeness: isShort ? 'short' : closeness,
  };
};

const newestFirst = (a: Match, b: Match): number => b.time - a.time || compare(a.name, b.name);

const isSame = (a: Match, b: Match | undefined): boolean => b !== undefined && newestFirst(a, b) === 0;

/** By the first byte in which they differ. */
const compare = (a: Uint8Array, b: Uint8Array): number => {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};
