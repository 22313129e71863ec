/**
 * Remembers which armored texts stood in a thread when it was last open, so that the glass can have them read while the site is still
 * loading its list. They are what the site shows anyway; kept in memory-backed session storage, and gone with a lock.
 */
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Area } from '../vault/areas.ts';
import { makeTurns } from '../vault/turns.ts';

/** Of one thread: more than twice what so many short messages have. */
const MAX_CHARACTERS = 400_000;
const MAX_THREADS = 8;

/** Names of those that are remembered, the latest last. */
const THREADS = 'recent threads';

export interface RecentTexts {
  /** In the order in which they stood; empty for a thread that is not remembered, or that the page does not name. */
  of(ref: ThreadRef): Promise<readonly string[]>;
  /** Of too many characters the last are remembered. */
  set(ref: ThreadRef, armored: readonly string[]): Promise<void>;
  forget(): Promise<void>;
}

export const recentTexts = (session: Area): RecentTexts => {
  const inTurn = makeTurns();
  const read = async (name: string): Promise<readonly string[]> =>
    ((await session.get(name))[name] as readonly string[] | undefined) ?? [];

  return {
    of: async (ref) => {
      const name = nameOf(ref);
      return name === null ? [] : read(name);
    },
    set: (ref, armored) =>
      inTurn(async () => {
        const name = nameOf(ref);
        if (name === null) return;
        const threads = [...(await read(THREADS)).filter((other) => other !== name), name];
        await session.remove(threads.slice(0, -MAX_THREADS));
        await session.set({ [THREADS]: threads.slice(-MAX_THREADS), [name]: fitting(armored) });
      }),
    forget: () => inTurn(async () => session.remove([THREADS, ...(await read(THREADS))])),
  };
};

const nameOf = ({ site, ownId, conversationId }: ThreadRef): string | null =>
  ownId === null || conversationId === null ? null : `recent ${site} ${ownId} ${conversationId}`;

const fitting = (texts: readonly string[]): readonly string[] => {
  let [from, characters] = [texts.length, 0];
  while (from > 0) {
    characters += texts[from - 1]?.length ?? 0;
    if (characters > MAX_CHARACTERS) break;
    from--;
  }
  return texts.slice(from);
};
