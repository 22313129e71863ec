/** What another identity key than the pinned one makes of a thread, and what the person's decision about it does. Pure: stores nothing. */
import { equal, toHex } from '../core/bytes.ts';
import type { IdentityPublicKey } from '../core/keys.ts';
import { CLOCK_SKEW } from '../core/limits.ts';
import { sha256 } from '../core/primitives.ts';
import { closeSessions } from '../core/ratchet/session-set.ts';
import type { HeldThread, KeyChange } from '../rpc/thread-types.ts';
import { type KeyHistory, noCheck, noOtherKeys, type OtherKey, type ThreadRecord } from '../vault/records.ts';
import type { Thread } from './thread-state.ts';

/** Keys over which a thread is stopped: more are not told apart. */
const MAX_OTHERS = 8;
/** Of older ones an old invitation that is scrolled to stops the thread once more. */
const MAX_GIVEN_UP = 32;

const keysOf = ({ keys = noOtherKeys }: ThreadRecord): KeyHistory => keys;

/** What names a key between background and window: half of its hash. */
export const keyId = (key: IdentityPublicKey): string => toHex(sha256(key).subarray(0, 16));

/** Was this key given up, and is what was stated under it then no later than that? */
export const isGivenUp = (thread: ThreadRecord, key: IdentityPublicKey, stated: number): boolean =>
  keysOf(thread).givenUp.some((given) => equal(given.key, key) && stated <= given.until);

/** The thread stopped over another key. Never silent: the pinned key stays, and nothing is sent until the person has decided. */
export const stoppedOver = (thread: ThreadRecord, other: OtherKey, now: number): ThreadRecord => {
  const keys = keysOf(thread);
  const before = keys.others.find(({ key }) => equal(key, other.key));
  const seen = before === undefined ? other : newerOf(before, other);
  if (thread.blocked && seen === before) return thread;
  const others = [...keys.others.filter((one) => one !== before), seen].slice(-MAX_OTHERS);
  return { ...thread, blocked: true, keys: { ...keys, stoppedAt: keys.stoppedAt ?? now, others } };
};

/** The same object when it says nothing new. What a scan showed is remembered as that, whatever the page brings under the same key. */
const newerOf = (before: OtherKey, seen: OtherKey): OtherKey => {
  const isShown = before.via !== 'scan' && seen.via === 'scan';
  const isNewer = seen.stated > before.stated || (before.payload === null && seen.payload !== null);
  if (!(isShown || isNewer)) return before;
  return {
    key: before.key,
    via: before.via === 'scan' || isShown ? 'scan' : seen.via,
    payload: seen.payload ?? before.payload,
    stated: Math.max(before.stated, seen.stated),
  };
};

/** The key that can be taken: one that the contact's own screen showed before any that the page brought, the last one first. */
export const offeredKey = (thread: ThreadRecord): OtherKey | null => {
  const { others } = keysOf(thread);
  return others.findLast(({ via }) => via === 'scan') ?? others.at(-1) ?? null;
};

/** The person keeps the contact's key: the thread is what it was before. What a scan has put in doubt is verified no more. */
export const withKeyKept = ({ thread, contact }: Thread, now: number): Thread => {
  const keys = keysOf(thread);
  const { check = noCheck } = thread;
  const wasScanned = check.failed === 'other-key' || keys.others.some(({ via }) => via === 'scan');
  const givenUp = keys.others.map(({ key, stated }) => ({ key, until: Math.max(now, stated) }));
  return {
    thread: {
      ...thread,
      blocked: false,
      keys: { ...keys, stoppedAt: null, others: [], givenUp: [...keys.givenUp, ...givenUp].slice(-MAX_GIVEN_UP) },
      check: { ...check, failed: check.failed === 'other-key' ? null : check.failed },
    },
    contact: wasScanned ? { ...contact, verified: false } : contact,
  };
};

/**
 * The person takes another key in the place of the contact's: never verified, whatever was before. Sessions under the key of before are read
 * and never written on, and no code that was shown under it counts.
 */
export const withKeyTaken = ({ thread, contact }: Thread, taken: OtherKey, now: number): Thread => {
  const keys = keysOf(thread);
  const before = contact.identity;
  const others = keys.others.filter(({ key }) => !equal(key, taken.key));
  const givenUp = [
    ...keys.givenUp.filter(({ key }) => !equal(key, taken.key)),
    ...others.map(({ key, stated }) => ({ key, until: Math.max(now, stated) })),
    ...(before === null ? [] : [{ key: before, until: now + CLOCK_SKEW }]),
  ];
  const wasVerified = contact.verified || (keys.taken?.wasVerified ?? false);
  return {
    thread: {
      ...thread,
      blocked: false,
      received: null,
      sessions: closeSessions(thread.sessions),
      keys: { stoppedAt: null, others: [], givenUp: givenUp.slice(-MAX_GIVEN_UP), taken: { at: now, wasVerified } },
      check: { ...(thread.check ?? noCheck), shown: [], failed: null },
    },
    contact: { ...contact, identity: taken.key, verified: false },
  };
};

/** What a window must know to ask the person. */
export const keyChangeOf = ({ thread, contact }: Thread): Pick<HeldThread, 'keyChange' | 'keyTaken'> => {
  const { stoppedAt, others, taken } = keysOf(thread);
  if (!thread.blocked) return taken === null || contact.verified ? {} : { keyTaken: taken };
  const offered = offeredKey(thread);
  const scanned = thread.check?.failed === 'other-key';
  const keyChange: KeyChange = {
    id: offered && keyId(offered.key),
    via: offered?.via ?? (scanned ? 'scan' : 'unknown'),
    isOneOfMany: others.length > 1,
    wasVerified: contact.verified,
    since: stoppedAt,
  };
  return { keyChange };
};
