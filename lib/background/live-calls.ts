/** Calls that ring, are under way, or have just ended. In memory-backed session storage: a worker that is stopped forgets none, and nothing of a call is on disk but its lines in the thread. */

import type { CallOver, CallState, CallTransport } from '../rpc/call-types.ts';
import type { Area } from '../vault/areas.ts';
import type { ThreadId } from '../vault/records.ts';
import { makeTurns } from '../vault/turns.ts';

/** Bytes are in hex. */
export interface LiveCall extends Pick<CallState, 'role' | 'stage' | 'video'> {
  readonly id: string;
  readonly thread: ThreadId;
  readonly peerId: string;
  /** Where the thread stands. */
  readonly tabId: number;
  /** When it was offered, by the caller's clock; when it was made, before that. Unix seconds. */
  readonly at: number;
  /** When its window asked last. Unix seconds of our clock. */
  readonly seenAt: number;
  /** Hash of the offer's payload, under which its line is kept. */
  readonly offer: string | null;
  readonly ourNonce: string;
  readonly ourFingerprint: string | null;
  /** Of a call that was offered to us it is the commitment to one. */
  readonly theirNonce: string | null;
  readonly theirs: CallTransport | null;
  readonly over: CallOver | null;
  readonly goesOnAs?: string;
}

export interface LiveCalls {
  all(): Promise<readonly LiveCall[]>;
  find(id: string): Promise<LiveCall | null>;
  /** Changes all of them in one go, with nothing between reading and writing; what `change` returns beside them comes back. */
  update<T>(
    change: (calls: readonly LiveCall[]) => { readonly calls: readonly LiveCall[]; readonly output: T },
  ): Promise<T>;
}

const NAME = 'calls';
/** Those that are over go first. */
const MOST = 16;

export const liveCalls = (session: Area): LiveCalls => {
  const inTurn = makeTurns();
  const all = async (): Promise<readonly LiveCall[]> =>
    ((await session.get(NAME))[NAME] as readonly LiveCall[] | undefined) ?? [];
  return {
    all,
    find: async (id) => (await all()).find((call) => call.id === id) ?? null,
    update: (change) =>
      inTurn(async () => {
        const before = await all();
        const { calls, output } = change(before);
        if (calls !== before) await session.set({ [NAME]: withoutOldest(calls) });
        return output;
      }),
  };
};

const withoutOldest = (calls: readonly LiveCall[]): readonly LiveCall[] => {
  const order = [...calls].sort((a, b) => Number(a.over === null) - Number(b.over === null) || a.at - b.at);
  const gone = new Set(order.slice(0, Math.max(0, calls.length - MOST)));
  return calls.filter((call) => !gone.has(call));
};

/** With one of them changed. */
export const withCall = (calls: readonly LiveCall[], id: string, changed: Partial<LiveCall>): readonly LiveCall[] =>
  calls.map((call) => (call.id === id ? { ...call, ...changed } : call));

export const isOfThread = ({ thread }: LiveCall, { site, ownId, conversationId }: ThreadId): boolean =>
  thread.site === site && thread.ownId === ownId && thread.conversationId === conversationId;
