/**
 * Alice and Bob, each twice: once as the product's core, once as the reference. Whatever one of a pair writes or reads, the other
 * must write or read in the same bytes.
 */
import { expect } from 'vitest';
import { createAcceptance, openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { createInvitation, readInvitation } from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../lib/core/identity.ts';
import { decryptMessage, encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import { type Content, encodeContent } from '../../lib/core/wire/content.ts';
import * as reference from '../reference/handshake.ts';
import { receive, send } from '../reference/ratchet.ts';
import type { Draw, State } from '../reference/state.ts';
import { NOON } from './people.ts';
import { seededRandom } from './seeded-random.ts';

/** A person with the same randomness for both implementations. */
function pair(name: string) {
  const random = seededRandom(`twin ${name}`);
  const other = seededRandom(`twin ${name}`);
  const draw: Draw = (length) => other.bytes(length);
  const identity = createIdentity(random);
  const deviceId = createDeviceId(random);
  const self: reference.Self = { seed: draw(32), device: draw(4), tag: reference.accountTag('x', name) };
  return { random, identity, deviceId, tag: accountTag('x', name), draw, self };
}

type Pair = ReturnType<typeof pair>;

export interface Twin {
  readonly session: Session;
  readonly state: State;
  send(content: Content, options?: { bucket?: number; now?: number }): Uint8Array;
  /** The content, or the name of the outcome. */
  receive(payload: Uint8Array, now?: number): Content | string;
}

function twin(self: Pair, session: Session, state: State): Twin {
  return {
    session,
    state,
    send(content, { bucket = 160, now = NOON } = {}) {
      const { next, output } = encryptMessage(this.session, content, { bucket, now }, self.random);
      Object.assign(this, { session: next });
      const written = send(this.state, encodeContent(content), bucket, now, self.draw);
      expect(Buffer.compare(written, output)).toBe(0);
      return output;
    },
    receive(payload, now = NOON) {
      const read = decryptMessage(this.session, payload, now);
      const other = receive(this.state, payload, now);
      if (read.kind === 'message') {
        Object.assign(this, { session: read.next });
        expect(Buffer.from(encodeContent(read.content))).toEqual(
          typeof other === 'string' ? other : Buffer.from(other),
        );
        expect([this.session.epoch, this.session.receiving.lost]).toEqual([this.state.epoch, this.state.lost]);
        return read.content;
      }
      const outcome = read.kind === 'refused' ? read.code : read.kind;
      expect(other).toBe(outcome);
      return outcome;
    },
  };
}

/** Both pairs connected, the inviter's end first, with every payload of the handshake compared. */
export function twins(names: readonly [string, string] = ['Alice', 'Bob']) {
  const [alice, bob] = [pair(names[0]), pair(names[1])];
  const site = siteTag('x');
  expect(Buffer.compare(site, reference.siteTag('x'))).toBe(0);

  const view = { site, ourTag: alice.tag, theirTag: bob.tag, now: NOON };
  const { payload: invitation, secrets } = createInvitation({ ...alice, ...view }, alice.random);
  const made = reference.invite(alice.self, site, bob.self.tag, NOON, alice.draw);
  expect(Buffer.compare(made.invitation, invitation)).toBe(0);

  const read = readInvitation(made.invitation, NOON);
  if (read.kind === 'refused') throw new Error(read.code);
  const accepted = createAcceptance({ ...bob, invitation: read.invitation, ourTag: bob.tag, now: NOON }, bob.random);
  const answered = reference.accept(bob.self, invitation, NOON, bob.draw);
  expect(Buffer.compare(answered.payload, accepted.payload)).toBe(0);

  const opened = openAcceptance(answered.payload, { ...alice, ...view, secrets });
  if (opened.kind === 'refused') throw new Error(opened.code);
  const other = reference.openAcceptance(alice.self, made, accepted.payload, NOON);
  return {
    invitation,
    acceptance: accepted.payload,
    ours: twin(alice, opened.session, other),
    theirs: twin(bob, accepted.session, answered.state),
  };
}
