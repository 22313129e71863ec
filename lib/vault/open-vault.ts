/** What can be done with a vault while it is open: steps, and the keys of what must be forgotten one day. */

import type { Name } from './database.ts';
import { DAY_SECONDS, dayOf } from './day-chain.ts';
import { sweep } from './forget.ts';
import type { KeyHolder } from './key-holder.ts';
import type { Keyring } from './keyring.ts';
import {
  type End,
  nextEnd,
  type TextKeyId,
  textKeyOf,
  textsIn,
  threadKeysOf,
  withDisplayed,
  withGoing,
  withRetention,
  withTexts,
  withThreads,
} from './keys.ts';
import { type LateEnds, lateEnds } from './late-ends.ts';
import { forgettingOf, type Opened, type VaultParts } from './opened.ts';
import type { StoreName, ThreadId } from './records.ts';
import { type Ground, type Reader, runLook, runStep, type Step } from './step.ts';

/** An unlocked vault. Hold it for one request, not longer: it does not notice a lock. */
export interface OpenVault {
  readonly keyring: Keyring;
  /** Runs one step; see step.ts. */
  step<State, Output>(step: Step<State, Output>): Promise<Output>;
  /** Reads without writing, in one transaction. */
  look<Found>(stores: readonly StoreName[], read: (reader: Reader) => Promise<Found>): Promise<Found>;
  /** Days for which a thread's texts are kept: null for ever, 0 until the vault is locked. */
  keepDays(thread: ThreadId): number | null;
  /** What is over by it is erased at once. */
  setKeepDays(thread: ThreadId, days: number | null): Promise<void>;
  /** When a text that has a key of its own is gone; null when its key is. */
  endOf(text: TextKeyId): End | null;
  /** Gives texts of a thread an end that was learned after they were kept. */
  endLate(ends: LateEnds): Promise<void>;
  /** The days of which texts can still be opened, up to today; null for a thread without keys. Days since 1 January 1970. */
  days(thread: ThreadId): { readonly first: number; readonly last: number } | null;
  /** How the archive's texts of one day are found. */
  underDay(thread: ThreadId, day: number): Name;
  /** These texts were drawn before the person's eyes: their time begins, if it has not yet. */
  displayed(texts: readonly TextKeyId[]): Promise<void>;
  /** Erases what is over now, and turns the epoch when it has lasted its day. True when something was erased. */
  sweep(): Promise<boolean>;
  /** Unix seconds of the next moment at which something will be over; the epoch's end is the last such moment. */
  nextEnd(): number;
  /** Gives threads that have none yet keys which reach back to a day, and a retention. Those which have keys keep theirs. */
  beginThreads(threads: readonly BegunThread[]): Promise<void>;
  /** Erases a thread's texts, its keys and all its records; tombstones stay. */
  forgetThread(thread: ThreadId): Promise<void>;
}

export interface BegunThread {
  readonly thread: ThreadId;
  /** Days since 1970 of its oldest text. */
  readonly firstDay: number;
  readonly keepDays: number | null;
}

export const openVault = (parts: VaultParts, holder: KeyHolder, opened: Opened): OpenVault => {
  const { now, random } = parts;
  const { keyring, keys, sealer } = opened;
  const ground = (): Promise<Ground> => groundOf(parts, holder, opened);
  return {
    keyring,
    step: async (step) => runStep(await ground(), step),
    look: async (stores, read) => runLook(await ground(), { stores, read }),
    keepDays: (thread) => threadKeysOf(holder.current(), keyring.thread(thread))?.keepDays ?? null,
    setKeepDays: async (thread, days) => {
      const name = keyring.thread(thread);
      const forgetting = await forgettingOf(parts, holder, opened);
      await forgetting.alone(async () => {
        const before = threadKeysOf(holder.current(), name)?.keepDays ?? null;
        const held = await holder.change(keys.vault, (current) =>
          withRetention(withThreads(current, [name], now(), random), name, days),
        );
        // From now on what is said is kept until the lock; what was said before goes now, whatever end it had.
        await sweep(forgetting, 'open', days === 0 && before !== 0 ? textsIn(held, name) : []);
      });
    },
    endOf: (text) => textKeyOf(holder.current(), text)?.end ?? null,
    endLate: async (ends) =>
      void (await runStep(await ground(), lateEnds({ keyring, sealer, keys: holder.current, now: now() }, ends))),
    days: (thread) => {
      const first = threadKeysOf(holder.current(), keyring.thread(thread))?.chain.day;
      return first === undefined ? null : { first, last: Math.max(first, dayOf(now())) };
    },
    underDay: (thread, day) => opened.sealer.locator({ kind: 'thread-day', thread: keyring.thread(thread), day }),
    displayed: async (texts) => {
      if (texts.length > 0) await holder.change(keys.vault, (held) => withDisplayed(held, texts, now()));
    },
    sweep: async () => {
      const forgetting = await forgettingOf(parts, holder, opened);
      return forgetting.alone(() => sweep(forgetting, 'open'));
    },
    nextEnd: () => nextEnd(holder.current()),
    beginThreads: async (threads) => {
      await holder.change(keys.vault, (held) =>
        threads.reduce((so, { thread, firstDay, keepDays }) => {
          const name = keyring.thread(thread);
          if (threadKeysOf(so, name) !== undefined) return so;
          return withRetention(withThreads(so, [name], firstDay * DAY_SECONDS, random), name, keepDays);
        }, held),
      );
    },
    forgetThread: async (thread) => {
      const name = keyring.thread(thread);
      const forgetting = await forgettingOf(parts, holder, opened);
      await forgetting.alone(async () => {
        // First it is noted that it goes: whoever is stopped in between leaves no half of it.
        await holder.change(keys.vault, (held) => withGoing(withThreads(held, [name], now(), random), name));
        await sweep(forgetting, 'open');
      });
    },
  };
};

const groundOf = async (
  { database, now, random }: VaultParts,
  holder: KeyHolder,
  { keys, sealer }: Opened,
): Promise<Ground> => ({
  database: await database.open(),
  sealer,
  epoch: () => holder.current().epoch.number,
  refresh: () => holder.load(keys.vault),
  addThread: (thread) => holder.change(keys.vault, (held) => withThreads(held, [thread], now(), random)),
  addTexts: async (wanted) => {
    let added: readonly TextKeyId[] = [];
    await holder.change(keys.vault, (held) => {
      const more = withTexts(held, wanted, now(), random);
      added = more.added;
      return more.keys;
    });
    return added;
  },
});
