/** Post-quantum secrecy is renewed over long conversations: in the smallest buckets, and whatever the site withholds. */
import { describe, expect, it } from 'vitest';
import { connected, type Talker } from '../../support/people.ts';

/** Messages of both, one a turn, until both stand in epoch 1. */
function messagesUntilRenewed(alice: Talker, bob: Talker, bucket: number): number {
  let messages = 0;
  while (alice.session.epoch !== 1 || bob.session.epoch !== 1) {
    expect(bob.receive(alice.send('turn', { bucket }))).toBe('turn');
    expect(alice.receive(bob.send('turn', { bucket }))).toBe('turn');
    messages += 2;
    if (messages > 2_000) throw new Error('no healing');
  }
  return messages;
}

describe('an exchange in a long conversation', () => {
  it('costs no character', () => {
    const { ours: alice, theirs: bob } = connected();
    const lengths = new Set<number>();
    for (let turn = 0; turn < 60; turn++) {
      const sent = alice.send('turn');
      bob.receive(sent);
      const answer = bob.send('turn');
      alice.receive(answer);
      lengths.add(sent.length).add(answer.length);
    }
    expect([...lengths]).toEqual([230]);
    expect(alice.session.epoch).toBeGreaterThan(2);
  });

  it('is finished in compact buckets too, if late', () => {
    const { ours: alice, theirs: bob } = connected();
    expect(messagesUntilRenewed(alice, bob, 32)).toBeGreaterThan(100);
  });

  it('is finished when two messages in three are never seen', () => {
    const { ours: alice, theirs: bob } = connected();
    for (let turn = 0; turn < 120; turn++) {
      for (const [writer, reader] of [
        [alice, bob],
        [bob, alice],
      ] as const) {
        writer.send('lost');
        writer.send('lost');
        expect(reader.receive(writer.send('seen'))).toBe('seen');
      }
    }
    expect(alice.session.epoch).toBeGreaterThan(1);
    expect(Math.abs(alice.session.epoch - bob.session.epoch)).toBeLessThanOrEqual(1);
  });

  it('is finished whatever regular part of the messages is lost', () => {
    for (const period of [2, 3]) {
      const { ours: alice, theirs: bob } = connected();
      // 17 units ride beside each: a divisor of the 136 that a ciphertext alone has.
      const say = (writer: Talker, reader: Talker) => {
        for (let lost = 1; lost < period; lost++) writer.send('0123456');
        expect(reader.receive(writer.send('0123456'))).toBe('0123456');
      };
      for (let turn = 0; turn < 200 && bob.session.epoch === 0; turn++) {
        say(bob, alice);
        say(alice, bob);
      }
      expect([period, bob.session.epoch]).toEqual([period, 1]);
    }
  });
});
