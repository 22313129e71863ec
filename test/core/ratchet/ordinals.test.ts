/** Each message that is read says its place: which of the other's chains, and which message in it. */
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../lib/core/errors.ts';
import { named } from '../../../lib/core/keys.ts';
import { openChain } from '../../../lib/core/ratchet/sending.ts';
import { decryptMessage } from '../../../lib/core/ratchet/session.ts';
import { connected, NOON, person, type Talker } from '../../support/people.ts';

/** Reads a payload and tells its place. */
function placeOf(reader: Talker, payload: Uint8Array) {
  const result = decryptMessage(reader.session, payload, NOON);
  if (result.kind !== 'message') throw new Error(result.kind);
  reader.session = result.next;
  return [result.ordinal.chain, result.ordinal.n];
}

describe('the place of a message', () => {
  it('counts chains and messages from 0, in whatever order they are read', () => {
    const { ours: alice, theirs: bob } = connected();
    const late: Uint8Array[] = [];
    for (let chain = 0; chain < 3; chain++) {
      expect(placeOf(bob, alice.send('first'))).toEqual([chain, 0]);
      late.push(alice.send('late'));
      expect(placeOf(bob, alice.send('third'))).toEqual([chain, 2]);
      expect(bob.session.receiving.current?.chain).toBe(chain);
      alice.receive(bob.send('answer'));
    }
    expect(bob.session.receiving.old.map(({ chain }) => chain)).toEqual([1, 0]);
    expect(late.map((payload) => placeOf(bob, payload))).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });
});

describe('a turn', () => {
  it('against a key that gives no secret is a broken contract', () => {
    const { theirs: bob, ours: alice } = connected();
    bob.receive(alice.send('hello'));
    const { sending } = bob.session;
    if (sending.kind !== 'due') throw new Error(sending.kind);
    const theirRatchetKey = named('agreement public key', new Uint8Array(32));
    const state = { ...bob.session, sending: { ...sending, theirRatchetKey } };
    expect(() => openChain(state, person('Bob').random)).toThrow(new ProtocolError('bad-key'));
  });
});
