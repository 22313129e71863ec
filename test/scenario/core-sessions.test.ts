/** Two people with several sessions: which one carries, what a stranger's payload costs, and how a copy of a profile betrays itself. */
import { describe, expect } from 'vitest';
import { withByte } from '../support/attack.ts';
import { DAY, NOON } from '../support/people.ts';
import { type Cast, scenario } from '../support/scenario.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type Book, type End, says } from '../support/sides.ts';

const stranger = Uint8Array.of(3, ...seededRandom('stranger').bytes(229));

/** Alice and Bob, a way to make further sessions of theirs, and Bob's empty book. */
function couple({ person, connected }: Cast) {
  const [alice, bob] = [person('Alice'), person('Bob')];
  const session = () => connected(alice, bob);
  return { alice, bob, session, book: bob.book(), hers: alice.book() };
}

/** Many turns of a session in which something stays unread in each of her chains. */
function wear(writer: End, reader: End): void {
  for (let turn = 0; turn < 12; turn++) {
    writer.send('never comes');
    expect(reader.receive(writer.send('turn'))).toBe('turn');
    expect(writer.receive(reader.send('turn'))).toBe('turn');
  }
}

function send(book: Book, text: string, now = NOON): Uint8Array {
  const payload = book.send(says(text, 1, now), { now });
  if (payload === null) throw new Error('no session sends');
  return payload;
}

describe('with several sessions', () => {
  scenario(
    'what is written goes out on the one last heard on, and on a new one only while none was heard on',
    (cast) => {
      const { session, book } = couple(cast);
      const [one, other] = [session(), session()];
      expect(book.sends()).toBeNull();
      book.add(one.bob);
      book.add(other.bob);
      expect(book.sends()).toEqual(other.bob.id);
      expect(book.read(one.alice.send('on the first')).said).toBe('on the first');
      book.add(session().bob);
      expect(book.sends()).toEqual(one.bob.id);
      const early = one.alice.send(says('early', 2, NOON));
      expect(book.read(other.alice.send(says('later', 1, NOON + 60)), NOON + 60).said).toBe('later');
      expect(book.sends()).toEqual(other.bob.id);
      expect(book.read(early, NOON + 90).said).toBe('early');
      expect(book.sends()).toEqual(other.bob.id);
    },
  );

  scenario('a clock that was ahead holds nothing longer than until ours is there', (cast) => {
    const { session, book } = couple(cast);
    const [one, other] = [session(), session()];
    book.add(one.bob);
    book.add(other.bob);
    expect(book.read(one.alice.send(says('ahead', 1, NOON + 30 * DAY)), NOON).said).toBe('ahead');
    expect(book.read(other.alice.send(says('now', 1, NOON + 1)), NOON + 1).said).toBe('now');
    expect(book.sends()).toEqual(other.bob.id);
  });

  scenario('an archived one is read, and what is heard on it brings it back', (cast) => {
    const { session, book } = couple(cast);
    const archived = session();
    book.add(archived.bob);
    for (let added = 0; added < 6; added++) book.add(session().bob);
    expect(book.ids().at(-1)).toEqual(archived.bob.id);
    expect(book.read(archived.alice.send('still here')).said).toBe('still here');
    expect(book.ids()[0]).toEqual(archived.bob.id);
  });

  scenario(
    'twenty are held, the one that sends among them, and a stranger’s payload costs sixty-four tries',
    (cast) => {
      const { session, book } = couple(cast);
      const worn = session();
      wear(worn.alice, worn.bob);
      book.add(worn.bob, NOON);
      const others = Array.from({ length: 20 }, session);
      for (const { alice, bob } of others.slice(0, 3)) wear(alice, bob);
      // Those that were added last are the live ones.
      for (const { bob } of others.toReversed()) book.add(bob, NOON - DAY);
      expect(book.facts()).toHaveLength(20);
      expect(book.sends()).toEqual(worn.bob.id);
      expect(book.ids()[0]).toEqual(worn.bob.id);
      expect(book.ids().some((id) => Buffer.compare(id, others.at(-1)?.bob.id ?? id) === 0)).toBe(false);
      const before = book.facts();
      const { said, tries } = book.read(stranger);
      expect(said).toBe('no-session');
      expect(tries).toBe(10 + 3 * 4 + 16 + 10);
      expect(book.facts()).toEqual(before);
      expect(book.read(new Uint8Array(0))).toMatchObject({ said: 'malformed', tries: 0 });
    },
  );

  scenario('where all are closed, twenty are still held and read, and nothing is sent', (cast) => {
    const { session, book } = couple(cast);
    const all = Array.from({ length: 20 }, session);
    for (const { bob } of all) book.add(bob, 0, true);
    expect(book.facts()).toHaveLength(20);
    expect([book.sends(), book.send('never')]).toEqual([null, null]);
    for (const { alice } of all) expect(book.read(alice.send('still read')).said).toBe('still read');
    expect(book.sends()).toBeNull();
    const anew = session();
    book.add(anew.bob);
    expect(book.facts()).toHaveLength(20);
    expect(book.sends()).toEqual(anew.bob.id);
  });

  scenario('what one of them refuses is refused, and no other is asked', (cast) => {
    const { session, book } = couple(cast);
    const [one, other] = [session(), session()];
    book.add(other.bob);
    book.add(one.bob);
    const payload = one.alice.send('hello');
    const altered = withByte(payload, 100, (payload[100] ?? 0) ^ 1);
    expect(book.read(altered)).toMatchObject({ said: 'altered', tries: 1 });
    expect(book.read(payload).said).toBe('hello');
    expect(book.read(payload).said).toBe('already-read');
  });
});

describe('a profile that exists twice', () => {
  scenario('is noticed by the first thing that the copy wrote, whether or not it turned', (cast) => {
    const { session, book, hers } = couple(cast);
    const { alice, bob } = session();
    book.add(bob);
    hers.add(alice, NOON);
    for (const turns of [false, true]) {
      if (turns) expect(book.read(send(hers, 'answer me')).said).toBe('answer me');
      expect(book.read(send(book.copy(), 'from a copy')).said).toBe('our-own');
    }
    book.close();
    expect(book.send('never')).toBeNull();
    expect(book.read(send(hers, 'still read')).said).toBe('still read');
  });

  scenario('is noticed after it went back to an old state, by what it wrote since, however many turns ago', (cast) => {
    const { session, book, hers } = couple(cast);
    const { alice, bob } = session();
    book.add(bob);
    hers.add(alice, NOON);
    const talk = (turn: number) => {
      expect(book.read(send(hers, `hers ${turn}`)).said).toBe(`hers ${turn}`);
      const payload = send(book, `his ${turn}`);
      expect(hers.read(payload).said).toBe(`his ${turn}`);
      return payload;
    };
    talk(0);
    const old = book.copy();
    const since = Array.from({ length: 12 }, (_, turn) => talk(turn + 1));
    expect(old.read(since[0] ?? stranger).said).toBe('our-own');
    expect(since.slice(1).map((payload) => old.read(payload).said)).toEqual(
      Array.from({ length: 11 }, () => 'no-session'),
    );
    // A state that is not behind knows nothing new: what it wrote is ours as far as its keys go back.
    expect(since.map((payload) => book.read(payload).said)).toEqual([
      ...Array.from({ length: 3 }, () => 'no-session'),
      ...Array.from({ length: 9 }, () => 'our-own'),
    ]);
  });
});
