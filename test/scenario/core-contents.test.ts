/** What two people can say beside text, in parts and as armor, and what they do with what only a newer Sotto understands. */
import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipBit } from '../support/attack.ts';
import { NOON } from '../support/people.ts';
import { pairs, scenario } from '../support/scenario.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { ours } from '../support/side-ours.ts';
import { reference } from '../support/side-reference.ts';
import type { Said } from '../support/sides.ts';

const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte);
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

const everyKind: readonly Said[] = [
  [1, NOON, 0, 0],
  [2, NOON, 1, utf8('a reply'), filled(16, 1)],
  [3, NOON, 2, utf8('\uFEFFan edit'), filled(16, 2)],
  [4, NOON, 0, filled(16, 3)],
  [5, NOON, 0, filled(16, 4), utf8('👍🏽')],
  [5, NOON, 0, filled(16, 4), utf8('')],
  [6, NOON, 0, 3_600],
  [7, NOON, 0, filled(16, 5), 0, filled(2_000, 6)],
  [7, NOON, 0, filled(16, 5), 3, filled(0, 6)],
  [8, NOON, 3, filled(32, 7), filled(32, 8), 2 ** 32 - 1, utf8('Zoë.png'), utf8('image/png')],
  [9, NOON, 0, filled(32, 9)],
  [10, NOON, 0, filled(1_346, 10)],
  [11, NOON, 0],
];

describe('Alice and Bob', () => {
  scenario('say every kind of content, in both buckets', ({ connected }) => {
    const { alice, bob } = connected();
    for (const bucket of [160, 32]) {
      for (const said of everyKind) {
        expect(bob.receive(alice.send(said, { bucket }))).toEqual(said);
        expect(alice.receive(bob.send(said, { bucket }))).toEqual(said);
      }
    }
  });

  scenario('cut what is too long, and join it from parts in any order, twice, and after a false one', (cast) => {
    const { alice, bob } = cast.connected();
    const [writer, reader] = cast.pair;
    const text = 'long '.repeat(900);
    const parts = writer.split(alice.send(text), 735);
    expect(parts).toHaveLength(Math.ceil((4_640 + 70) / 724));
    expect(parts.slice(0, -1).every((part) => part.length === 735)).toBe(true);
    const [first = filled(0, 0), second = filled(0, 0), ...rest] = parts;
    const join = reader.joiner();
    expect(join(flipBit(second, 200))).toBe('waiting');
    for (const part of [...rest.toReversed(), ...rest, second, second]) expect(join(part)).toBe('waiting');
    const whole = join(first);
    if (typeof whole === 'string') throw new Error(whole);
    expect(bob.receive(whole)).toBe(text);
    expect(join(first)).toBe('waiting');
  });

  scenario('get nothing from parts that were changed, and the true ones afterwards', ({ pair: [writer, reader] }) => {
    const payload = seededRandom('parts').bytes(2_000);
    const [first = payload, second = payload, third = payload] = writer.split(payload, 735);
    const join = reader.joiner();
    expect([flipBit(first, 100), second, third].map(join)).toEqual(['waiting', 'waiting', 'altered']);
    expect([first, second, third].map(join)).toEqual(['waiting', 'waiting', payload]);
    expect([first.slice(0, 11), filled(3, 4), payload].map(join)).toEqual(['malformed', 'malformed', 'malformed']);
  });

  scenario('keep no more of unfinished payloads than one payload can be', ({ pair: [, reader] }) => {
    const join = reader.joiner();
    const part = (index: number, length: number) =>
      Uint8Array.of(4, ...filled(8, 1), index, 64, ...filled(length, index));
    expect([0, 1, 2, 3].map((index) => join(part(index, 9_000)))).toEqual(['waiting', 'waiting', 'waiting', 'altered']);
    expect(join(part(3, 9_000))).toBe('waiting');
  });

  scenario('write armor of every length in one way, and read no other', ({ pair: [writer, reader] }) => {
    const random = seededRandom('armor');
    for (const length of [...Array.from({ length: 70 }, (_, index) => index + 1), 1_346, 29_696]) {
      const payload = random.bytes(length);
      const armored = writer.wrap(payload);
      expect(reader.wrap(payload)).toBe(armored);
      expect(reader.unwrap(armored)).toEqual(payload);
      const changed = armored.slice(0, 9 + (length % 43)) + 'z'.repeat(3) + armored.slice(12 + (length % 43));
      expect(reader.unwrap(changed)).toEqual(writer.unwrap(changed));
      expect(reader.unwrap(`${armored.slice(0, -3)}0Zq9`)).toBeNull();
    }
  });
});

/** Anything that deterministic CBOR can hold and an array at the top, most of it like content. */
const anything = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.nat(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(null, true, false, 1.5, -1, '\uFEFF'),
  ),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 4 }), tie('node'), { maxKeys: 3 }),
  ),
}));

/** A map with keys of any kind in any order, as only a careless or a hostile sender writes it. */
const looseMap = fc
  .array(fc.tuple(fc.oneof(fc.nat(300), fc.integer({ min: -300, max: -1 }), anything.node), anything.leaf), {
    maxLength: 4,
  })
  .map((pairs) =>
    Buffer.concat([Uint8Array.of(0x82, 0x18, 99, 0xa0 + pairs.length), ...pairs.flat().map((one) => encode(one))]),
  );
const nested = fc
  .nat({ max: 20 })
  .map((depth) => Buffer.concat([Uint8Array.of(0x82, 0x18, 99), filled(depth, 0x81), Uint8Array.of(0)]));
const contents = fc.oneof(
  fc.constantFrom(...everyKind),
  fc.tuple(fc.nat({ max: 12 }), fc.nat(), fc.nat(), anything.node, anything.node).map((fields) => [...fields]),
  fc.tuple(fc.constantFrom(11, 12, 99, 0xffff_ffff, 2 ** 32), anything.node).map((fields) => [...fields]),
  anything.node,
);

describe('content', () => {
  it('is told from what is none in the same way by both implementations, whatever is said and however it is damaged', () => {
    const written = fc.oneof({ weight: 5, arbitrary: contents.map((said) => encode(said)) }, looseMap, nested);
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 2 });
    let [good, bad] = [0, 0];
    fc.assert(
      fc.property(written, damage, fc.nat({ max: 3 }), (said, changes, cut) => {
        const bytes = new Uint8Array(said);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const given = cut === 3 ? bytes.slice(0, -1) : bytes;
        const [one, other] = [ours.content(given), reference.content(given)];
        expect(other === null).toBe(one === null);
        if (one === null) bad += 1;
        else good += 1;
      }),
      { numRuns: 6_000, seed: 20_261_123 },
    );
    expect(good).toBeGreaterThan(1_000);
    expect(bad).toBeGreaterThan(1_000);
  }, 60_000);

  for (const pair of pairs) {
    it(`of an unknown kind is kept by ${pair.map(({ name }) => name).join(' and ')}`, () => {
      const newer = [
        [12, NOON, 1, utf8('from tomorrow')],
        [12],
        [13, 'x', filled(3, 1)],
        [99, NOON, 1, { a: 1, bb: [true, null, 1.5] }],
        [0xffff_ffff, null, [false]],
      ];
      for (const said of newer) expect(pair.map((one) => one.content(encode(said)) === null)).toEqual([false, false]);
    });
  }
});
