/** Two people begin, and everything happens at once, twice, or to the wrong person. */
import { describe, expect } from 'vitest';
import { flipBit, withByte } from '../support/attack.ts';
import { DAY, NOON } from '../support/people.ts';
import { type Cast, opened, scenario } from '../support/scenario.ts';

const nobody = new Uint8Array(8);

const three = ({ person }: Cast) => [person('Alice'), person('Bob'), person('Mallory')] as const;

describe('Alice and Bob begin', () => {
  scenario('and Bob writes before Alice has read that he accepted', (cast) => {
    const [alice, bob] = three(cast);
    const { payload, keep } = alice.invite(bob.tag);
    const { payload: acceptance, end: bobs } = bob.accept(payload);
    const early = bobs.send('are you there?');
    const alices = opened(alice.open(acceptance, keep, bob.tag));
    expect(alices.id).toEqual(bobs.id);
    expect(alices.receive(early)).toBe('are you there?');
    expect(bobs.receive(alices.send('yes'))).toBe('yes');
  });

  scenario('by inviting each other at the same time, and both sessions carry', (cast) => {
    const [alice, bob] = three(cast);
    const [fromAlice, fromBob] = [alice.invite(bob.tag), bob.invite(alice.tag)];
    expect(alice.goesFirst(bob.identity)).toBe(!bob.goesFirst(alice.identity));
    const [bobAccepts, aliceAccepts] = [bob.accept(fromAlice.payload), alice.accept(fromBob.payload)];
    const first = { alice: opened(alice.open(bobAccepts.payload, fromAlice.keep, bob.tag)), bob: bobAccepts.end };
    const second = { alice: aliceAccepts.end, bob: opened(bob.open(aliceAccepts.payload, fromBob.keep, alice.tag)) };
    for (const pair of [first, second, first]) {
      expect(pair.bob.receive(pair.alice.send('hello'))).toBe('hello');
      expect(pair.alice.receive(pair.bob.send('hello'))).toBe('hello');
    }
    expect(first.alice.id).not.toEqual(second.alice.id);
    expect(second.bob.receive(first.alice.send('which session?'))).toBe('not-this-session');
  });

  scenario('with an acceptance that is shown twice, which is the same session and says so', (cast) => {
    const [alice, bob] = three(cast);
    const { payload, keep } = alice.invite(bob.tag);
    const { payload: acceptance, end: bobs } = bob.accept(payload);
    const first = opened(alice.open(acceptance, keep, bob.tag));
    const again = opened(alice.open(acceptance, keep, bob.tag, { used: NOON, now: NOON + DAY }));
    expect(again.id).toEqual(first.id);
    const book = alice.book();
    book.add(first, NOON);
    expect(book.read(bobs.send('moves the state on')).said).toBe('moves the state on');
    const moved = book.facts();
    book.add(again, NOON + DAY);
    expect(book.facts()).toEqual(moved);
  });

  scenario('with an acceptance whose message is shown again by itself, which is already read', ({ connected }) => {
    const { acceptance, alice } = connected();
    expect(alice.receive(acceptance.slice(1_198))).toBe('already-read');
  });

  scenario('within thirty days, and late copies of the answer open for a week after the first', (cast) => {
    const [alice, bob] = three(cast);
    const { payload, keep } = alice.invite(bob.tag);
    const [early, last, late] = [NOON - DAY - 1, NOON + 30 * DAY, NOON + 30 * DAY + 1];
    expect([NOON, early, last, late].map((now) => bob.judge(payload, now))).toEqual([
      null,
      'from-the-future',
      null,
      'expired',
    ]);
    const { payload: acceptance, end } = bob.accept(payload, last);
    const open = (now: number, used?: number) => {
      const result = alice.open(acceptance, keep, bob.tag, used === undefined ? { now } : { now, used });
      return typeof result === 'string' ? result : result.id;
    };
    expect([
      open(last),
      open(late),
      open(late, last),
      open(last + 7 * DAY, last),
      open(last + 7 * DAY + 1, last),
    ]).toEqual([end.id, 'expired', end.id, end.id, 'expired']);
  });

  scenario('where the site shows no account, and learn of each other all the same', (cast) => {
    const [alice, bob] = three(cast).map((one) => one.claiming({ tag: nobody }));
    if (alice === undefined || bob === undefined) throw new Error('nobody plays');
    const { payload, keep } = alice.invite(nobody);
    expect(bob.concerns(payload, nobody)).toBe('for-us');
    const { payload: acceptance, end } = bob.accept(payload);
    expect(end.receive(opened(alice.open(acceptance, keep, nobody)).send('hello'))).toBe('hello');
  });
});

