/** What a page or a peer feeds costs bounded work and bounded room (R-KEY-2). */
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../lib/core/errors.ts';
import {
  MAX_CHAIN_LENGTH,
  MAX_JUMP,
  MAX_OLD_RECEIVING_HEADER_KEYS,
  MAX_OLD_SENDING_HEADER_KEYS,
  MAX_RECEIVING_TRIES,
  MAX_SENDING_TRIES,
  MAX_SKIPPED_KEYS,
} from '../../../lib/core/limits.ts';
import { headerKeysToTry } from '../../../lib/core/ratchet/receiving.ts';
import { ownHeaderKeys, type Session } from '../../../lib/core/ratchet/session.ts';
import { connected, DAY, NOON, type Talker } from '../../support/people.ts';

/** Sends `count` messages that nobody will see. */
function lose(talker: Talker, count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) => talker.send(`lost ${index}`));
}

/** A state of the talker in which its chain has sent `n` messages. */
function farAlong(session: Session, n: number): Session {
  if (session.sending.kind !== 'open') throw new Error('no chain is open');
  return { ...session, sending: { ...session.sending, n } };
}

function converse(alice: Talker, bob: Talker, turns: number) {
  for (let turn = 0; turn < turns; turn++) {
    expect(bob.receive(alice.send('turn'))).toBe('turn');
    expect(alice.receive(bob.send('turn'))).toBe('turn');
  }
}

describe('a gap', () => {
  it('of two thousand messages is jumped, and one more is not', () => {
    const { ours: alice, theirs: bob } = connected();
    const lost = lose(alice, MAX_JUMP);
    const near = alice.send('near');
    const far = alice.send('far');
    const before = bob.session;
    expect(bob.receive(far)).toBe('too-far-ahead');
    expect(bob.session).toBe(before);
    expect(bob.receive(near)).toBe('near');
    expect(bob.receive(far)).toBe('far');
    expect(bob.session.receiving.skipped).toHaveLength(MAX_JUMP);
    expect(bob.receive(lost[0] ?? far)).toBe('lost 0');
    expect(bob.receive(lost[1_999] ?? far)).toBe('lost 1999');
    expect(bob.session.receiving.lost).toBe(0);
  });

  it('at the end of a chain is jumped when the next chain tells its length', () => {
    const { ours: alice, theirs: bob } = connected();
    expect(bob.receive(alice.send('first'))).toBe('first');
    const lost = lose(alice, 3);
    expect(alice.receive(bob.send('answer'))).toBe('answer');
    expect(bob.receive(alice.send('next chain'))).toBe('next chain');
    expect(lost.map((payload) => bob.receive(payload))).toEqual(['lost 0', 'lost 1', 'lost 2']);
  });

  it('at the end of a chain is bounded too', () => {
    const { ours: alice, theirs: bob } = connected();
    expect(bob.receive(alice.send('first'))).toBe('first');
    lose(alice, MAX_JUMP + 1);
    expect(alice.receive(bob.send('answer'))).toBe('answer');
    expect(bob.receive(alice.send('next chain'))).toBe('too-far-ahead');
  });
});

