/** Two people who meet: one shows a code, the other scans it, and the proof travels inside the session that they already have. */
import { describe, expect } from 'vitest';
import { flipBit } from '../support/attack.ts';
import { NOON } from '../support/people.ts';
import { type Cast, scenario } from '../support/scenario.ts';

const none = new Uint8Array(16);

function met({ connected, person }: Cast) {
  const [alice, bob] = [person('Alice'), person('Bob')];
  return { alice, bob, ends: connected(alice, bob) };
}

describe('Alice shows a code and Bob', () => {
  scenario('scans it: both sides are verified, once, within ten minutes', (cast) => {
    const { alice, bob, ends } = met(cast);
    const code = alice.show(none);
    expect(code.bytes).toHaveLength(89);
    const proof = bob.scan(ends.bob, code.bytes, alice.tag);
    if (typeof proof === 'string') throw new Error(proof);
    const said = [9, NOON + 600, 0, proof];
    const heard = ends.alice.receive(ends.bob.send(said));
    expect(heard).toEqual(said);
    expect(code.prove(ends.alice, proof, NOON - 1)).toBe('late');
    expect(code.prove(ends.alice, proof, NOON + 601)).toBe('late');
    expect(code.prove(ends.alice, proof, NOON + 600)).toBe('verified');
    expect(code.prove(ends.alice, proof, NOON + 600)).toBe('used');
    // The session goes on as if nothing had been shown.
    expect(ends.bob.receive(ends.alice.send('hello'))).toBe('hello');
  });

  scenario('finds another key, another account, or no code at all', (cast) => {
    const { alice, bob, ends } = met(cast);
    const mallory = cast.person('Mallory');
    const scan = (bytes: Uint8Array, peer = alice.tag) => bob.scan(ends.bob, bytes, peer);
    expect(scan(mallory.claiming({ tag: alice.tag }).show(none).bytes)).toBe('other-key');
    expect(scan(mallory.show(none).bytes)).toBe('other-account');
    const { bytes } = alice.show(none);
    expect(scan(bytes, mallory.tag)).toBe('other-account');
    const damaged = [...Array(bytes.length).keys()].map((at) => scan(flipBit(bytes, 8 * at)));
    expect(new Set([...damaged, scan(bytes.slice(1)), scan(none)])).toEqual(new Set(['no-code']));
  });

  scenario('proves nothing with the proof of another code, another session, or another person', (cast) => {
    const { alice, bob, ends } = met(cast);
    const [code, another] = [alice.show(none), alice.show(none)];
    const proof = bob.scan(ends.bob, code.bytes, alice.tag);
    if (typeof proof === 'string') throw new Error(proof);
    expect(another.prove(ends.alice, proof)).toBe('wrong');
    expect(code.prove(cast.connected(alice, bob).alice, proof)).toBe('wrong');
    const mallory = cast.person('Mallory');
    expect(code.prove(cast.connected(alice, mallory).alice, proof)).toBe('wrong');
    expect(code.prove(ends.alice, flipBit(proof, 7))).toBe('wrong');
    expect(code.prove(ends.alice, proof)).toBe('verified');
  });

  scenario('reads the same sixty digits as she does, and other digits with anybody else', ({ person }) => {
    const [alice, bob, mallory] = [person('Alice'), person('Bob'), person('Mallory')];
    const number = alice.safetyNumber(bob);
    expect(number).toMatch(/^\d{60}$/);
    expect(bob.safetyNumber(alice)).toBe(number);
    expect(alice.safetyNumber({ identity: mallory.identity, tag: bob.tag })).not.toBe(number);
    expect(alice.safetyNumber({ identity: bob.identity, tag: mallory.tag })).not.toBe(number);
  });
});
