/**
 * Two people, a site that does what it likes, and what must hold whatever happens. Every step is checked when it is taken;
 * `finish` checks what can only be said at the end.
 */
import { expect } from 'vitest';
import { MAX_OLD_RECEIVING_HEADER_KEYS, MAX_SKIPPED_KEYS, MAX_TRIES } from '../../lib/core/limits.ts';
import { flipBit } from './attack.ts';
import { DAY, NOON } from './people.ts';
import { type Cast, opened } from './scenario.ts';
import { type Book, type Hand, says } from './sides.ts';

interface Sent {
  readonly by: Side;
  readonly text: string;
  readonly payload: Uint8Array;
  readonly session: string;
  isRead: boolean;
}

/** What goes back when an old state comes back. */
interface Memory {
  /** What is on disk. */
  book: Book;
  /** What arrived on a session and had no key any more. */
  unreadable: Map<string, ReadonlySet<Sent>>;
  /** Where each message that was read stood, in the order of reading. */
  places: readonly { readonly session: string; readonly chain: number; readonly n: number; readonly at: number }[];
}

interface Side extends Memory {
  readonly self: Hand;
  /** The person's own clock. */
  now: number;
}

interface Backup extends Memory {
  readonly read: ReadonlySet<Sent>;
  /** How much had been sent by both. */
  readonly sent: number;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The session that a side sends on. */
function sendingOf({ book }: Side): string {
  const id = book.sends();
  if (id === null) throw new Error('no session');
  return hex(id);
}

export class World {
  readonly #sides: readonly [Side, Side];
  /** Everything the site has, in the order of sending. */
  readonly #sent: Sent[] = [];
  /** Sealed headers of everything that left: equal ones would mean a key used twice. */
  readonly #headers = new Set<string>();
  #backups: readonly Backup[] = [];

  constructor({ person, connected }: Cast, run: string) {
    const { maker, acceptor, alice, bob } = connected(person('Alice', run), person('Bob', run));
    const side = (self: Hand): Side => ({ self, now: NOON, book: self.book(), unreadable: new Map(), places: [] });
    this.#sides = [side(maker), side(acceptor)];
    this.#sides[0].book.add(alice, NOON);
    this.#sides[1].book.add(bob);
  }

  #pick(which: number): readonly [Side, Side] {
    const [alice, bob] = this.#sides;
    return which % 2 === 0 ? [alice, bob] : [bob, alice];
  }

