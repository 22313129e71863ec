/** Two implementations of docs/protocol.md write the same bytes from the same randomness and read each other in every scenario. */
import { describe, expect, it } from 'vitest';
import type { Random } from '../../lib/core/random.ts';
import type { Content } from '../../lib/core/wire/content.ts';
import { flipBit } from '../support/attack.ts';
import { DAY, NOON, says } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type Twin, twins } from '../support/twins.ts';

const deliver = (from: Twin, to: Twin, content: Content, options: { bucket?: number; now?: number } = {}) =>
  expect(to.receive(from.send(content, options), options.now)).toEqual(content);

describe('both implementations', () => {
  it('begin alike and talk in turns through two renewals', () => {
    const { ours: alice, theirs: bob } = twins();
    for (let turn = 0; turn < 50; turn++) {
      deliver(alice, bob, says(`Alice ${turn}`));
      deliver(bob, alice, says(`Bob ${turn}`));
    }
    expect(alice.session.epoch).toBeGreaterThanOrEqual(2);
  });

  it('read newest first, with gaps, twice, late, reflected and altered', () => {
    const { ours: alice, theirs: bob } = twins();
    const late: Uint8Array[] = [];
    for (let turn = 0; turn < 12; turn++) {
      for (const [writer, reader] of [
        [alice, bob],
        [bob, alice],
      ] as const) {
        const burst = Array.from({ length: 5 }, (_, index) => writer.send(says(`${turn} ${index}`)));
        late.push(...burst.splice(turn % 3, 1));
        for (const payload of burst.toReversed()) {
          expect(typeof reader.receive(flipBit(payload, 8 * 60))).toBe('string');
          expect(typeof reader.receive(payload)).toBe('object');
          expect(reader.receive(payload)).toBe('already-read');
          expect(writer.receive(payload)).toBe('not-this-session');
        }
      }
    }
    for (const payload of late) {
      bob.receive(payload);
      alice.receive(payload);
    }
  });

  it('say contents of every length in both buckets', () => {
    const { ours: alice, theirs: bob } = twins();
    for (let length = 1; length < 400; length += 7) {
      deliver(alice, bob, says('x'.repeat(length)), { bucket: 32 });
      deliver(bob, alice, says('y'.repeat(length)));
    }
  });

  it('let a whole object ride after a week, in both buckets', () => {
    for (const bucket of [160, 32]) {
      const { ours: alice, theirs: bob } = twins();
      for (let week = 1; week < 12; week++) {
        const now = NOON + week * 8 * DAY;
        deliver(alice, bob, says('seldom'), { bucket, now });
        deliver(alice, bob, says('seldom'), { bucket, now });
        deliver(bob, alice, says('seldom'), { bucket, now });
        deliver(bob, alice, says('seldom'), { bucket, now });
      }
      expect(alice.session.epoch).toBeGreaterThanOrEqual(2);
    }
  });

  it('keep the same bounds: jumps, kept keys, ninety days', () => {
    const { ours: alice, theirs: bob } = twins();
    for (let count = 0; count < 1_500; count++) alice.send(says('lost'));
    deliver(alice, bob, says('seen'));
    for (let count = 0; count < 2_000; count++) alice.send(says('lost'));
    const near = alice.send(says('near'));
    const far = alice.send(says('far'));
    expect(bob.receive(far)).toBe('too-far-ahead');
    expect(bob.receive(near)).toEqual(says('near'));
    deliver(alice, bob, says('much later'), { now: NOON + 91 * DAY });
    expect(bob.session.receiving).toMatchObject({ skipped: [{ n: 3_502 }], lost: 3_500 });
  });

  it('stay alike in two hundred steps of chance, again and again', () => {
    for (let run = 0; run < 10; run++) wander(seededRandom(`steps ${run}`));
  });
});

/** Sends, and reads anything that was ever sent, as the dice say. */
function wander(dice: Random): void {
  const { ours: alice, theirs: bob } = twins();
  const sent: { readonly to: Twin; readonly payload: Uint8Array }[] = [];
  for (let step = 0; step < 200; step++) {
    const [what = 0, which = 0, length = 0] = dice.bytes(3);
    const [writer, reader] = which % 2 === 0 ? [alice, bob] : [bob, alice];
    const one = sent[which % Math.max(1, sent.length)];
    if (what % 2 === 1) one?.to.receive(one.payload);
    else sent.push({ to: reader, payload: writer.send(says('x'.repeat(length + 1)), { bucket: what % 4 ? 32 : 160 }) });
  }
}
