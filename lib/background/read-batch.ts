/**
 * Reads the armored texts on screen: known ones from the archive, new ones through the thread's sessions, all in one step.
 * Whatever was newly read is stored before it is released.
 */
import type { Random } from '../core/random.ts';
import type { GlassRow } from '../rpc/rows.ts';
import type { ThreadState } from '../rpc/thread-types.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { TextKeyId } from '../vault/keys.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ThreadId, ThreadRecord } from '../vault/records.ts';
import { type Decision, put, type Write } from '../vault/step.ts';
import type { TextKeys } from '../vault/text-supply.ts';
import { type Batch, type Found, gather, type Item, unwrapAll } from './batch.ts';
import { type Ends, freshEnd, isUnseen, knownEnds, type TextEnd } from './batch-ends.ts';
import { rowsOf } from './batch-rows.ts';
import { numberOf, withByHand } from './by-hand-numbers.ts';
import type { Failures } from './failures.ts';
import { newAccount, withHandle } from './names.ts';
import { readFresh } from './read-fresh.ts';
import type { HeardCall, Outcome, Situation } from './reading.ts';
import { withoutExpired } from './sessions.ts';
import { isNews, promptedState, stateOf } from './thread-state.ts';
import type { TheirTimer } from './timers.ts';

export interface BatchRead {
  /** In the order asked. */
  readonly rows: readonly GlassRow[];
  /** The thread's state after it; null for a thread that is not known. */
  readonly state: ThreadState | null;
  readonly thread: ThreadId | null;
  readonly sessionAdded: boolean;
  /** The state to which this brought the thread, so far as the person wants to be asked about it; null when it is as before. */
  readonly became: ThreadState | null;
  /** Pages and windows have something else to say about the thread. */
  readonly isNews: boolean;
  /** Keys of texts whose time begins when they are displayed. */
  readonly unseen: readonly TextKeyId[];
  /** Messages of calls among what was read for the first time. `mayRing`: the person wants to hear of the contact's. */
  readonly calls: {
    readonly heard: readonly HeardCall[];
    readonly mayRing: boolean;
    readonly isVerified: boolean;
    readonly peerId: string;
  } | null;
  /** A timer of the contact, when texts after it may have been read before it. */
  readonly lateTimer: { readonly timer: TheirTimer; readonly thread: ThreadRecord } | null;
}

/** Reads a batch in one step. @throws VaultError `vault/corrupt`; then nothing was read or stored */
export const readBatch = async (
  vault: OpenVault,
  batch: Batch,
  { random, failures }: { readonly random: Random; readonly failures: Failures },
): Promise<BatchRead> => {
  const items = unwrapAll(batch.armored);
  const given = { batch, items, vault, keyring: vault.keyring, random, failures };
  const place = { ref: batch.ref, keyring: vault.keyring };
  const all = [...items.values()];
  let unknown = all;
  if (all.length > FEW) {
    const seen = await vault.look(stores, (reader) => gather(reader, place, all));
    unknown = all.filter(({ hex }) => !seen.known.has(hex));
    if (unknown.length === 0) return decide(seen, given, noKeys).output;
  }
  return vault.step({
    touches: stores,
    read: (reader) => gather(reader, place, all, unknown),
    decide: (found, textKeys) => decide(found, given, textKeys),
  });
};

/**
 * Nearly all rows of a list were read before: those need no write, and do not wait for one. A few are what has just come, and are read as such
 * at once, by whose step nothing is written where they are known after all.
 */
const FEW = 4;

const stores = ['threads', 'contacts', 'accounts', 'archive'] as const;

/** Nothing that is known already takes a key. */
const noKeys: TextKeys = { take: () => new Uint8Array() };

interface Given {
  readonly vault: OpenVault;
  readonly batch: Batch;
  readonly items: ReadonlyMap<string, Item>;
  readonly keyring: Keyring;
  readonly random: Random;
  readonly failures: Failures;
}

const nothingRead: Omit<BatchRead, 'rows' | 'unseen'> = {
  state: null,
  thread: null,
  sessionAdded: false,
  became: null,
  isNews: false,
  calls: null,
  lateTimer: null,
};