describe('Mallory, who holds an account at the site,', () => {
  scenario('may accept an invitation that names nobody, under a key that is not Bob’s', (cast) => {
    const [alice, bob, mallory] = three(cast);
    const { payload, keep } = alice.invite(nobody);
    const fromBob = bob.accept(payload);
    const fromMallory = mallory.claiming({ tag: bob.tag }).accept(payload);
    // Both open: which identity is believed is decided above the core, and it sees two.
    expect(opened(alice.open(fromBob.payload, keep, bob.tag)).theirs).toEqual(bob.identity);
    expect(opened(alice.open(fromMallory.payload, keep, bob.tag)).theirs).toEqual(mallory.identity);
  });

  scenario('cannot accept in Bob’s name with Bob’s public key', (cast) => {
    const [alice, bob, mallory] = three(cast);
    const { payload, keep } = alice.invite(bob.tag);
    const forged = mallory.claiming({ tag: bob.tag, identity: bob.identity }).accept(payload);
    expect(alice.open(forged.payload, keep, bob.tag)).toBe('does-not-open');
  });

  scenario('cannot invite in Alice’s name, or change what Alice’s invitation says', (cast) => {
    const [alice, bob, mallory] = three(cast);
    const forged = mallory.claiming({ tag: alice.tag, identity: alice.identity }).invite(bob.tag).payload;
    expect(bob.judge(forged)).toBe('bad-signature');
    const { payload } = alice.invite(bob.tag);
    const outcomes = new Map<string | null, number>();
    for (let bit = 0; bit < payload.length * 8; bit += 97) {
      const outcome = bob.judge(flipBit(payload, bit));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.keys()].sort()).toEqual(['bad-signature', 'malformed']);
    expect(bob.judge(withByte(payload, 1, 2))).toBe('newer-version');
    expect([bob.judge(payload.slice(0, -1)), bob.judge(new Uint8Array(0))]).toEqual(['malformed', 'malformed']);
  });

  scenario('cannot change an answer, and every change has its name', (cast) => {
    const [alice, bob] = three(cast);
    const { payload, keep } = alice.invite(bob.tag);
    const { payload: acceptance } = bob.accept(payload);
    const open = (bytes: Uint8Array) => alice.open(bytes, keep, bob.tag);
    expect([0, 1, 2, 18, 26, 34, 74, 110, 1_198, 1_199, 1_300].map((at) => open(flipBit(acceptance, 8 * at)))).toEqual([
      ...['malformed', 'malformed', 'not-ours'],
      ...Array.from({ length: 8 }, () => 'does-not-open'),
    ]);
    const withKey = (at: number, key: Uint8Array) =>
      open(Uint8Array.of(...acceptance.slice(0, at), ...key, ...acceptance.slice(at + 32)));
    const neutral = withByte(new Uint8Array(32), 0, 1);
    expect([withKey(42, neutral), withKey(78, neutral), withKey(78, new Uint8Array(32).fill(255))]).toEqual([
      'bad-key',
      'bad-key',
      'bad-key',
    ]);
    expect(withKey(42, alice.identity)).toBe('own-identity');
    expect([open(acceptance.slice(0, 1_197)), open(acceptance.slice(0, 1_198))]).toEqual([
      'malformed',
      'does-not-open',
    ]);
  });

  scenario('cannot bring what was said between two into the thread of two others', (cast) => {
    const [alice, bob, mallory] = three(cast);
    const { payload, keep } = alice.invite(bob.tag);
    expect(bob.concerns(payload, alice.tag)).toBe('for-us');
    expect(bob.concerns(payload, mallory.tag)).toBe('other-account');
    expect(mallory.concerns(payload, alice.tag)).toBe('other-account');
    expect(alice.concerns(payload, bob.tag)).toBe('ours');
    const { payload: acceptance } = bob.accept(payload);
    expect(alice.open(acceptance, keep, mallory.tag)).toBe('other-account');
    expect(alice.claiming({ tag: mallory.tag }).open(acceptance, keep, bob.tag)).toBe('other-account');
  });

  scenario('cannot read or write with a transcript alone', (cast) => {
    const [alice, bob, mallory] = three(cast);
    const { invitation, acceptance, alice: alices } = cast.connected(alice, bob);
    const another = mallory.invite(alice.tag);
    expect(mallory.open(acceptance, another.keep, alice.tag)).toBe('not-ours');
    expect(alice.open(invitation, alice.invite(bob.tag).keep, bob.tag)).toBe('malformed');
    expect(cast.connected(mallory, bob).alice.receive(alices.send('secret'))).toBe('not-this-session');
  });
});