  #other(side: Side): Side {
    const [alice, bob] = this.#sides;
    return side === alice ? bob : alice;
  }

  #write(side: Side, book: Book, length: number) {
    const text = `${this.#sent.length} ${'x'.repeat(length)}`;
    const said = says(text, this.#sent.length + 1, side.now);
    const payload = book.send(said, { now: side.now, bucket: length % 4 === 3 ? 32 : 160 });
    if (payload === null) throw new Error('no session');
    return { text, payload };
  }

  /** What was written leaves for the site. */
  #leave(by: Side, { text, payload }: { readonly text: string; readonly payload: Uint8Array }): Sent {
    const header = hex(payload.subarray(1, 54));
    expect(this.#headers.has(header)).toBe(false);
    this.#headers.add(header);
    const sent = { by, text, payload, session: sendingOf(by), isRead: false };
    this.#sent.push(sent);
    return sent;
  }

  send(which: number, length: number): void {
    const [by] = this.#pick(which);
    this.#leave(by, this.#write(by, by.book, length));
  }

  /** Killed before the state was stored: nothing left, and the next message may use the same number. */
  killBeforeStore(which: number, length: number): void {
    const [by] = this.#pick(which);
    this.#write(by, by.book.copy(), length);
  }

  /** Killed after the state was stored and before the payload left: that message is lost. */
  killAfterStore(which: number, length: number): void {
    const [by] = this.#pick(which);
    this.#write(by, by.book, length);
  }

  /** The clock of one of them is set. */
  lie(which: number, days: number): void {
    this.#pick(which)[0].now = NOON + days * DAY;
  }

  #any(back: number): Sent | undefined {
    return this.#sent[this.#sent.length - 1 - (back % Math.max(1, this.#sent.length))];
  }

  /** The reader sees some message of the other, seen before or not, and may be killed before it stores what it read. */
  show(back: number, isKilled: boolean): void {
    const sent = this.#any(back);
    if (sent !== undefined) this.#read(this.#other(sent.by), sent, isKilled);
  }

  #read(reader: Side, sent: Sent, isKilled = false): void {
    const book = isKilled ? reader.book.copy() : reader.book;
    const { tries, said, place } = book.read(sent.payload, reader.now);
    expect(tries).toBeLessThanOrEqual(MAX_TRIES);
    if (place === null) {
      if (sent.isRead) expect(['already-read', 'no-session', 'malformed']).toContain(said);
      else this.#notReadable(reader, sent);
      return;
    }
    expect(sent.isRead).toBe(false);
    expect(said).toBe(sent.text);
    expect(hex(place.session)).toBe(sent.session);
    if (isKilled) return;
    sent.isRead = true;
    const at = this.#sent.indexOf(sent);
    reader.places = [...reader.places, { ...place, session: sent.session, at }];
    this.#bounds(reader);
  }

  /** What came for the first time and cannot be read was given up and counted, or belongs to a session that is only kept. */
  #notReadable(reader: Side, sent: Sent): void {
    if (sent.session !== sendingOf(reader)) return;
    const all = new Set([...(reader.unreadable.get(sent.session) ?? []), sent]);
    reader.unreadable.set(sent.session, all);
    const lost = reader.book.facts().find(({ id }) => hex(id) === sent.session)?.lost ?? 0;
    expect(all.size).toBeLessThanOrEqual(lost);
  }

  #bounds({ book }: Side): void {
    for (const { kept, oldChains } of book.facts()) {
      expect(kept.length).toBeLessThanOrEqual(MAX_SKIPPED_KEYS);
      expect(oldChains).toBeLessThanOrEqual(MAX_OLD_RECEIVING_HEADER_KEYS);
    }
  }

  /** The site shows a writer its own message as if the other had written it, or an altered one. */
  forge(back: number, bit: number): void {
    const sent = this.#any(back);
    if (sent === undefined) return;
    expect(sent.by.book.read(sent.payload, sent.by.now).place).toBeNull();
    const altered = flipBit(sent.payload, bit % (sent.payload.length * 8));
    const reader = this.#other(sent.by);
    expect(reader.book.read(altered, reader.now).place).toBeNull();
  }

  /** A copy of everything is made; what it holds comes back when `restore` or `rollBack` is called. */
  backUp(): void {
    const read = new Set(this.#sent.filter(({ isRead }) => isRead));
    this.#backups = this.#sides.map(({ book, unreadable, places }) => ({
      book: book.copy(),
      unreadable: new Map(unreadable),
      places,
      read,
      sent: this.#sent.length,
    }));
  }

  #goBack(which: number): Backup | undefined {
    const [owner, peer] = this.#pick(which);
    const backup = this.#backups[which % 2];
    if (backup === undefined) return undefined;
    Object.assign(owner, { book: backup.book, unreadable: backup.unreadable, places: backup.places });
    for (const sent of this.#sent) if (sent.by === peer) sent.isRead = backup.read.has(sent);
    return backup;
  }

  /** One side goes back to the backup: it reads on, never writes on what it restored, and both begin anew. */
  restore(which: number): void {
    const [owner, peer] = this.#pick(which);
    if (this.#goBack(which) === undefined) return;
    owner.book.close();
    this.#beginAnew(owner, peer);
  }

  /** One side goes back without knowing it. The thread shows what it wrote since: that betrays it, or it wrote nothing. */
  rollBack(which: number): void {
    const [owner, peer] = this.#pick(which);
    const backup = this.#goBack(which);
    if (backup === undefined) return;
    const since = this.#sent.slice(backup.sent).filter(({ by }) => by === owner);
    const verdicts = since.toReversed().map(({ payload }) => owner.book.read(payload, owner.now).said);
    expect(verdicts.includes('our-own')).toBe(since.length > 0);
    if (since.length === 0) return;
    owner.book.close();
    this.#beginAnew(owner, peer);
  }

  /** A copy of the profile writes; its owner sees it, stops, and both begin anew. The other may read what the copy wrote. */
  clone(which: number): void {
    const [owner, peer] = this.#pick(which);
    const { payload } = this.#leave(owner, this.#write(owner, owner.book.copy(), 4));
    expect(owner.book.read(payload, owner.now).said).toBe('our-own');
    owner.book.close();
    this.#beginAnew(owner, peer);
  }

  #beginAnew(maker: Side, acceptor: Side): void {
    const { payload, keep } = maker.self.invite(acceptor.self.tag, maker.now);
    const refusal = acceptor.self.judge(payload, acceptor.now);
    const ahead = (maker.now - acceptor.now) / DAY;
    expect(refusal).toBe(ahead > 1 ? 'from-the-future' : ahead < -30 ? 'expired' : null);
    if (refusal !== null) {
      // Each was told why, and sets the clock right.
      for (const which of [0, 1]) this.lie(which, 0);
      this.#beginAnew(maker, acceptor);
      return;
    }
    const accepted = acceptor.self.accept(payload, acceptor.now);
    const end = opened(maker.self.open(accepted.payload, keep, acceptor.self.tag, { now: maker.now }));
    maker.book.add(end, Math.min(maker.now, acceptor.now));
    acceptor.book.add(accepted.end);
  }

  /** All that is still out comes newest first; then both talk again. How often a session of theirs was renewed. */
  finish(): number {
    for (const sent of this.#sent.toReversed()) if (!sent.isRead) this.#read(this.#other(sent.by), sent);
    for (const side of this.#sides) this.#inOrder(side);
    for (const which of [0, 1]) this.lie(which, 150);
    for (const [turn, which] of [0, 1, 0, 1, 0, 1].entries()) {
      this.send(which, 8);
      this.show(0, false);
      // Who has not yet heard that the other began anew writes once more on a session that the other cannot follow.
      if (turn > 1) expect(this.#sent.at(-1)?.isRead).toBe(true);
    }
    const [alice, bob] = this.#sides;
    expect(sendingOf(alice)).toBe(sendingOf(bob));
    const apart = this.#epochOf(alice) - this.#epochOf(bob);
    expect([0, 1, 255]).toContain((apart + 256) % 256);
    return alice.book.facts().reduce((sum, { epoch }) => sum + epoch, 0);
  }

  #epochOf(side: Side): number {
    return side.book.facts().find(({ id }) => hex(id) === sendingOf(side))?.epoch ?? 0;
  }

  /** Chain and number put what was read into the order in which it was sent. */
  #inOrder({ places }: Side): void {
    const sorted = places.toSorted((a, b) => a.chain - b.chain || a.n - b.n);
    for (const id of new Set(places.map(({ session }) => session))) {
      const order = sorted.filter(({ session }) => session === id).map(({ at }) => at);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  }
}