const decide = (found: Found, given: Given, textKeys: TextKeys): Decision<BatchRead> => {
  const { batch, items, keyring, vault } = given;
  const known = knownEnds(vault, found.under);
  if (found.thread === null) {
    const rows = rowsOf({ ...given, found, ends: known, outcomes: new Map() });
    return { writes: [], output: { ...nothingRead, rows, unseen: unseenOf(known) } };
  }
  const { thread, contact } = found.thread;
  const start: Situation = {
    thread: withoutExpired(thread, batch.now),
    contact: withHandle(contact, batch.ref.peerHandle),
    account: found.account ?? newAccount(thread, batch.now, given.random),
    now: batch.now,
    sessionAdded: false,
    spent: [],
    calls: [],
    timerRead: null,
  };
  const fresh = [...items.values()].filter(({ hex }) => !found.known.has(hex));
  const { situation: read, outcomes } = readFresh(start, fresh, found, given);
  const situation = batch.isByHand ? withNumbersByHand(read, outcomes) : read;
  const kept = keep(situation, fresh, outcomes, given, textKeys);
  const ends = new Map([...known, ...kept.ends]);

  const writes = [...kept.writes];
  if (situation.thread !== thread || situation.contact !== contact || writes.length > 0) {
    writes.push(put('threads', keyring.thread(thread), situation.thread));
    writes.push(put('contacts', keyring.contact(contact), situation.contact));
    if (found.account === undefined) writes.push(put('accounts', keyring.account(thread), situation.account));
  }
  return {
    writes,
    spent: situation.spent,
    output: {
      rows: rowsOf({ ...given, found, ends, outcomes, thread: situation.thread }),
      unseen: unseenOf(ends),
      state: stateOf(situation, batch.now),
      thread,
      sessionAdded: situation.sessionAdded,
      became: changed(promptedState(found.thread, batch.now), promptedState(situation, batch.now)),
      isNews: situation.sessionAdded || isNews(found.thread, situation, batch.now),
      calls: callsIn(situation, batch.now),
      lateTimer: lateTimerIn(thread, situation),
    },
  };
};

/** What the contact wrote and the person pasted, by its numbers. */
const withNumbersByHand = (situation: Situation, outcomes: ReadonlyMap<string, Outcome>): Situation => {
  const numbers = [...outcomes.values()].flatMap((outcome) =>
    outcome.kind === 'archived' && outcome.record.author === 'them' ? (numberOf(outcome.record) ?? []) : [],
  );
  return { ...situation, thread: withByHand(situation.thread, 'them', numbers) };
};

const changed = (before: ThreadState, after: ThreadState): ThreadState | null => (before === after ? null : after);

/** What was read for the first time, and the keys of those texts that end before their thread. */
const keep = (
  { thread }: Situation,
  fresh: readonly Item[],
  outcomes: ReadonlyMap<string, Outcome>,
  { batch: { now }, keyring, vault }: Given,
  textKeys: TextKeys,
): { readonly writes: readonly Write[]; readonly ends: Ends } => {
  const ends = new Map<string, TextEnd>();
  const writes = fresh.flatMap(({ hex, hash }) => {
    const outcome = outcomes.get(hex);
    if (outcome?.kind !== 'archived') return [];
    // By what the whole batch has told: a timer may stand behind the texts that it is for.
    const keeping = { name: keyring.thread(thread), keepDays: vault.keepDays(thread), now, textKeys };
    const end = freshEnd(outcome.record, thread, keeping);
    if (end !== null) ends.set(hex, end);
    return [put('archive', keyring.archived(hash), outcome.record, end?.id)];
  });
  return { writes, ends };
};

const unseenOf = (ends: Ends): readonly TextKeyId[] => [...ends.values()].filter(isUnseen).map(({ id }) => id);

const callsIn = ({ calls, contact, thread }: Situation, now: number): BatchRead['calls'] => {
  if (calls.length === 0) return null;
  const { peerId, muted, barred } = contact;
  const state = stateOf({ thread, contact }, now);
  const mayRing = !muted && !barred && (state === 'protected' || state === 'verified');
  return { heard: calls, mayRing, isVerified: state === 'verified', peerId };
};

/** Only texts with a higher number, read in an earlier batch, can lack an end that they should have. */
const lateTimerIn = (before: ThreadRecord, { thread, timerRead }: Situation): BatchRead['lateTimer'] =>
  timerRead !== null && before.timers.heard > timerRead.sequence ? { timer: timerRead, thread } : null;
