/** Two people talk, and the site shows their messages in any order, twice, or not at all. */
import { describe, expect } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { End } from '../support/sides.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`);

function sendAll(end: End, texts: readonly string[]) {
  return texts.map((text) => ({ text, payload: end.send(text) }));
}

function shuffled<T>(items: readonly T[], name: string): readonly T[] {
  const random = seededRandom(name);
  return items
    .map((item) => ({ item, weight: Buffer.from(random.bytes(4)).readUInt32BE() }))
    .sort((left, right) => left.weight - right.weight)
    .map(({ item }) => item);
}

describe('Alice and Bob', () => {
  scenario('write in turns, two hundred times', ({ connected }) => {
    const { alice, bob } = connected();
    for (let turn = 0; turn < 100; turn++) {
      expect(bob.receive(alice.send(`Alice ${turn}`))).toBe(`Alice ${turn}`);
      expect(alice.receive(bob.send(`Bob ${turn}`))).toBe(`Bob ${turn}`);
    }
    expect(alice.facts().lost + bob.facts().lost).toBe(0);
    expect(alice.facts().epoch).toBeGreaterThanOrEqual(4);
  });

  scenario('arrive exactly, whatever they write', ({ connected }) => {
    const { alice, bob } = connected();
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

  scenario('write texts of every length in both buckets', ({ connected }) => {
    const { alice, bob } = connected();
    for (let length = 1; length < 400; length += 7) {
      expect(bob.receive(alice.send('x'.repeat(length), { bucket: 32 }))).toHaveLength(length);
      expect(alice.receive(bob.send('y'.repeat(length)))).toHaveLength(length);
    }
  });

  scenario('may both write before either has read', ({ connected }) => {
    const { alice, bob } = connected();
    const fromAlice = sendAll(alice, numbered(5));
    const fromBob = sendAll(bob, numbered(5));
    for (const { text, payload } of fromAlice) expect(bob.receive(payload)).toBe(text);
    for (const { text, payload } of fromBob) expect(alice.receive(payload)).toBe(text);
    expect(bob.receive(alice.send('after'))).toBe('after');
    expect(alice.receive(bob.send('after'))).toBe('after');
  });

  scenario('are read newest first, two hundred of them', ({ connected }) => {
    const { alice, bob } = connected();
    for (const { text, payload } of sendAll(alice, numbered(200)).toReversed()) expect(bob.receive(payload)).toBe(text);
    expect(bob.facts().kept).toEqual([]);
  });

  scenario('are read newest first over many turns, when each had read only the last word of the other', (cast) => {
    const { alice, bob } = cast.connected();
    const readLastOf = (writer: End, reader: End, turn: number) => {
      const [last, ...earlier] = sendAll(writer, [`${turn} early`, `${turn} late`, `${turn} last`]).toReversed();
      expect(reader.receive(last?.payload ?? new Uint8Array(0))).toBe(`${turn} last`);
      return earlier.map((sent) => ({ reader, ...sent }));
    };
    const unread = Array.from({ length: 8 }, (_, turn) => [readLastOf(alice, bob, turn), readLastOf(bob, alice, turn)]);
    const newestFirst = unread.flat(2).toReversed();
    expect(newestFirst).toHaveLength(32);
    for (const { reader, text, payload } of newestFirst) expect(reader.receive(payload)).toBe(text);
    expect([alice.facts().kept, bob.facts().kept]).toEqual([[], []]);
  });

  scenario('are read in any order', ({ connected }) => {
    for (const run of ['first', 'second', 'third']) {
      const { alice, bob } = connected();
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

  scenario('read on after messages that never come', ({ connected }) => {
    const { alice, bob } = connected();
    const sent = sendAll(alice, numbered(20));
    for (const [index, { text, payload }] of sent.entries()) {
      if (index % 3 === 2) expect(bob.receive(payload)).toBe(text);
    }
    expect(alice.receive(bob.send('answer'))).toBe('answer');
    expect(bob.receive(alice.send('again'))).toBe('again');
    expect(bob.facts().kept).toHaveLength(12 + 2);
    for (const [index, { text, payload }] of sent.entries()) {
      expect(bob.receive(payload)).toBe(index % 3 === 2 ? 'already-read' : text);
    }
  });

  scenario('know from the first answer on that the other has the session', ({ connected }) => {
    const { alice, bob } = connected();
    expect([alice.facts().confirmed, bob.facts().confirmed]).toEqual([true, false]);
    expect(bob.receive(alice.send('hello'))).toBe('hello');
    expect(bob.facts().confirmed).toBe(true);
  });

  scenario('take a state out of store and go on', ({ connected }) => {
    let { alice, bob } = connected();
    const early = alice.send('early');
    for (let turn = 0; turn < 3; turn++) {
      alice = alice.copy();
      bob = bob.copy();
      expect(bob.receive(alice.send('hello'))).toBe('hello');
      expect(alice.receive(bob.send('hello'))).toBe('hello');
    }
    expect(bob.receive(early)).toBe('early');
  });
});

describe('Mallory, who carries the messages,', () => {
  scenario('gets nothing for showing one twice', ({ connected }) => {
    const { alice, bob } = connected();
    const [first, second] = [alice.send('first'), alice.send('second')];
    expect(bob.receive(second)).toBe('second');
    expect(bob.receive(first)).toBe('first');
    expect([bob.receive(first), bob.receive(second)]).toEqual(['already-read', 'already-read']);
    expect(bob.facts().kept).toEqual([]);
    expect(alice.receive(bob.send('answer'))).toBe('answer');
    expect(bob.receive(alice.send('third'))).toBe('third');
    expect(bob.receive(first)).toBe('already-read');
  });

  scenario('cannot give a message back to its writer', ({ connected }) => {
    const { alice, bob } = connected();
    const fromAlice = alice.send('hello');
    expect(alice.receive(fromAlice)).toBe('not-this-session');
    expect(bob.receive(fromAlice)).toBe('hello');
    expect(bob.receive(bob.send('hello'))).toBe('not-this-session');
    expect(alice.receive(fromAlice)).toBe('not-this-session');
  });

  scenario('cannot move a message to another session of the same two people', ({ connected, person }) => {
    const [alice, bob] = [person('Alice'), person('Bob')];
    const [one, other] = [connected(alice, bob), connected(alice, bob)];
    const payload = one.alice.send('hello');
    expect(other.bob.receive(payload)).toBe('not-this-session');
    expect(one.bob.receive(payload)).toBe('hello');
  });

  scenario('cannot pass a message off as said between other accounts', ({ connected, person }) => {
    const { alice, bob } = connected();
    const payload = alice.send('hello');
    expect(bob.between(connected(person('Alice'), person('Carol')).bob).receive(payload)).toBe('not-this-session');
    expect(bob.receive(payload)).toBe('hello');
  });

  scenario('cannot join the header of one message to the body of another', ({ connected }) => {
    const { alice, bob } = connected();
    const [first, second] = [alice.send('first'), alice.send('second')];
    expect(bob.receive(Uint8Array.of(...first.slice(0, 54), ...second.slice(54)))).toBe('altered');
    expect(bob.receive(first)).toBe('first');
    expect(bob.receive(second)).toBe('second');
  });

  scenario('learns nothing from lengths below a bucket', ({ connected }) => {
    const { alice } = connected();
    const lengths = ['x', 'hello', 'x'.repeat(140)].map((text) => alice.send(text).length);
    expect(new Set(lengths).size).toBe(1);
    expect(alice.send('x', { bucket: 32 })).toHaveLength(102);
  });
});
