/** Remembers which payloads no session of a thread opens, so that the same ones on screen are not tried again and again. */
import type { UnreadableReason } from '../rpc/rows.ts';

/** Enough for a long scroll; a page that shows more different garbage costs itself the time. */
const MAX_REMEMBERED = 4_096;

/** Reasons that only another session, or the person, can change. */
const lasting: ReadonlySet<UnreadableReason> = new Set([
  'wrong-key',
  'altered',
  'other-device',
  'not-in-backup',
  'barred',
]);

/** In memory only: a stopped worker tries once more. */
export interface Failures {
  get(threadHex: string, payloadHex: string): UnreadableReason | null;
  remember(threadHex: string, payloadHex: string, reason: UnreadableReason): void;
  /** A session was added, more became known of the thread, somebody is not blocked any more, or the vault was locked: all may be different now. */
  forget(): void;
}

export const makeFailures = (): Failures => {
  const known = new Map<string, UnreadableReason>();
  const name = (threadHex: string, payloadHex: string): string => `${threadHex} ${payloadHex}`;
  return {
    get: (threadHex, payloadHex) => known.get(name(threadHex, payloadHex)) ?? null,
    remember: (threadHex, payloadHex, reason) => {
      if (!lasting.has(reason)) return;
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(name(threadHex, payloadHex), reason);
    },
    forget: () => known.clear(),
  };
};
