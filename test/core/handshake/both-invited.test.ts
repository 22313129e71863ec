import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answerableFrom, goesFirst } from '../../../lib/core/handshake/both-invited.ts';
import { named } from '../../../lib/core/keys.ts';
import { NOON } from '../../support/people.ts';

const hash = (key: Uint8Array) => createHash('sha256').update(key).digest();
const keys = Array.from({ length: 64 }, (_, fill) => named('identity public key', new Uint8Array(32).fill(fill)));

describe('of two who invited each other', () => {
  it('the one whose key has the smaller hash goes first, to the last byte that tells them apart', () => {
    let alike = 0;
    for (const one of keys) {
      for (const other of keys) {
        expect(goesFirst(one, other)).toBe(hash(one).compare(hash(other)) < 0);
        if (one !== other && hash(one)[0] === hash(other)[0]) alike++;
      }
    }
    // Hashes that begin alike are among them.
    expect(alike).toBeGreaterThan(0);
  });

  it('the one who goes first may answer at once, the other a minute after it saw the invitation', () => {
    const [a, b] = [
      named('identity public key', new Uint8Array(32).fill(1)),
      named('identity public key', new Uint8Array(32).fill(2)),
    ];
    const [first, second] = goesFirst(a, b) ? [a, b] : [b, a];
    expect(answerableFrom({ ours: first, theirs: second, now: NOON })).toBe(0);
    expect(answerableFrom({ ours: second, theirs: first, now: NOON })).toBe(NOON + 60);
  });
});
