/** A paste is taken apart within bounds, whatever stands in it. */
import { expect, test } from 'vitest';
import { refByHand } from '../../lib/background/by-hand.ts';
import { takeApart } from '../../lib/background/paste.ts';
import { piecesOf } from '../../lib/background/pieces.ts';
import { unwrapArmor, wrapArmor } from '../../lib/core/armor/armor.ts';
import { MAX_PAYLOAD_BYTES } from '../../lib/core/armor/frame.ts';
import { MAX_HELD_PARTS, MAX_PASTED_ITEMS, pieceSizes } from '../../lib/rpc/manual-types.ts';

/** A message in form, of nobody. */
const payload = (bytes: number, first = 3): Uint8Array => new Uint8Array(bytes).fill(7).fill(first, 0, 1);

const pieces = (armored: string, most: number) => piecesOf({ kind: 'message', armored }, most, undefined);

test('the longest payload is cut for every size that can be chosen, and joined again from any order', () => {
  const armored = wrapArmor(payload(MAX_PAYLOAD_BYTES));
  for (const most of pieceSizes) {
    const cut = pieces(armored, most);
    for (const piece of cut) expect(piece.length).toBeLessThanOrEqual(most);
    const { pieces: joined, parts, waiting } = takeApart(cut.toReversed().join('\n\n'), []);
    expect(joined).toEqual([{ kind: 'payload', armored }]);
    expect([parts, waiting]).toEqual([[], []]);
  }
});

test('an invitation keeps its sentence where there is room, and goes without it where there is none', () => {
  const armored = wrapArmor(payload(1_300, 1));
  const whole = piecesOf({ kind: 'invitation', armored }, 4_000, undefined);
  expect(whole).toHaveLength(1);
  expect(whole[0]).toMatch(/^I would like .*: Sotto1\w+$/);
  expect(piecesOf({ kind: 'invitation', armored }, armored.length, undefined)).toEqual([armored]);
});

test('R-KEY-2: parts of several messages at once, twice, and never completed, stay within bounds', () => {
  const messages = Array.from({ length: 12 }, (_, index) => wrapArmor(payload(20_000).fill(index, 9, 10)));
  const beginnings = messages.flatMap((armored) => pieces(armored, 1_000).slice(0, -1));
  let held: readonly string[] = [];
  for (let at = 0; at < beginnings.length; at += 30) {
    const { parts, pieces: whole } = takeApart([...beginnings, ...beginnings].slice(at, at + 30).join(' '), held);
    expect(whole).toEqual([]);
    expect(parts.length).toBeLessThanOrEqual(MAX_HELD_PARTS);
    held = parts;
  }
  const { waiting } = takeApart(beginnings.at(-1) ?? '', held);
  expect(waiting.length).toBeLessThanOrEqual(8);
  expect(waiting[0]?.missing).toEqual([waiting[0]?.count]);
});

test('parts that do not make what was cut are altered, and what is no part of Sotto is as good as not held', () => {
  const cut = pieces(wrapArmor(payload(3_000)), 1_000);
  const last = unwrapArmor(cut.at(-1) ?? '') ?? new Uint8Array();
  last[last.length - 1] = 9;
  const forged = [...cut.slice(0, -1), wrapArmor(last)].join(' ');
  expect(takeApart(forged, ['no armor', wrapArmor(payload(40))]).pieces).toEqual([{ kind: 'altered' }]);
});

test('R-KEY-2: a paste of nothing but beginnings costs no more than it may', () => {
  const { pieces: found } = takeApart('Sotto1'.repeat(16_000), []);
  expect(found).toHaveLength(MAX_PASTED_ITEMS);
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['cut-short']));
});

test('two addresses name the same thread from both sides, however they are typed', () => {
  const [alices, bobs] = [refByHand('Alice', '@bob '), refByHand('bob', ' ALICE')];
  expect(alices.conversationId).toBe(bobs.conversationId);
  expect([alices.ownId, alices.peerId]).toEqual([bobs.peerId, bobs.ownId]);
  for (const id of [alices.ownId, alices.peerId]) expect(id).toMatch(/^\d{1,31}$/);
  expect(refByHand('alice', 'carol').ownId).toBe(alices.ownId);
});