describe('kept keys', () => {
  it('are two thousand at most: the oldest go first and are counted', () => {
    const { ours: alice, theirs: bob } = connected();
    const early = lose(alice, 1_500);
    expect(bob.receive(alice.send('seen'))).toBe('seen');
    const late = lose(alice, 700);
    expect(bob.receive(alice.send('seen'))).toBe('seen');
    expect(bob.session.receiving.skipped).toHaveLength(MAX_SKIPPED_KEYS);
    expect(bob.session.receiving.lost).toBe(200);
    expect(early.slice(198, 202).map((payload) => bob.receive(payload))).toEqual([
      'already-read',
      'already-read',
      'lost 200',
      'lost 201',
    ]);
    expect(bob.receive(late[699] ?? new Uint8Array(0))).toBe('lost 699');
  });

  it('go after ninety days, on whatever step comes next', () => {
    const { ours: alice, theirs: bob } = connected();
    const lost = lose(alice, 3);
    expect(bob.receive(alice.send('seen'))).toBe('seen');
    expect(bob.receive(lost[0] ?? new Uint8Array(0), NOON + 90 * DAY)).toBe('lost 0');
    expect(bob.session.receiving).toMatchObject({ skipped: [{ n: 1 }, { n: 2 }], lost: 0 });
    const sender = { ...bob };
    sender.send('sent later', { now: NOON + 90 * DAY + 1 });
    expect(sender.session.receiving).toMatchObject({ skipped: [], lost: 2 });
    expect(bob.receive(alice.send('seen later'), NOON + 90 * DAY + 1)).toBe('seen later');
    expect(bob.session.receiving).toMatchObject({ skipped: [], lost: 2 });
    expect(bob.receive(lost[1] ?? new Uint8Array(0))).toBe('already-read');
  });
});

describe('header keys', () => {
  it('are tried a bounded number of times, however long people talk', () => {
    const { ours: alice, theirs: bob } = connected();
    for (let turn = 0; turn < 20; turn++) {
      lose(alice, 1);
      converse(alice, bob, 1);
      expect(headerKeysToTry(bob.session.receiving).length).toBeLessThanOrEqual(MAX_RECEIVING_TRIES);
      expect(ownHeaderKeys(bob.session).length).toBeLessThanOrEqual(MAX_SENDING_TRIES);
    }
    expect(headerKeysToTry(bob.session.receiving)).toHaveLength(2 + MAX_OLD_RECEIVING_HEADER_KEYS);
    expect(alice.session.oldSendingHeaderKeys).toHaveLength(MAX_OLD_SENDING_HEADER_KEYS);
    expect(MAX_RECEIVING_TRIES).toBe(10);
  });

  it('of a chain that still misses a message are kept before others', () => {
    const { ours: alice, theirs: bob } = connected();
    const [missing = new Uint8Array(0)] = lose(alice, 1);
    converse(alice, bob, 50);
    expect(bob.session.receiving.old).toHaveLength(MAX_OLD_RECEIVING_HEADER_KEYS);
    expect(bob.receive(missing)).toBe('lost 0');
  });

  it('that go take the keys of their chain along, and those are counted', () => {
    const { ours: alice, theirs: bob } = connected();
    const missing: Uint8Array[] = [];
    for (let turn = 0; turn < 12; turn++) {
      missing.push(...lose(alice, 2));
      converse(alice, bob, 1);
    }
    const { old, skipped, lost } = bob.session.receiving;
    expect(old).toHaveLength(8);
    expect(skipped).toHaveLength(2 * 9);
    expect(lost).toBe(2 * 3);
    expect(missing.map((payload) => bob.receive(payload)).filter((text) => text.startsWith('lost'))).toHaveLength(18);
    expect(bob.receive(missing[0] ?? new Uint8Array(0))).toBe('not-this-session');
  });
});

describe('a state', () => {
  it('does not grow with the number of messages', () => {
    const { ours: alice, theirs: bob } = connected();
    const size = (session: Session) => JSON.stringify(session).length;
    converse(alice, bob, 10);
    const before = size(alice.session) + size(bob.session);
    converse(alice, bob, 40);
    expect(size(alice.session) + size(bob.session)).toBeLessThan(before * 1.1);
  });
});

describe('a chain', () => {
  it('ends before its counter does, and an answer begins the next', () => {
    const { ours: alice, theirs: bob } = connected();
    expect(bob.receive(alice.send('first'))).toBe('first');
    alice.session = farAlong(alice.session, MAX_CHAIN_LENGTH - 1);
    alice.send('the last one');
    const before = alice.session;
    expect(() => alice.send('one too many')).toThrow(new ProtocolError('chain-ended'));
    expect(alice.session).toBe(before);
    expect(alice.receive(bob.send('answer'))).toBe('answer');
    expect(() => alice.send('next chain')).not.toThrow();
  });
});
