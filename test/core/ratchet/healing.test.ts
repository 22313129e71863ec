/** Post-quantum secrecy is renewed while people talk, at no visible cost and in whatever order they read. */
import { describe, expect, it } from 'vitest';
import { named } from '../../../lib/core/keys.ts';
import { EXCHANGE_PATIENCE } from '../../../lib/core/limits.ts';
import { isHolder, withReceived } from '../../../lib/core/ratchet/exchange.ts';
import { ownHeaderOpens } from '../../../lib/core/ratchet/session.ts';
import { connected, NOON, type Talker } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** Both write one message a turn, and read as they come. */
function converse(alice: Talker, bob: Talker, turns: number) {
  for (let turn = 0; turn < turns; turn++) {
    expect(bob.receive(alice.send('turn'))).toBe('turn');
    expect(alice.receive(bob.send('turn'))).toBe('turn');
  }
}

/** Messages of both together until both stand in `epoch`. */
function messagesUntil(alice: Talker, bob: Talker, epoch: number): number {
  let messages = 0;
  while (alice.session.epoch !== epoch || bob.session.epoch !== epoch) {
    converse(alice, bob, 1);
    messages += 2;
    if (messages > 2_000) throw new Error('no healing');
  }
  return messages;
}

describe('an exchange', () => {
  it('is finished within forty messages, again and again, and the two take turns to hold the key', () => {
    const { ours: alice, theirs: bob } = connected();
    const kinds: string[] = [];
    for (let epoch = 1; epoch <= 4; epoch++) {
      expect(messagesUntil(alice, bob, epoch)).toBeLessThanOrEqual(40);
      kinds.push(alice.session.exchange.kind, bob.session.exchange.kind);
    }
    expect([1, 2, 3].map((number) => isHolder('acceptor', number))).toEqual([true, false, true]);
    expect(kinds).not.toContain('agreed');
  });

  it('that was mixed up from two states is noticed before it is used', () => {
    const { ours: alice, theirs: bob } = connected();
    const finish = (talker: Talker) => {
      const sent: Uint8Array[] = [];
      for (let count = 0; count < 12; count++) sent.push(talker.send('turn'));
      return sent;
    };
    for (const payload of finish(bob)) alice.receive(payload);
    const copy = { ...alice };
    const [first, second] = [finish(alice), finish(copy)];
    for (const [index, payload] of first.slice(0, 5).entries())
      expect([index, bob.receive(payload)]).toEqual([index, 'turn']);
    expect(bob.session.exchange.kind).toBe('offering');
    // The copy drew other randomness; its later pieces do not belong to the first ones.
    expect(first[0]).not.toEqual(second[0]);
    for (const payload of second.slice(5)) bob.receive(payload);
    expect(bob.session.exchange.kind).toBe('offering');
    expect(alice.receive(bob.send('still here'))).toBe('still here');
  });

  it('is finished when every burst is read newest first, and late messages of an older epoch are read as well', () => {
    const { ours: alice, theirs: bob } = connected();
    const late = alice.send('late');
    const bursts = (writer: Talker, reader: Talker) => {
      const burst = Array.from({ length: 5 }, (_, index) => writer.send(`burst ${index}`));
      for (const [index, payload] of burst.toReversed().entries())
        expect(reader.receive(payload)).toBe(`burst ${4 - index}`);
    };
    for (let turn = 0; turn < 7; turn++) {
      bursts(alice, bob);
      bursts(bob, alice);
    }
    expect(bob.session.epoch).toBeGreaterThan(0);
    expect(bob.receive(late)).toBe('late');
  });

  it('is not begun by a piece of the one before it that comes late', () => {
    const { ours: alice, theirs: bob } = connected();
    const late = bob.send('late, with a piece of the first key');
    while (bob.session.epoch === 0) {
      expect(bob.receive(alice.send('turn'))).toBe('turn');
      expect(alice.receive(bob.send('turn'))).toBe('turn');
    }
    expect(alice.session).toMatchObject({ epoch: 1, exchange: { kind: 'idle' } });
    expect(alice.receive(late)).toBe('late, with a piece of the first key');
    expect(alice.session.exchange).toEqual({ kind: 'idle' });
    expect(messagesUntil(alice, bob, 2)).toBeLessThanOrEqual(40); // the next key is hers to make
  });

  it('puts a secret into the root that the curve does not give: without it nothing opens', () => {
    const { ours: alice, theirs: bob } = connected();
    for (let turn = 0; turn < 40 && bob.session.exchange.kind !== 'agreed'; turn++) {
      expect(alice.receive(bob.send('from Bob'))).toBe('from Bob');
      expect(bob.receive(alice.send('from Alice'))).toBe('from Alice');
    }
    expect(bob.session).toMatchObject({ epoch: 0, exchange: { kind: 'agreed' } });
    const mixed = bob.send('mixed');
    expect(bob.session.epoch).toBe(1);
    const { exchange } = alice.session;
    if (exchange.kind !== 'answering') throw new Error(exchange.kind);
    const without = { ...alice, session: { ...alice.session, exchange: { kind: 'idle' } } as const };
    expect(without.receive(mixed)).toBe('malformed');
    for (const wrong of [
      { ...exchange, secret: seededRandom('other').bytes(32) },
      { ...exchange, binding: seededRandom('other').bytes(32) },
    ]) {
      const other = { ...alice, session: { ...alice.session, exchange: wrong } };
      expect(other.receive(mixed)).toBe('altered');
    }
    expect(alice.receive(mixed)).toBe('mixed');
    expect(alice.session).toMatchObject({ epoch: 1, exchange: { kind: 'idle' } });
  });

  it('counts its epochs around the byte', () => {
    const { ours: alice, theirs: bob } = connected();
    converse(alice, bob, 1);
    const at = (talker: Talker, epoch: number) => {
      const { current } = talker.session.receiving;
      if (current === null) throw new Error('nothing received');
      talker.session = {
        ...talker.session,
        epoch,
        exchange: { kind: 'idle' },
        receiving: { ...talker.session.receiving, current: { ...current, epoch } },
      };
    };
    for (const talker of [alice, bob]) at(talker, 254);
    messagesUntil(alice, bob, 255);
    messagesUntil(alice, bob, 0);
    messagesUntil(alice, bob, 1);
  });

  it('of a key that is none begins anew with the next', () => {
    const bytes = new Uint8Array(1_192).fill(0xff);
    const after = withReceived({ kind: 'idle' }, { exchange: 1, kind: 'key', index: 0, bytes });
    expect(after).toEqual({ exchange: { kind: 'idle' }, spent: [] });
  });

  it('does not take a piece twice, nor one that nobody asked for', () => {
    const first = withReceived(
      { kind: 'idle' },
      { exchange: 1, kind: 'key', index: 2, bytes: new Uint8Array(16).fill(1) },
    );
    const again = withReceived(first.exchange, {
      exchange: 1,
      kind: 'key',
      index: 3,
      bytes: new Uint8Array(16).fill(2),
    });
    if (again.exchange.kind !== 'gathering') throw new Error(again.exchange.kind);
    expect([...again.exchange.key.bytes.subarray(16, 40)]).toEqual([
      ...new Uint8Array(16).fill(1),
      ...new Uint8Array(8).fill(2),
    ]);
    const unasked = { exchange: 1, kind: 'ciphertext', index: 0, bytes: new Uint8Array(8) } as const;
    expect(withReceived({ kind: 'idle' }, unasked).exchange).toEqual({ kind: 'idle' });
    const agreed = {
      kind: 'agreed',
      secret: named('root key', new Uint8Array(32)),
      binding: new Uint8Array(32),
    } as const;
    expect(withReceived(agreed, unasked).exchange).toBe(agreed);
  });
});

