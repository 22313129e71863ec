/** Two people talk long, seldom, or by chance: renewals, bounds, and everything late, twice and altered between them. */
import { describe, expect } from 'vitest';
import type { Random } from '../../lib/core/random.ts';
import { flipBit } from '../support/attack.ts';
import { DAY, NOON } from '../support/people.ts';
import { type Cast, scenario } from '../support/scenario.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { End, Options } from '../support/sides.ts';

function deliver(from: End, to: End, text: string, options: Options = {}) {
  expect(to.receive(from.send(text, options), options.now)).toBe(text);
}

describe('Alice and Bob', () => {
  scenario('read newest first, with gaps, twice, late, reflected and altered', ({ connected }) => {
    const { alice, bob } = connected();
    const late: Uint8Array[] = [];
    for (let turn = 0; turn < 12; turn++) {
      for (const [writer, reader] of [
        [alice, bob],
        [bob, alice],
      ] as const) {
        const burst = Array.from({ length: 5 }, (_, index) => writer.send(`${turn} ${index}`));
        late.push(...burst.splice(turn % 3, 1));
        for (const payload of burst.toReversed()) {
          expect(reader.receive(flipBit(payload, 8 * 60))).toBe('altered');
          expect(reader.receive(payload)).toMatch(`${turn} `);
          expect(reader.receive(payload)).toBe('already-read');
          expect(writer.receive(payload)).toBe('not-this-session');
        }
      }
    }
    const outcomes = late.map((payload, index) => (index % 2 === 0 ? bob : alice).receive(payload));
    expect(outcomes.filter((outcome) => outcome === 'not-this-session')).toHaveLength(6);
    expect(outcomes.slice(-16)).toEqual(
      Array.from({ length: 16 }, (_, index) => `${4 + (index >> 1)} ${(4 + (index >> 1)) % 3}`),
    );
    expect([alice.facts().lost, bob.facts().lost]).toEqual([3, 3]);
  });

  for (const bucket of [160, 32]) {
    scenario(`let a whole object ride after a week, in buckets of ${bucket}`, ({ connected }) => {
      const { alice, bob } = connected();
      for (let week = 1; week < 12; week++) {
        const now = NOON + week * 8 * DAY;
        for (const [from, to] of [
          [alice, bob],
          [alice, bob],
          [bob, alice],
          [bob, alice],
        ] as const)
          deliver(from, to, 'seldom', { bucket, now });
      }
      expect(alice.facts().epoch).toBeGreaterThanOrEqual(2);
    });
  }

  scenario(
    'owe an object for a week from the message on that was late, even when that one had no room',
    ({ connected }) => {
      const { bob } = connected();
      const sizes = (days: number, text: string) => bob.send(text, { now: NOON + days * DAY, bucket: 32 }).length - 70;
      expect([sizes(7, 'x'.repeat(659)), sizes(13, 'x'), sizes(13, 'x'), sizes(13, 'x')]).toEqual([672, 640, 608, 32]);
      expect(sizes(14, 'x')).toBe(640);
    },
  );

  scenario('keep the same bounds: jumps, kept keys, ninety days', ({ connected }) => {
    const { alice, bob } = connected();
    for (let count = 0; count < 1_500; count++) alice.send('lost');
    deliver(alice, bob, 'seen');
    for (let count = 0; count < 2_000; count++) alice.send('lost');
    const [near, far] = [alice.send('near'), alice.send('far')];
    expect(bob.receive(far)).toBe('too-far-ahead');
    expect(bob.receive(near)).toBe('near');
    deliver(alice, bob, 'much later', { now: NOON + 91 * DAY });
    expect(bob.facts()).toMatchObject({ kept: [[0, 3_502]], lost: 3_500 });
  });

  for (let run = 0; run < 5; run++) {
    scenario(`stay alike in two hundred steps of chance, run ${run}`, (cast) =>
      wander(cast, seededRandom(`steps ${run}`)),
    );
  }
});

interface Sent {
  readonly to: End;
  readonly text: string;
  readonly payload: Uint8Array;
  isRead: boolean;
}

/** Sends, and reads anything that was ever sent, as the dice say. */
function wander({ connected }: Cast, dice: Random): void {
  const { alice, bob } = connected();
  const sent: Sent[] = [];
  for (let step = 0; step < 200; step++) {
    const [what = 0, which = 0, length = 0] = dice.bytes(3);
    const one = sent[which % Math.max(1, sent.length)];
    if (what % 2 === 1 && one !== undefined) readAny(one);
    if (what % 2 === 1) continue;
    const [writer, reader] = which % 2 === 0 ? [alice, bob] : [bob, alice];
    const text = 'x'.repeat(length + 1);
    sent.push({ to: reader, text, payload: writer.send(text, { bucket: what % 4 ? 32 : 160 }), isRead: false });
  }
  expect(sent.filter(({ isRead }) => isRead).length).toBeGreaterThan(20);
}

/** What was not read yet is read, or counted as lost; what was read is so no more. */
function readAny(one: Sent): void {
  const { lost, oldChains } = one.to.facts();
  const outcome = one.to.receive(one.payload);
  // The header key of an ended chain is forgotten after eight others.
  const gone = oldChains === 8 ? ['already-read', 'not-this-session'] : ['already-read'];
  const allowed = one.isRead ? gone : lost > 0 ? [one.text, ...gone] : [one.text];
  expect(allowed).toContain(outcome);
  one.isRead ||= outcome === one.text;
}
