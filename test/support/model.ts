/**
 * Two people, a site that does what it likes, and what must hold whatever happens. Every step is checked when it is taken;
 * `finish` checks what can only be said at the end.
 */
import { expect } from 'vitest';
import { equal } from '../../lib/core/bytes.ts';
import { openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { MAX_OLD_RECEIVING_HEADER_KEYS, MAX_SKIPPED_KEYS, MAX_TRIES } from '../../lib/core/limits.ts';
import { encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import {
  addSession,
  closeSessions,
  readOverSessions,
  replaceSession,
  type SessionSet,
  sendingSession,
} from '../../lib/core/ratchet/session-set.ts';
import { flipBit } from './attack.ts';
import { accept, connected, DAY, invite, inviter, NOON, type Person, person } from './people.ts';

interface Sent {
  readonly by: Side;
  readonly text: string;
  readonly payload: Uint8Array;
  readonly session: Session['id'];
  read: boolean;
}

interface Side {
  readonly self: Person;
  /** What is on disk. */
  sessions: SessionSet;
  /** How often a message that arrived for the first time had no key any more. */
  unreadable: number;
  /** Where each message of the current session stood, in the order of reading. */
  places: { readonly session: Session['id']; readonly chain: number; readonly n: number; readonly at: number }[];
}

/** The latest session that a side sends on. */
function sendingOf({ sessions }: Side): Session {
  const held = sendingSession(sessions);
  if (held === null) throw new Error('no session');
  return held.session;
}

export class World {
  readonly #sides: readonly [Side, Side];
  /** Everything the site has, in the order of sending. */
  readonly #sent: Sent[] = [];
  /** Sealed headers of everything that left: equal ones would mean a key used twice. */
  readonly #headers = new Set<string>();
  #now = NOON;
  #backups: readonly { readonly sessions: SessionSet; readonly read: ReadonlySet<Sent> }[] = [];

  constructor(run: string) {
    const [alice, bob] = [person('Alice', run), person('Bob', run)];
    const { ours, theirs } = connected(alice, bob);
    const side = (self: Person, session: Session): Side => ({
      self,
      sessions: [{ session, heardAt: session.confirmed ? NOON : 0 }],
      unreadable: 0,
      places: [],
    });
    this.#sides = [side(alice, ours.session), side(bob, theirs.session)];
  }

  #pick(which: number): readonly [Side, Side] {
    const [alice, bob] = this.#sides;
    return which % 2 === 0 ? [alice, bob] : [bob, alice];
  }

  #encrypt(side: Side, length: number) {
    const text = `${this.#sent.length} ${'x'.repeat(length)}`;
    const content = { kind: 'text', text, time: this.#now, sequence: this.#sent.length + 1 } as const;
    const options = { now: this.#now, bucket: length % 2 === 0 ? 160 : 32 };
    return { text, ...encryptMessage(sendingOf(side), content, options, side.self.random) };
  }

  send(which: number, length: number): void {
    const [by] = this.#pick(which);
    const { text, next, output } = this.#encrypt(by, length);
    by.sessions = replaceSession(by.sessions, next);
    const header = Buffer.from(output.subarray(1, 54)).toString('hex');
    expect(this.#headers.has(header)).toBe(false);
    this.#headers.add(header);
    this.#sent.push({ by, text, payload: output, session: next.id, read: false });
  }

  /** Killed before the state was stored: nothing left, and the next message may use the same number. */
  killBeforeStore(which: number, length: number): void {
    this.#encrypt(this.#pick(which)[0], length);
  }

  /** Killed after the state was stored and before the payload left: that message is lost. */
  killAfterStore(which: number, length: number): void {
    const [by] = this.#pick(which);
    by.sessions = replaceSession(by.sessions, this.#encrypt(by, length).next);
  }

  /** Somebody's clock is set. */
  lie(days: number): void {
    this.#now = NOON + days * DAY;
  }

  /** The reader sees some message of the other, seen before or not, and may be killed before it stores what it read. */
  show(back: number, isKilled: boolean): void {
    const sent = this.#sent[this.#sent.length - 1 - (back % Math.max(1, this.#sent.length))];
    if (sent === undefined) return;
    const [alice, bob] = this.#sides;
    this.#read(sent.by === alice ? bob : alice, sent, isKilled);
  }

  #read(reader: Side, sent: Sent, isKilled: boolean): void {
    const result = readOverSessions(reader.sessions, sent.payload, this.#now);
    expect(result.tries).toBeLessThanOrEqual(MAX_TRIES);
    if (result.kind === 'message') {
      expect(sent.read).toBe(false);
      expect(result.content).toMatchObject({ kind: 'text', text: sent.text });
      if (isKilled) return;
      sent.read = true;
      reader.sessions = result.sessions;
      const at = this.#sent.indexOf(sent);
      reader.places.push({ session: result.session, ...result.ordinal, at });
      this.#bounds(reader);
      return;
    }
    if (sent.read) {
      expect(['already-read', undefined]).toContain(result.kind === 'refused' ? result.code : undefined);
      return;
    }
    // What came for the first time and cannot be read was given up, counted, or belongs to a session that is only kept.
    reader.unreadable += 1;
    const lost = reader.sessions.reduce((sum, { session }) => sum + session.receiving.lost, 0);
    const isKept = !equal(sent.session, sendingOf(reader).id);
    expect(isKept || lost > 0).toBe(true);
  }

  #bounds({ sessions }: Side): void {
    for (const { session } of sessions) {
      expect(session.receiving.skipped.length).toBeLessThanOrEqual(MAX_SKIPPED_KEYS);
      expect(session.receiving.old.length).toBeLessThanOrEqual(MAX_OLD_RECEIVING_HEADER_KEYS);
    }
  }

  /** The site shows a writer its own message as if the other had written it, or an altered one. */
  forge(back: number, bit: number): void {
    const sent = this.#sent[this.#sent.length - 1 - (back % Math.max(1, this.#sent.length))];
    if (sent === undefined) return;
    const [alice, bob] = this.#sides;
    expect(readOverSessions(sent.by.sessions, sent.payload, this.#now).kind).not.toBe('message');
    const altered = flipBit(sent.payload, bit % (sent.payload.length * 8));
    const reader = sent.by === alice ? bob : alice;
    expect(readOverSessions(reader.sessions, altered, this.#now).kind).not.toBe('message');
  }

  /** A backup of everything is made; what it holds comes back when `restore` is called. */
  backUp(): void {
    const read = new Set(this.#sent.filter((sent) => sent.read));
    this.#backups = this.#sides.map(({ sessions }) => ({ sessions, read }));
  }

  /** One side goes back to the backup: it reads on, never writes on what it restored, and both begin anew. */
  restore(which: number): void {
    const [owner, peer] = this.#pick(which);
    const backup = this.#backups[which % 2];
    if (backup === undefined) return;
    owner.sessions = closeSessions(backup.sessions);
    owner.places = [];
    for (const sent of this.#sent) if (sent.by === peer) sent.read = backup.read.has(sent);
    this.#beginAnew(owner, peer);
  }

  /** A copy of the profile writes; its owner sees it, stops, and both begin anew. */
  clone(which: number): void {
    const [owner, peer] = this.#pick(which);
    const { output } = this.#encrypt(owner, 4);
    expect(readOverSessions(owner.sessions, output, this.#now).kind).toBe('our-own');
    owner.sessions = closeSessions(owner.sessions);
    this.#beginAnew(owner, peer);
  }

  #beginAnew(maker: Side, acceptor: Side): void {
    const { payload, secrets } = invite(maker.self, acceptor.self, this.#now);
    const accepted = accept(acceptor.self, payload, this.#now);
    const opened = openAcceptance(accepted.payload, inviter(maker.self, acceptor.self, secrets, this.#now));
    if (opened.kind !== 'accepted') throw new Error(opened.code);
    maker.sessions = addSession(maker.sessions, { session: opened.session, heardAt: this.#now }).sessions;
    acceptor.sessions = addSession(acceptor.sessions, { session: accepted.session, heardAt: 0 }).sessions;
  }

  /** All that is still out comes newest first; then both talk again. */
  finish(): void {
    const [alice, bob] = this.#sides;
    for (const sent of this.#sent.toReversed())
      if (!sent.read) this.#read(sent.by === alice ? bob : alice, sent, false);
    for (const side of this.#sides) this.#inOrder(side);
    this.lie(100);
    for (const [turn, which] of [0, 1, 0, 1, 0, 1].entries()) {
      this.send(which, 8);
      this.show(0, false);
      // Who has not yet heard that the other began anew writes once more on a session that the other cannot follow.
      if (turn > 1) expect(this.#sent.at(-1)?.read).toBe(true);
    }
    expect(sendingOf(alice).id).toEqual(sendingOf(bob).id);
    const apart = (sendingOf(alice).epoch - sendingOf(bob).epoch + 256) % 256;
    expect([0, 1, 255]).toContain(apart);
  }

  /** Chain and number put what was read into the order in which it was sent. */
  #inOrder({ places }: Side): void {
    const sorted = places.toSorted((a, b) => a.chain - b.chain || a.n - b.n);
    for (const id of new Set(places.map(({ session }) => session))) {
      const order = sorted.filter(({ session }) => equal(session, id)).map(({ at }) => at);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  }
}