describe('after a week without progress', () => {
  const later = NOON + EXCHANGE_PATIENCE;

  it('the whole key rides once, then the whole ciphertext', () => {
    const { ours: alice, theirs: bob } = connected();
    expect(bob.send('hello', { now: later - 1 })).toHaveLength(230);
    const whole = bob.send('hello', { now: later });
    expect(whole).toHaveLength(70 + 1_280);
    expect(bob.send('hello', { now: later })).toHaveLength(230);
    alice.receive(whole, later);
    const answer = alice.send('hello', { now: later });
    expect(answer).toHaveLength(230);
    const wholeAnswer = alice.send('hello', { now: later + EXCHANGE_PATIENCE });
    expect(wholeAnswer).toHaveLength(70 + 1_120);
    bob.receive(wholeAnswer);
    expect(bob.session.exchange.kind).toBe('agreed');
    expect(alice.receive(bob.send('mixed'))).toBe('mixed');
    expect([alice.session.epoch, bob.session.epoch]).toEqual([1, 1]);
  });

  it('what fits into a thousand characters rides where the site counts them', () => {
    const { ours: alice, theirs: bob } = connected();
    const sent = Array.from({ length: 4 }, () => bob.send('hello', { now: later, bucket: 32 }));
    expect(sent.map((payload) => payload.length - 70)).toEqual([640, 608, 32, 32]);
    for (const payload of sent) expect(alice.receive(payload, later)).toBe('hello');
    expect(alice.session.exchange.kind).toBe('gathering');
    alice.send('hello');
    expect(alice.session.exchange.kind).toBe('answering');
  });

  it('a text that fills the largest payload takes nothing along', () => {
    const { ours: alice, theirs: bob } = connected();
    const text = 'x'.repeat(28_672);
    const longest = bob.send(text, { now: later });
    expect(longest.length).toBeLessThanOrEqual(29_696);
    expect(alice.receive(longest)).toBe(text);
  });

  it('our own header is still ours across an epoch', () => {
    const { ours: alice, theirs: bob } = connected();
    messagesUntil(alice, bob, 1);
    const copy = { ...alice };
    expect(ownHeaderOpens(alice.session, copy.send('copy'))).toBe(true);
  });
});
