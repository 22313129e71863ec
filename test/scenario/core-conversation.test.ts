/** Two people talk, and the site shows their messages in any order, twice, or not at all. */
import { describe, expect, it } from 'vitest';
import { connected, person, type Talker } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`);

function sendAll(talker: Talker, texts: readonly string[]) {
  return texts.map((text) => ({ text, payload: talker.send(text) }));
}

function shuffled<T>(items: readonly T[], name: string): readonly T[] {
  const random = seededRandom(name);
  return items
    .map((item) => ({ item, weight: Buffer.from(random.bytes(4)).readUInt32BE() }))
    .sort((left, right) => left.weight - right.weight)
    .map(({ item }) => item);
}

describe('Alice and Bob', () => {
  it('write in turns, two hundred times', () => {
    const { ours: alice, theirs: bob } = connected();
    for (let turn = 0; turn < 100; turn++) {
      expect(bob.receive(alice.send(`Alice ${turn}`))).toBe(`Alice ${turn}`);
      expect(alice.receive(bob.send(`Bob ${turn}`))).toBe(`Bob ${turn}`);
    }
    expect(alice.session.receiving.lost + bob.session.receiving.lost).toBe(0);
  });

  it('arrive exactly, whatever they write', () => {
    const { ours: alice, theirs: bob } = connected();
    const texts = [
      '😀👨‍👩‍👧‍👦',
      'a\n\nb\r\n',
      'שלום עולם',
      'x'.repeat(2_000),
      '<img src=x onerror=alert(1)>',
      ':smile: https://x.com/a?b=c#d',
      '\uFEFFx\u0000',
      ' ',
    ];
    for (const text of texts) expect(bob.receive(alice.send(text))).toBe(text);
  });

  it('may both write before either has read', () => {
    const { ours: alice, theirs: bob } = connected();
    const fromAlice = sendAll(alice, numbered(5));
    const fromBob = sendAll(bob, numbered(5));
    for (const { text, payload } of fromAlice) expect(bob.receive(payload)).toBe(text);
    for (const { text, payload } of fromBob) expect(alice.receive(payload)).toBe(text);
    expect(bob.receive(alice.send('after'))).toBe('after');
    expect(alice.receive(bob.send('after'))).toBe('after');
  });

  it('are read newest first, two hundred of them', () => {
    const { ours: alice, theirs: bob } = connected();
    for (const { text, payload } of sendAll(alice, numbered(200)).toReversed()) expect(bob.receive(payload)).toBe(text);
    expect(bob.session.receiving.skipped).toEqual([]);
  });

  it('are read newest first over many turns, when each had read only the last word of the other', () => {
    const { ours: alice, theirs: bob } = connected();
    const readLastOf = (writer: Talker, reader: Talker, turn: number) => {
      const [last, ...earlier] = sendAll(writer, [`${turn} early`, `${turn} late`, `${turn} last`]).toReversed();
      expect(reader.receive(last?.payload ?? new Uint8Array(0))).toBe(`${turn} last`);
      return earlier.map((sent) => ({ reader, ...sent }));
    };
    const unread = Array.from({ length: 8 }, (_, turn) => [readLastOf(alice, bob, turn), readLastOf(bob, alice, turn)]);
    const newestFirst = unread.flat(2).toReversed();
    expect(newestFirst).toHaveLength(32);
    for (const { reader, text, payload } of newestFirst) expect(reader.receive(payload)).toBe(text);
    expect(alice.session.receiving.skipped).toEqual([]);
    expect(bob.session.receiving.skipped).toEqual([]);
  });

  it('are read in any order', () => {
    for (const run of ['first', 'second', 'third']) {
      const { ours: alice, theirs: bob } = connected();
      for (const [writer, reader] of [
        [alice, bob],
        [bob, alice],
        [alice, bob],
      ] as const) {
        for (const { text, payload } of shuffled(sendAll(writer, numbered(30)), run))
          expect(reader.receive(payload)).toBe(text);
      }
    }
  });

  it('read on after messages that never come', () => {
    const { ours: alice, theirs: bob } = connected();
    const sent = sendAll(alice, numbered(20));
    for (const [index, { text, payload }] of sent.entries()) {
      if (index % 3 === 2) expect(bob.receive(payload)).toBe(text);
    }
    expect(alice.receive(bob.send('answer'))).toBe('answer');
    expect(bob.receive(alice.send('again'))).toBe('again');
    expect(bob.session.receiving.skipped).toHaveLength(12 + 2);
    for (const [index, { text, payload }] of sent.entries()) {
      expect(bob.receive(payload)).toBe(index % 3 === 2 ? 'already-read' : text);
    }
  });

  it('know from the first answer on that the other has the session', () => {
    const { ours: alice, theirs: bob } = connected();
    expect(bob.session.confirmed).toBe(false);
    expect(bob.receive(alice.send('hello'))).toBe('hello');
    expect(bob.session.confirmed).toBe(true);
  });

  it('take a state out of store and go on', () => {
    const { ours: alice, theirs: bob } = connected();
    const early = alice.send('early');
    for (let turn = 0; turn < 3; turn++) {
      alice.session = structuredClone(alice.session);
      bob.session = structuredClone(bob.session);
      expect(bob.receive(alice.send('hello'))).toBe('hello');
      expect(alice.receive(bob.send('hello'))).toBe('hello');
    }
    expect(bob.receive(early)).toBe('early');
  });
});

describe('Mallory, who carries the messages,', () => {
  it('gets nothing for showing one twice', () => {
    const { ours: alice, theirs: bob } = connected();
    const first = alice.send('first');
    const second = alice.send('second');
    expect(bob.receive(second)).toBe('second');
    expect(bob.receive(first)).toBe('first');
    const before = bob.session;
    expect(bob.receive(first)).toBe('already-read');
    expect(bob.receive(second)).toBe('already-read');
    expect(alice.receive(bob.send('answer'))).toBe('answer');
    expect(bob.receive(alice.send('third'))).toBe('third');
    expect(bob.receive(first)).toBe('already-read');
    expect(before.receiving.skipped).toEqual([]);
  });

  it('cannot give a message back to its writer', () => {
    const { ours: alice, theirs: bob } = connected();
    const fromAlice = alice.send('hello');
    expect(alice.receive(fromAlice)).toBe('not-this-session');
    expect(bob.receive(fromAlice)).toBe('hello');
    expect(bob.receive(bob.send('hello'))).toBe('not-this-session');
    expect(alice.receive(fromAlice)).toBe('not-this-session');
  });

  it('cannot move a message to another session of the same two people', () => {
    const [alice, bob] = [person('Alice'), person('Bob')];
    const one = connected(alice, bob);
    const other = connected(alice, bob);
    const payload = one.ours.send('hello');
    expect(other.theirs.receive(payload)).toBe('not-this-session');
    expect(one.theirs.receive(payload)).toBe('hello');
  });

  it('cannot pass a message off as said between other accounts', () => {
    const { ours: alice, theirs: bob } = connected();
    const payload = alice.send('hello');
    const { context } = connected(person('Alice'), person('Carol')).theirs.session;
    const elsewhere = { ...bob, session: { ...bob.session, context } };
    expect(elsewhere.receive(payload)).toBe('not-this-session');
    expect(bob.receive(payload)).toBe('hello');
  });

  it('cannot join the header of one message to the body of another', () => {
    const { ours: alice, theirs: bob } = connected();
    const first = alice.send('first');
    const second = alice.send('second');
    const crossed = Uint8Array.of(...first.slice(0, 54), ...second.slice(54));
    expect(bob.receive(crossed)).toBe('altered');
    expect(bob.receive(first)).toBe('first');
    expect(bob.receive(second)).toBe('second');
  });

  it('learns nothing from lengths below a bucket', () => {
    const { ours: alice } = connected();
    const lengths = ['x', 'hello', 'x'.repeat(140)].map((text) => alice.send(text).length);
    expect(new Set(lengths).size).toBe(1);
    expect(alice.send('x', { bucket: 32 })).toHaveLength(102);
  });
});
