/** Alice, Bob and Mallory, each with an account on a site, seeded randomness and the steps of a conversation in one line each. */
import { createAcceptance, openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import {
  createInvitation,
  type Invitation,
  type LocalView,
  readInvitation,
} from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, type Identity, siteTag } from '../../lib/core/identity.ts';
import type { AccountTag, DeviceId } from '../../lib/core/keys.ts';
import type { Random } from '../../lib/core/random.ts';
import { decryptMessage, encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import type { Content } from '../../lib/core/wire/content.ts';
import { seededRandom } from './seeded-random.ts';

/** Noon of a day on which all stories begin, Unix seconds. */
export const NOON = 1_790_000_000;
export const DAY = 86_400;

export interface Person {
  readonly name: string;
  readonly random: Random;
  readonly identity: Identity;
  readonly deviceId: DeviceId;
  readonly tag: AccountTag;
}

/** A person with an account of the same name at the site `x`. `run` tells two people of one name apart. */
export function person(name: string, run = ''): Person {
  const random = seededRandom(name + run);
  return {
    name,
    random,
    identity: createIdentity(random),
    deviceId: createDeviceId(random),
    tag: accountTag('x', name),
  };
}

/** The thread with `peer` as `self` sees it. */
export function viewOf(self: Person, peer: Person): LocalView {
  return { site: siteTag('x'), ourTag: self.tag, theirTag: peer.tag };
}

export function invite(maker: Person, peer: Person, now = NOON) {
  const { identity, deviceId, random } = maker;
  return createInvitation({ identity, deviceId, now, ...viewOf(maker, peer) }, random);
}

/** The invitation in a payload that is known to hold one. */
export function read(payload: Uint8Array, now = NOON): Invitation {
  const result = readInvitation(payload, now);
  if (result.kind === 'refused') throw new Error(`not an invitation: ${result.code}`);
  return result.invitation;
}

export function accept(acceptor: Person, payload: Uint8Array, now = NOON) {
  const { identity, deviceId, tag, random } = acceptor;
  return createAcceptance({ invitation: read(payload, now), identity, deviceId, ourTag: tag, now }, random);
}

/** What Alice needs to open an answer of Bob's. */
export function inviter(maker: Person, peer: Person, secrets: ReturnType<typeof invite>['secrets'], now = NOON) {
  return { secrets, identity: maker.identity, deviceId: maker.deviceId, now, ...viewOf(maker, peer) };
}

/** Two people with a session: the inviter's end first. */
export function connected(maker: Person = person('Alice'), acceptor: Person = person('Bob')) {
  const { payload: invitation, secrets } = invite(maker, acceptor);
  const { payload: acceptance, session } = accept(acceptor, invitation);
  const opened = openAcceptance(acceptance, inviter(maker, acceptor, secrets));
  if (opened.kind === 'refused') throw new Error(`acceptance refused: ${opened.code}`);
  return { invitation, acceptance, secrets, ours: talker(maker, opened.session), theirs: talker(acceptor, session) };
}

export function says(text: string, sequence = 1): Content {
  return { kind: 'text', text, time: NOON, sequence };
}

/** One end of a session that remembers its newest state, as a vault would. */
export interface Talker {
  session: Session;
  send(text: string, options?: { bucket?: number; now?: number }): Uint8Array;
  /** The text, or the name of the outcome. Only a message moves the state. */
  receive(payload: Uint8Array, now?: number): string;
}

export function talker(self: Person, session: Session): Talker {
  return {
    session,
    send(text, { now = NOON, ...rest } = {}) {
      const { next, output } = encryptMessage(this.session, says(text), { now, ...rest }, self.random);
      this.session = next;
      return output;
    },
    receive(payload, now = NOON) {
      const result = decryptMessage(this.session, payload, now);
      if (result.kind === 'refused') return result.code;
      if (result.kind === 'not-this-session') return result.kind;
      this.session = result.next;
      return result.content.kind === 'text' ? result.content.text : result.content.kind;
    },
  };
}
