/**
 * Reads the armored texts on screen: known ones from the archive, new ones through the thread's sessions, all in one step.
 * Whatever was newly read is stored before it is released.
 */
import type { Random } from '../core/random.ts';
import { payloadKind } from '../core/wire/payload.ts';
import type { GlassRow, ThreadState } from '../rpc/contract.ts';
import { toHex } from '../vault/bytes.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { ThreadId } from '../vault/records.ts';
import { type Decision, put, type Reader, type Write } from '../vault/step.ts';
import type { OpenVault } from '../vault/vault.ts';
import { type Batch, type Found, gather, type Item, unwrapAll } from './batch.ts';
import { rowsOf } from './batch-rows.ts';
import type { Failures } from './failures.ts';
import { newAccount, withHandle } from './names.ts';
import { readTheirAcceptance, readTheirInvitation } from './read-handshake.ts';
import { readTheirMessage } from './read-message.ts';
import { type Outcome, type Reading, type Situation, unreadable } from './reading.ts';
import { withoutExpired } from './sessions.ts';
import { isWaiting, stateOf } from './thread-state.ts';

export interface BatchRead {
  /** In the order asked. */
  readonly rows: readonly GlassRow[];
  /** The thread's state before and after; null for a thread that is not known. */
  readonly before: ThreadState | null;
  readonly after: ThreadState | null;
  readonly thread: ThreadId | null;
  readonly sessionAdded: boolean;
  /** The contact answered for the first time on the session that we write on. */
  readonly answered: boolean;
}

/** Reads a batch in one step. @throws VaultError `vault/corrupt`; then nothing was read or stored */
export const readBatch = async (
  vault: OpenVault,
  batch: Batch,
  { random, failures }: { readonly random: Random; readonly failures: Failures },
): Promise<BatchRead> => {
  const items = unwrapAll(batch.armored);
  const given = { batch, items, keyring: vault.keyring, random, failures };
  const read = (reader: Reader): Promise<Found> => gather(reader, vault.keyring, batch.ref, [...items.values()]);
  // Nearly every request is for rows that were read before: those need no write and no flush to disk.
  const seen = await vault.look(stores, read);
  if ([...items.values()].every(({ hex }) => seen.known.has(hex))) return decide(seen, given).output;
  return vault.step({ touches: stores, read, decide: (found) => decide(found, given) });
};

const stores = ['threads', 'contacts', 'accounts', 'archive'] as const;

interface Given {
  readonly batch: Batch;
  readonly items: ReadonlyMap<string, Item>;
  readonly keyring: Keyring;
  readonly random: Random;
  readonly failures: Failures;
}

const decide = (found: Found, given: Given): Decision<BatchRead> => {
  const { batch, items, keyring } = given;
  if (found.thread === null) {
    const rows = rowsOf({ ...given, found, outcomes: new Map() });
    return {
      writes: [],
      output: { rows, before: null, after: null, thread: null, sessionAdded: false, answered: false },
    };
  }
  const { thread, contact } = found.thread;
  const start: Situation = {
    thread: withoutExpired(thread, batch.now),
    contact: withHandle(contact, batch.ref.peerHandle),
    account: found.account ?? newAccount(thread, batch.now, given.random),
    now: batch.now,
    sessionAdded: false,
    spent: [],
  };
  const fresh = [...items.values()].filter(({ hex }) => !found.known.has(hex));
  const { situation, outcomes } = readFresh(start, fresh, given);

  const writes: Write[] = [];
  for (const { hex, hash } of fresh) {
    const outcome = outcomes.get(hex);
    if (outcome?.kind === 'archived') writes.push(put('archive', keyring.archived(hash), outcome.record));
  }
  if (situation.thread !== thread || situation.contact !== contact || writes.length > 0) {
    writes.push(put('threads', keyring.thread(thread), situation.thread));
    writes.push(put('contacts', keyring.contact(contact), situation.contact));
    if (found.account === undefined) writes.push(put('accounts', keyring.account(thread), situation.account));
  }
  return {
    writes,
    spent: situation.spent,
    output: {
      rows: rowsOf({ ...given, found, outcomes }),
      before: stateOf(found.thread, batch.now),
      after: stateOf(situation, batch.now),
      thread,
      sessionAdded: situation.sessionAdded,
      answered: isWaiting(thread) && !isWaiting(situation.thread),
    },
  };
};

/** Handshakes first: what they open may be needed by messages of the same batch. */
const readFresh = (
  start: Situation,
  items: readonly Item[],
  { keyring, failures }: Given,
): { readonly situation: Situation; readonly outcomes: ReadonlyMap<string, Outcome> } => {
  const threadHex = toHex(keyring.thread(start.thread));
  const outcomes = new Map<string, Outcome>();
  let situation = start;
  for (const { hex, payload } of [...items].sort((a, b) => turnOf(a) - turnOf(b))) {
    const failed = situation.sessionAdded ? null : failures.get(threadHex, hex);
    const reading = failed === null ? readOne(situation, payload) : unreadable(situation, failed);
    situation = reading.situation;
    outcomes.set(hex, reading.outcome);
    if (reading.outcome.kind === 'unreadable') failures.remember(threadHex, hex, reading.outcome.reason);
  }
  return { situation, outcomes };
};

const turnOf = ({ payload }: Item): number => (payloadKind(payload) === 'message' ? 1 : 0);

const readOne = (situation: Situation, payload: Uint8Array): Reading => {
  switch (payloadKind(payload)) {
    case 'invitation':
      return readTheirInvitation(situation, payload);
    case 'acceptance':
      return readTheirAcceptance(situation, payload);
    case 'message':
      return readTheirMessage(situation, payload);
    case 'part': // no site that we know needs parts
    case 'unknown':
      return unreadable(situation, 'newer-sotto');
  }
};
