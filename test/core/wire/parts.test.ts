import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PAYLOAD_BYTES } from '../../../lib/core/armor/frame.ts';
import { equal } from '../../../lib/core/bytes.ts';
import { ProtocolError } from '../../../lib/core/errors.ts';
import { MAX_UNFINISHED } from '../../../lib/core/limits.ts';
import { decodePart, encodePart, joinPart, splitPayload, type Unfinished } from '../../../lib/core/wire/parts.ts';
import { payloadHash, payloadKind } from '../../../lib/core/wire/payload.ts';
import { expectStrict, flipBit, withByte } from '../../support/attack.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const random = seededRandom('parts');

/** Joins in the order given; what came out whole, and what is left. */
function joinAll(parts: readonly Uint8Array[], start: Unfinished = []) {
  let unfinished = start;
  const whole: Uint8Array[] = [];
  for (const part of parts) {
    const joined = joinPart(unfinished, part);
    unfinished = joined.unfinished;
    if (joined.kind === 'whole') whole.push(joined.payload);
  }
  return { whole, unfinished };
}

describe('parts', () => {
  it('are made only where they are needed, and none is longer than allowed', () => {
    const payload = random.bytes(1_346);
    expect(splitPayload(payload, 1_346)).toEqual([payload]);
    const parts = splitPayload(payload, 735);
    expect(parts.map((part) => part.length)).toEqual([735, 11 + 1_346 - 724]);
    expect(parts.map(payloadKind)).toEqual(['part', 'part']);
    for (const most of [0, 5, 11]) expect(() => splitPayload(payload, most)).toThrow(new ProtocolError('bad-length'));
    expect(splitPayload(random.bytes(13), 12)).toHaveLength(13);
    expect(splitPayload(random.bytes(64 * 20), 31)).toHaveLength(64);
    expect(() => splitPayload(random.bytes(64 * 20 + 1), 31)).toThrow(new ProtocolError('bad-length'));
    expect(() => splitPayload(random.bytes(29_696), 400)).toThrow(new ProtocolError('bad-length'));
  });

  it('come together in any order, twice, between those of others', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 40, maxLength: 400 }),
        fc.uint8Array({ minLength: 40, maxLength: 400 }),
        fc.integer({ min: 20, max: 80 }),
        fc.infiniteStream(fc.nat()),
        (one, other, most, order) => {
          const parts = [...splitPayload(one, most), ...splitPayload(other, most)];
          const shuffled = parts
            .map((part) => ({ part, weight: order.next().value ?? 0 }))
            .sort((a, b) => a.weight - b.weight)
            .map(({ part }) => part)
            .filter((part) => payloadKind(part) === 'part');
          const { whole } = joinAll(shuffled);
          const wanted = [one, other].filter((payload) => payload.length > most);
          expect(wanted.every((payload) => whole.some((got) => equal(got, payload)))).toBe(true);
          expect(whole.every((got) => wanted.some((payload) => equal(got, payload)))).toBe(true);
        },
      ),
    );
  });

  it('say how many are missing', () => {
    const [first = new Uint8Array(0), , third = new Uint8Array(0)] = splitPayload(random.bytes(150), 75);
    const one = joinPart([], first);
    expect(one).toMatchObject({ kind: 'waiting', have: 1, count: 3 });
    expect(joinPart(one.unfinished, first)).toMatchObject({ kind: 'waiting', have: 1, count: 3 });
    const two = joinPart(one.unfinished, third);
    expect(two).toMatchObject({ kind: 'waiting', have: 2, count: 3 });
    expect(two.unfinished).toHaveLength(1);
  });

  it('of one name that tell of different counts are kept apart', () => {
    const [name, bytes] = [random.bytes(8), random.bytes(4)];
    const { unfinished } = joinPart([], encodePart({ name, bytes, index: 0, count: 3 }));
    const joined = joinPart(unfinished, encodePart({ name, bytes, index: 1, count: 4 }));
    expect(joined).toMatchObject({ kind: 'waiting', have: 1, count: 4 });
    expect(joined.unfinished).toHaveLength(2);
  });

  it('make no payload that armor could not carry', () => {
    const made = (length: number) => {
      const payload = random.bytes(length);
      const name = payloadHash(payload).slice(0, 8);
      const half = (index: number) =>
        encodePart({ name, index, count: 2, bytes: payload.slice(index * 20_000, (index + 1) * 20_000) });
      return joinPart(joinPart([], half(0)).unfinished, half(1)).kind;
    };
    expect(made(MAX_PAYLOAD_BYTES)).toBe('whole');
    expect(made(MAX_PAYLOAD_BYTES + 1)).toBe('refused');
    const part = (length: number) =>
      encodePart({ name: random.bytes(8), index: 0, count: 64, bytes: random.bytes(length) });
    expect(decodePart(part(MAX_PAYLOAD_BYTES - 11))).not.toBeNull();
    expect(decodePart(part(MAX_PAYLOAD_BYTES - 10))).toBeNull();
  });

  it('that were changed are refused when all are there, and the true ones still come together', () => {
    const payload = random.bytes(150);
    const [first = new Uint8Array(0), second = new Uint8Array(0), third = new Uint8Array(0)] = splitPayload(
      payload,
      75,
    );
    const forged = flipBit(first, 100);
    const { unfinished } = joinAll([forged, second]);
    const joined = joinPart(unfinished, third);
    expect(joined).toEqual({ kind: 'refused', code: 'altered', unfinished: [] });
    expect(joinAll([forged, second, first, third]).whole).toEqual([payload]);
  });

  it('of many payloads are kept within bounds, the newest first', () => {
    const starts = Array.from({ length: 12 }, () => splitPayload(random.bytes(100), 75));
    const { unfinished } = joinAll(starts.flatMap(([first = new Uint8Array(0)]) => [first]));
    expect(unfinished).toHaveLength(MAX_UNFINISHED);
    expect(joinAll(starts.at(-1)?.slice(1) ?? [], unfinished).whole).toHaveLength(1);
    expect(joinAll(starts[0]?.slice(1) ?? [], unfinished).whole).toHaveLength(0);
  });

  it('are strict', () => {
    const [first = new Uint8Array(0)] = splitPayload(random.bytes(100), 75);
    expectStrict(first, decodePart, encodePart);
    for (const [index, value] of [
      [9, 2],
      [10, 0],
      [10, 1],
      [10, 65],
    ] as const)
      expect(decodePart(withByte(first, index, value))).toBeNull();
    expect(decodePart(first.slice(0, 11))).toBeNull();
    expect(joinPart([], new Uint8Array(3))).toEqual({ kind: 'refused', code: 'malformed', unfinished: [] });
  });
});
