import { describe, expect, it } from 'vitest';
import { connected } from '../support/people.ts';

describe('Alice and Bob talk', () => {
  it('in turns, two hundred times', () => {
    const { ours: alice, theirs: bob } = connected();
    for (let turn = 0; turn < 100; turn++) {
      expect(bob.receive(alice.send(`Alice ${turn}`))).toBe(`Alice ${turn}`);
      expect(alice.receive(bob.send(`Bob ${turn}`))).toBe(`Bob ${turn}`);
    }
  });
});
