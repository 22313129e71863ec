/** A step changes nothing that it is given, and a step that fails leaves nothing behind (R-KEY-1). */
import { describe, expect, it } from 'vitest';
import { createAcceptance, openAcceptance } from '../../../lib/core/handshake/acceptance.ts';
import {
  type Decrypted,
  decryptMessage,
  encryptMessage,
  ownHeaderOpens,
  type Session,
} from '../../../lib/core/ratchet/session.ts';
import { bitFlips, truncations } from '../../support/attack.ts';
import { accept, connected, invite, inviter, NOON, person, read, says } from '../../support/people.ts';

/** Freezes every object and array in a value. Byte arrays cannot be frozen: `copyOf` and a comparison watch those. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** Runs a step on frozen input and sees that no byte of the input has changed after it. */
function watched<I, O>(input: I, step: (input: I) => O): O {
  const copy = structuredClone(input);
  const output = step(frozen(input));
  expect(input).toEqual(copy);
  return output;
}

/** Every byte array in a value. */
function byteArrays(value: unknown): readonly Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(byteArrays) : [];
}

function isPlain(value: unknown): boolean {
  if (value === null || value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value === 'object')
    return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const alice = person('Alice');
const bob = person('Bob');

function encrypted(session: Session, text: string, random = alice.random) {
  return watched(session, (state) => encryptMessage(state, says(text), { now: NOON }, random));
}

function decrypted(session: Session, payload: Uint8Array): Extract<Decrypted, { kind: 'message' }> {
  const result = watched({ session, payload }, (input) => decryptMessage(input.session, input.payload, NOON));
  if (result.kind !== 'message') throw new Error(result.kind);
  return result;
}

describe('a step', () => {
  it('of the handshake changes nothing that it is given', () => {
    const { payload, secrets } = watched(alice.identity, () => invite(alice, bob));
    const { identity, deviceId, tag: ourTag, random } = bob;
    const given = { invitation: read(payload), identity, deviceId, ourTag, now: NOON };
    const answer = watched(given, (input) => createAcceptance(input, random));
    const opened = watched(
      { payload: answer.payload, ...inviter(alice, bob, secrets) },
      ({ payload: acceptance, ...view }) => openAcceptance(acceptance, view),
    );
    expect(opened.kind).toBe('accepted');
  });

  it('of a session changes nothing that it is given, and gives plain data', () => {
    const { ours, theirs } = connected(alice, bob);
    let [mine, his] = [ours.session, theirs.session];
    for (let turn = 0; turn < 4; turn++) {
      const skipped = encrypted(mine, 'skipped');
      const sent = encrypted(skipped.next, 'hello');
      const received = decrypted(his, sent.output);
      const late = decrypted(received.next, skipped.output);
      const answer = encrypted(late.next, 'hello', bob.random);
      const back = decrypted(sent.next, answer.output);
      [mine, his] = [back.next, answer.next];
      for (const step of [skipped, sent, received, late, answer, back]) expect(isPlain(step.next)).toBe(true);
    }
  });

  it('hands out as spent only what the next state does not hold', () => {
    const { ours, theirs } = connected(alice, bob);
    let [mine, his] = [ours.session, theirs.session];
    const wipe = (step: { next: Session; spent: readonly Uint8Array[] }) => {
      const held = new Set(byteArrays(step.next));
      expect(step.spent.filter((bytes) => held.has(bytes))).toEqual([]);
      expect(step.spent.length).toBeGreaterThan(0);
      for (const bytes of step.spent) bytes.fill(0);
      return step.next;
    };
    for (let turn = 0; turn < 20; turn++) {
      const skipped = encryptMessage(mine, says('skipped'), { now: NOON }, alice.random);
      const sent = encryptMessage(wipe(skipped), says('hello'), { now: NOON }, alice.random);
      mine = wipe(sent);
      his = wipe(decrypted(his, sent.output));
      if (turn % 2 === 0) his = wipe(decrypted(his, skipped.output));
      const answer = encryptMessage(his, says('hello'), { now: NOON }, bob.random);
      his = wipe(answer);
      mine = wipe(decrypted(mine, answer.output));
    }
  });

  it('spends the old chain key and the message key, so that a stored state cannot read backwards', () => {
    const { ours, theirs } = connected(alice, bob);
    const sent = encryptMessage(ours.session, says('hello'), { now: NOON }, alice.random);
    const received = decrypted(theirs.session, sent.output);
    expect(decryptMessage(received.next, sent.output, NOON)).toEqual({ kind: 'refused', code: 'already-read' });
    const secretsBefore = byteArrays([theirs.session.rootKey, theirs.session.sending]).filter((bytes) =>
      received.spent.includes(bytes),
    );
    // Root key, our chain key and our ratchet secret: the peer has turned.
    expect(secretsBefore).toHaveLength(3);
  });
});

describe('a message that does not open', () => {
  const { ours, theirs } = connected(alice, bob);
  const first = ours.send('first');
  theirs.receive(ours.send('second'));
  const third = ours.send('third');
  const state = frozen(theirs.session);

  it('says why, one bit at a time, and opens afterwards all the same', () => {
    for (const payload of [first, third]) {
      const outcomes = bitFlips(payload).map((flipped) => {
        const result = decryptMessage(state, flipped, NOON);
        return result.kind === 'refused' ? result.code : result.kind;
      });
      const expected = Array.from(outcomes, (_, bit) =>
        bit < 8 ? 'malformed' : bit < 54 * 8 ? 'not-this-session' : 'altered',
      );
      expect(outcomes).toEqual(expected);
      expect(decryptMessage(state, payload, NOON).kind).toBe('message');
    }
  });

  it('is malformed when it is cut off where no body can end', () => {
    for (const shorter of truncations(first)) {
      const isBody = shorter.length > 70 && (shorter.length - 70) % 32 === 0;
      expect(decryptMessage(state, shorter, NOON)).toEqual({ kind: 'refused', code: isBody ? 'altered' : 'malformed' });
    }
  });

  it('changes no byte of the state', () => {
    const copy = structuredClone(state);
    for (const payload of [...bitFlips(first, 9), ...truncations(third), new Uint8Array(70_000)]) {
      expect(decryptMessage(state, payload, NOON).kind).not.toBe('message');
    }
    expect(state).toEqual(copy);
  });
});

describe('our own header', () => {
  it('is known again, over eight turns and before the first', () => {
    const { ours, theirs } = connected();
    const written: Uint8Array[] = [];
    for (let turn = 0; turn < 8; turn++) {
      written.push(ours.send('hello'));
      theirs.receive(written.at(-1) ?? new Uint8Array(0));
      const answer = theirs.send('hello');
      expect(ownHeaderOpens(ours.session, answer)).toBe(false);
      ours.receive(answer);
    }
    expect(written.every((payload) => ownHeaderOpens(ours.session, payload))).toBe(true);
    expect(written.some((payload) => ownHeaderOpens(theirs.session, payload))).toBe(false);
    expect(ownHeaderOpens(ours.session, new Uint8Array(0))).toBe(false);
  });

  it('betrays a copy of this profile that writes, even when it has turned before us', () => {
    const { ours, theirs } = connected();
    theirs.receive(ours.send('from here'));
    const copy = { ...ours };
    expect(ownHeaderOpens(ours.session, copy.send('from the copy'))).toBe(true);
    const answer = theirs.send('answer');
    expect(copy.receive(answer)).toBe('answer');
    const afterTurn = copy.send('from the copy, after a turn');
    expect(ownHeaderOpens(ours.session, afterTurn)).toBe(true);
    expect(ours.receive(answer)).toBe('answer');
    expect(ownHeaderOpens(ours.session, afterTurn)).toBe(true);
    ours.send('from here');
    expect(ownHeaderOpens(ours.session, afterTurn)).toBe(true);
  });

  it('of the other’s acceptance is not ours', () => {
    const { payload, secrets } = invite(alice, bob);
    const accepted = accept(bob, payload);
    const opened = openAcceptance(accepted.payload, inviter(alice, bob, secrets));
    if (opened.kind !== 'accepted') throw new Error(opened.code);
    const embedded = accepted.payload.slice(1_198);
    expect(ownHeaderOpens(accepted.session, embedded)).toBe(true);
    expect(ownHeaderOpens(opened.session, embedded)).toBe(false);
  });
});
