/** What a step hands out to be overwritten: every secret that the next state no longer needs (R-KEY-1). */
import { describe, expect, it } from 'vitest';
import { named } from '../../../lib/core/keys.ts';
import { MAX_OLD_RECEIVING_HEADER_KEYS, MAX_OLD_SENDING_HEADER_KEYS } from '../../../lib/core/limits.ts';
import { chainStep } from '../../../lib/core/ratchet/chain.ts';
import { trim } from '../../../lib/core/ratchet/receiving.ts';
import { decryptMessage, encryptMessage, type Session } from '../../../lib/core/ratchet/session.ts';
import { connected, DAY, NOON, person, says, type Talker } from '../../support/people.ts';

const { random } = person('Carol');

function spentBySending(session: Session, now = NOON) {
  return encryptMessage(session, says('hello'), { now }, random).spent;
}

function spentByReading(session: Session, payload: Uint8Array, now = NOON) {
  const result = decryptMessage(session, payload, now);
  if (result.kind !== 'message') throw new Error(result.kind);
  return result.spent;
}

function sendingOf({ session }: Talker) {
  if (session.sending.kind !== 'open') throw new Error('no chain is open');
  return session.sending;
}

function currentOf({ session }: Talker) {
  if (session.receiving.current === null) throw new Error('nothing received');
  return session.receiving.current;
}

/** Both have an open chain, and each has read what the other wrote. */
function talking() {
  const { ours: alice, theirs: bob } = connected();
  bob.receive(alice.send('hello'));
  alice.receive(bob.send('hello'));
  bob.receive(alice.send('hello'));
  return { alice, bob };
}

describe('sending spends', () => {
  it('the key of the chain and of the message', () => {
    const { alice } = talking();
    const { chainKey } = sendingOf(alice);
    const spent = spentBySending(alice.session);
    expect(spent).toContain(chainKey);
    expect(spent).toContainEqual(chainStep(chainKey).messageKey);
    expect(spent).toHaveLength(2);
  });

  it('the root key at a turn, and with it what was agreed', () => {
    const { bob } = talking();
    expect(bob.session.sending.kind).toBe('due');
    expect(spentBySending(bob.session)).toContain(bob.session.rootKey);
    const secret = random.bytes(32);
    const agreed = { ...bob.session, exchange: { kind: 'agreed', secret, binding: random.bytes(32) } } as const;
    expect(spentBySending(agreed)).toContain(secret);
  });

  it('kept keys that are past their life', () => {
    const { alice, bob } = talking();
    alice.send('lost');
    bob.receive(alice.send('seen'));
    const [skipped] = bob.session.receiving.skipped;
    expect(spentBySending(bob.session, NOON + 90 * DAY)).not.toContain(skipped?.key);
    expect(spentBySending(bob.session, NOON + 90 * DAY + 1)).toContain(skipped?.key);
  });
});

describe('reading spends', () => {
  it('the key of the message and every key of the chain up to it', () => {
    const { alice, bob } = talking();
    const { chainKey } = currentOf(bob);
    const passed = chainStep(chainKey);
    alice.send('lost');
    const spent = spentByReading(bob.session, alice.send('seen'));
    expect(spent).toContain(chainKey);
    expect(spent).toContainEqual(passed.next);
    expect(spent).toContainEqual(chainStep(passed.next).messageKey);
    expect(spent).not.toContainEqual(passed.messageKey);
    expect(spent).toHaveLength(3);
  });

  it('a key that was kept for a message which comes late', () => {
    const { alice, bob } = talking();
    const late = alice.send('late');
    bob.receive(alice.send('seen'));
    expect(spentByReading(bob.session, late)).toEqual([bob.session.receiving.skipped[0]?.key]);
  });

  it('kept keys that are past their life', () => {
    const { alice, bob } = talking();
    alice.send('lost');
    bob.receive(alice.send('seen'));
    const [skipped] = bob.session.receiving.skipped;
    expect(spentByReading(bob.session, alice.send('late'), NOON + 90 * DAY + 1)).toContain(skipped?.key);
  });

  it('at the other’s turn the root key, both chains, and our ratchet secret', () => {
    const { alice, bob } = talking();
    const [ours, theirs] = [sendingOf(alice), currentOf(alice)];
    const spent = spentByReading(alice.session, bob.send('answer'));
    for (const key of [alice.session.rootKey, ours.chainKey, ours.ratchet.secretKey, theirs.chainKey])
      expect(spent).toContain(key);
  });

  it('the keys of what is missing at the end of a chain, and of what is missing at the start of the next', () => {
    const { alice, bob } = talking();
    const { chainKey } = currentOf(bob);
    alice.send('lost');
    alice.receive(bob.send('answer'));
    alice.send('lost');
    const spent = spentByReading(bob.session, alice.send('seen'));
    expect(spent).toContain(chainKey);
    expect(spent).toContainEqual(chainStep(chainKey).next);
    // Root and shared secret, Bob’s chain and ratchet secret, two of either chain, and the message’s own.
    expect(spent).toHaveLength(9);
  });

  it('what was agreed, when the other has mixed it in, and the seed of a key that was answered', () => {
    const { alice, bob } = talking();
    for (let turn = 0; turn < 40; turn++) {
      alice.receive(bob.send('turn'));
      const { exchange } = bob.session;
      const answer = alice.send('turn');
      const spent = spentByReading(bob.session, answer);
      bob.receive(answer);
      if (bob.session.exchange.kind !== 'agreed') continue;
      expect(exchange.kind === 'offering' && spent.includes(exchange.seed)).toBe(true);
      break;
    }
    const { exchange } = alice.session;
    if (exchange.kind !== 'answering') throw new Error(exchange.kind);
    expect(spentByReading(alice.session, bob.send('mixed'))).toContain(exchange.secret);
  });

  it('the oldest of our header keys, when there are more than are kept', () => {
    const { alice, bob } = talking();
    while (alice.session.oldSendingHeaderKeys.length < MAX_OLD_SENDING_HEADER_KEYS) {
      alice.receive(bob.send('turn'));
      bob.receive(alice.send('turn'));
    }
    const oldest = alice.session.oldSendingHeaderKeys.at(-1);
    expect(spentByReading(alice.session, bob.send('turn'))).toContain(oldest);
  });

  it('the header key of the least useful ended chain, and its kept keys, when there are more than are kept', () => {
    const { alice, bob } = talking();
    for (let turn = 0; turn < MAX_OLD_RECEIVING_HEADER_KEYS; turn++) {
      bob.receive(alice.send('turn'));
      alice.receive(bob.send('turn'));
    }
    const { receiving } = bob.session;
    const more = {
      ...receiving,
      old: [...receiving.old, { chain: 99, epoch: 0, headerKey: named('header key', random.bytes(32)) }],
    };
    expect(trim(receiving, NOON).spent).toEqual([]);
    expect(trim(more, NOON).spent).toEqual([more.old.at(-1)?.headerKey]);
    const gap = (chain: number) => ({ chain, n: 0, key: named('message key', random.bytes(32)), createdAt: NOON });
    const full = { ...more, skipped: more.old.map(({ chain }) => gap(chain)) };
    const gone = full.skipped.at(-1);
    expect(trim(full, NOON).spent).toEqual([gone?.key, more.old.at(-1)?.headerKey]);
    expect(trim(full, NOON).next).toMatchObject({ lost: receiving.lost + 1, old: receiving.old });
  });
});
