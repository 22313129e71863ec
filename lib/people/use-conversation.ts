/** Tells conversations apart in a window that follows a tab: what it keeps (an outcome, say) belongs to one of them. */
import { useRef } from 'preact/hooks';
import type { TabThread } from '../rpc/thread-types.ts';

interface Seen {
  readonly place: string;
  readonly handle: string | null;
  readonly nth: number;
}

/** A number that is another one for another conversation. A handle that comes late, or is not known for a moment, does not change it. */
export const useConversation = (thread: TabThread | null): number => {
  const seen = useRef<Seen>({ place: '', handle: null, nth: 0 });
  if (thread === null) return seen.current.nth;
  const { place, handle, nth } = seen.current;
  const next =
    thread.kind === 'thread'
      ? { place: thread.site, handle: thread.peerHandle }
      : { place: `no thread: ${thread.kind}`, handle: null };
  const isSame = next.place === place && (next.handle === handle || next.handle === null || handle === null);
  seen.current = isSame ? { place, handle: next.handle ?? handle, nth } : { ...next, nth: nth + 1 };
  return seen.current.nth;
};
