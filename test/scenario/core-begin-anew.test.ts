/** Two people who lost each other begin anew, and two who both began agree who goes first. */
import { describe, expect, it } from 'vitest';
import { answerableFrom } from '../../lib/core/handshake/both-invited.ts';
import { NOON, person } from '../support/people.ts';
import { opened, scenario } from '../support/scenario.ts';
import { says } from '../support/sides.ts';

describe('two who have invited each other', () => {
  scenario('know who goes first, without a word', ({ person }) => {
    for (const run of ['1', '2', '3', '4']) {
      const [alice, bob] = [person('Alice', run), person('Bob', run)];
      expect(alice.goesFirst(bob.identity)).toBe(!bob.goesFirst(alice.identity));
    }
  });

  it('wait for a minute if they do not go first', () => {
    const [one, other] = [person('Alice').identity.publicKey, person('Bob').identity.publicKey];
    const waits = [
      answerableFrom({ ours: one, theirs: other, now: NOON }),
      answerableFrom({ ours: other, theirs: one, now: NOON }),
    ];
    expect(waits.toSorted()).toEqual([0, NOON + 60]);
  });
});

describe('Bob, who lost his sessions but kept the invitation that Alice gave him inside one,', () => {
  scenario('begins anew in one flight under the same keys, and Alice still reads what he wrote before', (cast) => {
    const [alice, bob] = [cast.person('Alice'), cast.person('Bob')];
    const { alice: alices, bob: bobs } = cast.connected(alice, bob);
    const given = alice.invite(bob.tag);
    const got = bobs.receive(alices.send([10, NOON, 0, given.payload]));
    if (typeof got === 'string' || got[0] !== 10) throw new Error('no invitation came');
    const hers = alice.book();
    hers.add(alices, NOON - 60);
    const before = bobs.send('before the loss');

    const kept = got[3] as Uint8Array;
    expect(bob.judge(kept)).toBeNull();
    expect(bob.concerns(kept, alice.tag)).toBe('for-us');
    const reset = bob.accept(kept);
    expect(reset.end.theirs).toEqual(bobs.theirs);
    const anew = opened(alice.open(reset.payload, given.keep, bob.tag));
    expect(anew.theirs).toEqual(bob.identity);
    hers.add(anew, NOON);
    expect(hers.sends()).toEqual(anew.id);
    expect(hers.read(before).said).toBe('before the loss');
    expect(hers.read(reset.end.send(says('after it', 2, NOON + 1)), NOON + 1).said).toBe('after it');
    expect(hers.sends()).toEqual(anew.id);
    expect(reset.end.receive(hers.send('good') ?? before)).toBe('good');
  });
});

describe('one message that cannot be read', () => {
  scenario('is never a reason to begin anew: the session reads and writes on', ({ connected, person }) => {
    const { alice, bob } = connected();
    const elsewhere = connected(person('Alice', 'again'), person('Bob', 'again'));
    for (const payload of [elsewhere.alice.send('of another session'), new Uint8Array(230).fill(3)])
      expect(bob.receive(payload)).toBe('not-this-session');
    expect(bob.receive(alice.send('hello'))).toBe('hello');
    expect(alice.receive(bob.send('hello'))).toBe('hello');
  });
});
