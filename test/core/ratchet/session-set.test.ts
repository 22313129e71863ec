/** Several sessions with one contact: which one sends, which are read, and what an unknown payload may cost (R-KEY-2). */
import { encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { MAX_ARCHIVED_SESSIONS, MAX_LIVE_SESSIONS, MAX_TRIES } from '../../../lib/core/limits.ts';
import { headerKeysToTry } from '../../../lib/core/ratchet/receiving.ts';
import { encryptMessage, type Session } from '../../../lib/core/ratchet/session.ts';
import {
  addSession,
  closeSessions,
  inOrderOfTrial,
  readOverSessions,
  replaceSession,
  type SessionSet,
  sendingSession,
} from '../../../lib/core/ratchet/session-set.ts';
import { connected, NOON, person, type Talker } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const [alice, bob] = [person('Alice'), person('Bob')];

/** A session that Bob opened and nothing was read on, and Alice's end of it. */
function fresh(): { readonly mine: Session; readonly hers: Talker } {
  const { ours, theirs } = connected(alice, bob);
  return { mine: theirs.session, hers: ours };
}

const unheard = (session: Session) => ({ session, heardAt: 0 });
const setOf = (...sessions: readonly Session[]): SessionSet => sessions.map(unheard);

/** Reads a payload that is known to open. */
function read(sessions: SessionSet, payload: Uint8Array, now = NOON) {
  const result = readOverSessions(sessions, payload, now);
  if (result.kind !== 'message') throw new Error(result.kind);
  return result;
}

/** A session with as many header keys as one can have: gaps in eight ended chains. */
function worn(): Session {
  const { ours, theirs } = connected(bob, alice);
  for (let turn = 0; turn < 12; turn++) {
    theirs.send('lost');
    ours.receive(theirs.send('turn'));
    theirs.receive(ours.send('turn'));
  }
  return ours.session;
}

const stranger = Uint8Array.of(3, ...seededRandom('stranger').bytes(229));

describe('the session that sends', () => {
  it('is the one last heard on, and a new one only while none was ever heard on', () => {
    const [first, second] = [fresh(), fresh()];
    expect(sendingSession([])).toBeNull();
    const both = setOf(second.mine, first.mine);
    expect(sendingSession(both)?.session).toBe(second.mine);

    const heardFirst = read(both, first.hers.send('on the first'));
    expect(sendingSession(heardFirst.sessions)?.session.id).toEqual(first.mine.id);
    // One that was accepted a moment ago, and that nobody has answered on.
    const third = addSession(heardFirst.sessions, { session: fresh().mine, heardAt: NOON + 60 }).sessions;
    expect(sendingSession(third)?.session.id).toEqual(first.mine.id);
  });

  it('is the first of those that were heard on at the same second', () => {
    const [first, second] = [fresh(), fresh()];
    const both = read(setOf(first.mine, second.mine), second.hers.send('one')).sessions;
    const heard = read(both, first.hers.send('another')).sessions;
    const [front] = heard.map((held) => ({ ...held, heardAt: NOON }));
    expect(sendingSession(heard.map((held) => ({ ...held, heardAt: NOON })))?.session.id).toEqual(front?.session.id);
  });

  it('does not go back to an older one when its old messages are read later', () => {
    const [old, young] = [fresh(), fresh()];
    const early = old.hers.send('early');
    const set = setOf(young.mine, old.mine);
    const heardAt = (sessions: SessionSet, time: number) =>
      sessions.map((held) => (held.session.confirmed ? { ...held, heardAt: time } : held));
    const newest = heardAt(read(set, young.hers.send('late')).sessions, NOON + 10);
    expect(sendingSession(read(newest, early, NOON + 60).sessions)?.session.id).toEqual(young.mine.id);
  });

  it('is never one that was closed, whatever is heard on it, and a closed one is still read', () => {
    const [old, young] = [fresh(), fresh()];
    const closed = closeSessions(read(setOf(old.mine), old.hers.send('before')).sessions);
    expect(sendingSession(closed)).toBeNull();
    const heard = read(closed, old.hers.send('still read')).sessions;
    expect(sendingSession(heard)).toBeNull();
    const anew = addSession(heard, unheard(young.mine)).sessions;
    expect(sendingSession(read(anew, old.hers.send('and again')).sessions)?.session).toBe(young.mine);
  });

  it('is not held by a clock that was ahead', () => {
    const [old, young] = [fresh(), fresh()];
    // What Alice says is stamped NOON; Bob’s own clock is a day behind her when he reads it, and right when he reads on.
    const ahead = read(setOf(young.mine, old.mine), old.hers.send('from the future'), NOON - 86_400);
    expect(ahead.sessions.map(({ heardAt }) => heardAt)).toEqual([0, NOON - 86_400]);
    const later = read(ahead.sessions, young.hers.send('now'), NOON - 10);
    expect(sendingSession(later.sessions)?.session.id).toEqual(young.mine.id);
  });

  it('is heard on when something comes that only a newer Sotto understands', () => {
    const { mine, hers } = fresh();
    const content = { kind: 'unknown', bytes: encode([99, 'from a newer one']) } as const;
    const { output } = encryptMessage(hers.session, content, { now: NOON }, alice.random);
    expect(read(setOf(mine), output).sessions).toMatchObject([{ heardAt: NOON }]);
  });
});

describe('a set of sessions', () => {
  it('keeps the newer state of a session that is added again', () => {
    const { mine, hers } = fresh();
    const heard = read(setOf(mine), hers.send('hello')).sessions;
    expect(addSession(heard, unheard(mine))).toEqual({ sessions: heard, dropped: [] });
  });

  it('holds four live ones and sixteen in the archive, never gives up the one that sends, and says what it gave up', () => {
    const first = fresh();
    let sessions = read(setOf(first.mine), first.hers.send('hello')).sessions;
    const dropped: SessionSet[] = [];
    for (let added = 0; added < 21; added++) {
      const result = addSession(sessions, unheard({ ...first.mine, id: fresh().mine.id }));
      sessions = result.sessions;
      dropped.push(result.dropped);
    }
    expect(sessions).toHaveLength(MAX_LIVE_SESSIONS + MAX_ARCHIVED_SESSIONS);
    expect(dropped.flat()).toHaveLength(2);
    expect(sendingSession(sessions)?.session.id).toEqual(first.mine.id);
    const breadths = inOrderOfTrial(sessions).map(({ breadth }) => breadth);
    expect(breadths).toEqual([
      'sending',
      ...Array.from({ length: 3 }, () => 'live'),
      ...Array.from({ length: 16 }, () => 'archived'),
    ]);
  });

  it('reads on an archived session and brings it back', () => {
    const archived = fresh();
    let sessions = setOf(archived.mine);
    for (let added = 0; added < 5; added++) sessions = addSession(sessions, unheard(fresh().mine)).sessions;
    expect(inOrderOfTrial(sessions).at(-1)?.held.session).toBe(archived.mine);
    const result = read(sessions, archived.hers.send('still here'));
    expect(result.session).toEqual(archived.mine.id);
    expect(result.content).toMatchObject({ text: 'still here' });
    expect(result.sessions[0]?.session.id).toEqual(archived.mine.id);
    expect(result.sessions).toHaveLength(6);
    expect(sendingSession(result.sessions)?.session.id).toEqual(archived.mine.id);
  });

  it('moves one session on and leaves the others alone', () => {
    const [one, other] = [fresh(), fresh()];
    const next = { ...one.mine, confirmed: true };
    expect(replaceSession(setOf(one.mine, other.mine), next).map(({ session }) => session)).toEqual([next, other.mine]);
  });
});

describe('a payload', () => {
  it('that nobody knows costs sixty-four tries over the fullest set, and one that is known no more than it must', () => {
    const session = worn();
    expect(session.receiving.old).toHaveLength(8);
    const full = Array.from({ length: 20 }, () => unheard({ ...session, id: fresh().mine.id }));
    expect(readOverSessions(full, stranger, NOON)).toEqual({ kind: 'no-session', tries: 64 });
    expect(MAX_TRIES).toBe(64);
    expect(readOverSessions([], stranger, NOON)).toEqual({ kind: 'no-session', tries: 0 });
    expect(readOverSessions(full, new Uint8Array(0), NOON)).toEqual({ kind: 'refused', code: 'malformed', tries: 0 });
    const { mine, hers } = fresh();
    expect(read(setOf(mine), hers.send('hello')).tries).toBe(1);
  });

  it('of our own hand is known as ours', () => {
    const { ours: hers, theirs: talker } = connected(alice, bob);
    talker.receive(hers.send('hello'));
    hers.receive(talker.send('hello to you'));
    const copy = { ...talker };
    const theirKeys = headerKeysToTry(talker.session.receiving).length;
    const readsOwn = (payload: Uint8Array) => readOverSessions(setOf(talker.session), payload, NOON);
    expect(readsOwn(copy.send('from a copy'))).toEqual({ kind: 'our-own', tries: theirKeys + 1 });
    hers.receive(copy.send('read by her'));
    copy.receive(hers.send('read by the copy alone'));
    expect(readsOwn(copy.send('after its turn'))).toEqual({ kind: 'our-own', tries: theirKeys + 2 });
  });

  it('that a session refuses is refused, and no other session is asked', () => {
    const { mine, hers } = fresh();
    const payload = hers.send('hello');
    const altered = payload.map((byte, index) => (index === 100 ? byte ^ 1 : byte));
    const set = setOf(mine, fresh().mine);
    expect(readOverSessions(set, altered, NOON)).toEqual({ kind: 'refused', code: 'altered', tries: 1 });
    expect(read(set, payload).content).toMatchObject({ text: 'hello' });
  });

  it('of an old chain is read on a live session that does not send, when its chain is one of the two newest', () => {
    const { ours: hers, theirs: his } = connected(alice, bob);
    const late: Uint8Array[] = [];
    for (let turn = 0; turn < 4; turn++) {
      late.push(hers.send(`late ${turn}`));
      his.receive(hers.send('turn'));
      hers.receive(his.send('turn'));
    }
    his.receive(hers.send('turn'));
    const other = fresh();
    const sending = { session: { ...other.mine, confirmed: true }, heardAt: NOON };
    const set: SessionSet = [sending, unheard(his.session)];
    const outcomes = late.map((payload) => readOverSessions(set, payload, NOON).kind);
    expect(outcomes).toEqual(['no-session', 'no-session', 'message', 'message']);
    const alone = late.map((payload) => readOverSessions([unheard(his.session)], payload, NOON).kind);
    expect(alone).toEqual(Array.from({ length: 4 }, () => 'message'));
  });

  it('of an old chain is found behind newer ones from which nothing is missing', () => {
    const { ours: hers, theirs: his } = connected(alice, bob);
    const late = hers.send('late');
    for (let turn = 0; turn < 4; turn++) {
      his.receive(hers.send('turn'));
      hers.receive(his.send('turn'));
    }
    const other = { session: { ...fresh().mine, confirmed: true }, heardAt: NOON };
    expect(read([other, unheard(his.session)], late).content).toMatchObject({ text: 'late' });
  });
});
