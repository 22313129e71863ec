/**
 * What a locked vault may still know: whether a thread is protected. Eight keyed bytes a thread, unsealed and listed as visible on disk.
 * Tells no one which threads these are without already knowing which to ask for.
 */
import { fromHex, toHex, utf8 } from '../core/bytes.ts';
import { hmacSha256 } from '../core/primitives.ts';
import type { Random } from '../core/random.ts';
import type { Area } from './areas.ts';
import type { ThreadId } from './records.ts';

const TAG_KEY = 'tags.key';
const TAGS = 'tags';
const TAG_BYTES = 8;

import { makeTurns } from './turns.ts';

/** A thread whose own account the page may be hiding. */
export type AskedThread = Omit<ThreadId, 'ownId'> & { readonly ownId: string | null };

export interface ThreadTags {
  has(thread: AskedThread): Promise<boolean>;
  /** Is any thread protected? Tags do not tell of which site. */
  any(): Promise<boolean>;
  /** Remembers a thread as protected. Asking again changes nothing. */
  add(thread: ThreadId): Promise<void>;
  /** The thread is protected no longer. What it shares with the same conversation of another own account goes too: add that again. */
  remove(thread: ThreadId): Promise<void>;
}

interface Written {
  readonly key: Uint8Array | null;
  readonly tags: readonly string[];
}

export const threadTags = (local: Area, random: Random): ThreadTags => {
  /** Storage areas know no transactions: additions take turns. */
  const inTurn = makeTurns();
  /** What stands there, once it was read: nobody else writes it, and every batch of rows asks. */
  let known: Written | null = null;
  const read = async (): Promise<Written> => {
    const found = known ?? (await load(local));
    known ??= found; // what was written meanwhile is newer
    return known;
  };
  const write = async (next: Written & { readonly key: Uint8Array }): Promise<void> => {
    known = null;
    await local.set({ [TAG_KEY]: toHex(next.key), [TAGS]: next.tags });
    known = next;
  };
  return {
    has: async (thread) => {
      const { key, tags } = await read();
      return key !== null && tags.includes(tagOf(key, thread));
    },
    any: async () => (await read()).tags.length > 0,
    add: (thread) =>
      inTurn(async () => {
        const { key: before, tags } = await read();
        const key = before ?? random.bytes(32);
        const wanted = tagsOf(key, thread);
        if (wanted.every((tag) => tags.includes(tag))) return;
        await write({ key, tags: [...new Set([...tags, ...wanted])] });
      }),
    remove: (thread) =>
      inTurn(async () => {
        const { key, tags } = await read();
        if (key === null) return;
        const gone = tagsOf(key, thread);
        await write({ key, tags: tags.filter((tag) => !gone.includes(tag)) });
      }),
  };
};

const load = async (local: Area): Promise<Written> => {
  const { [TAG_KEY]: key, [TAGS]: tags } = await local.get([TAG_KEY, TAGS]);
  return {
    key: typeof key === 'string' ? fromHex(key) : null,
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
  };
};

/** The second tag answers when the page does not say whose account this is: hiding it must not lift the guard. */
const tagsOf = (key: Uint8Array, thread: ThreadId): readonly string[] => [
  tagOf(key, thread),
  tagOf(key, { ...thread, ownId: null }),
];

const tagOf = (key: Uint8Array, { site, ownId, conversationId }: AskedThread): string => {
  const parts = JSON.stringify([site, ownId, conversationId]); // unambiguous: strings and null only
  return toHex(hmacSha256(key, utf8(parts)).slice(0, TAG_BYTES));
};
