/**
 * The composer's queue: what was entered goes out one after the other, and no text is ever lost on the way.
 * A text counts as gone only when the background has committed it; until then it stays part of the draft.
 */
import { MAX_TYPED } from '../rpc/caps.ts';
import type { Ask } from '../rpc/client.ts';
import type { ErrorCode } from '../rpc/errors.ts';
import { RpcError } from '../rpc/errors.ts';
import type { Entered, SendOutcome } from '../rpc/thread-types.ts';

/** A message that was committed but never seen in the thread. */
export type Failed = Extract<SendOutcome, { kind: 'failed' }>;

export interface QueueParts {
  readonly ask: Ask<'composer'>;
  /** How many are on their way. */
  readonly onBusy: (count: number) => void;
  /** Committed, but not seen in the thread. Whatever waited behind it is given back. */
  readonly onFailed: (failed: Failed, waiting: readonly Entered[]) => void;
  /** Not even committed, or not known to be: these texts go back into the box. */
  readonly onRefused: (code: ErrorCode, texts: readonly Entered[]) => void;
}

export interface Queue {
  add(text: string): void;
  /** Texts that are not committed yet, as far as is known, oldest first: part of the draft. */
  pending(): readonly Entered[];
}

export const makeQueue = ({ ask, onBusy, onFailed, onRefused }: QueueParts): Queue => {
  let waiting: Entered[] = [];
  let running = false;

  /** Empties the queue: everything that still waits. */
  const takeAll = (): readonly Entered[] => {
    const texts = waiting;
    waiting = [];
    return texts;
  };
  const sendFirst = async (first: Entered): Promise<void> => {
    try {
      if (first.text.length > MAX_TYPED) throw new RpcError('message/too-long');
      const outcome = await ask('composer.send', first);
      waiting.shift();
      if (outcome.kind === 'failed') onFailed(outcome, takeAll());
    } catch (failure) {
      onRefused(failure instanceof RpcError ? failure.code : 'rpc/internal', takeAll());
    }
  };
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      onBusy(waiting.length);
      await sendFirst(first);
    }
    running = false;
    onBusy(0);
  };
  return {
    add: (text) => {
      waiting.push({ entry: crypto.randomUUID(), text });
      void run();
    },
    pending: () => waiting,
  };
};
