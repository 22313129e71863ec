/** The product's core as a side of a scenario. Says and hears arrays of the wire through the core's own content codec. */
import { decode, encode } from 'cborg';
import { unwrapArmor, wrapArmor } from '../../lib/core/armor/armor.ts';
import { createAcceptance, openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { goesFirst } from '../../lib/core/handshake/both-invited.ts';
import {
  addressee,
  createInvitation,
  type InvitationSecrets,
  type LocalView,
  readInvitation,
} from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../lib/core/identity.ts';
import { named } from '../../lib/core/keys.ts';
import { decryptMessage, encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import {
  addSession,
  closeSessions,
  inOrderOfTrial,
  readOverSessions,
  replaceSession,
  type SessionSet,
  sendingSession,
} from '../../lib/core/ratchet/session-set.ts';
import { safetyNumber } from '../../lib/core/verification/safety-number.ts';
import { checkProof, readCode, scan, showCode } from '../../lib/core/verification/scan.ts';
import { type Content, decodeContent, encodeContent } from '../../lib/core/wire/content.ts';
import { joinPart, splitPayload, type Unfinished } from '../../lib/core/wire/parts.ts';
import { NOON, type Person, read as readGood } from './people.ts';
import { seededRandom } from './seeded-random.ts';
import {
  type Book,
  type Code,
  type End,
  type Facts,
  type Hand,
  type Implementation,
  type Said,
  says,
} from './sides.ts';

type Sent = (payload: Uint8Array) => void;

const site = () => siteTag('x');

function contentOf(said: Said | string): Content {
  const content = decodeContent(encode(typeof said === 'string' ? says(said) : said));
  if (content === null) throw new Error('not content');
  return content;
}

function saidIn(content: Content): Said | string {
  return content.kind === 'text' ? content.text : (decode(encodeContent(content), { useMaps: true }) as Said);
}

const factsOf = ({ epoch, confirmed, receiving: { lost, skipped, old } }: Session): Facts => ({
  epoch,
  confirmed,
  lost,
  kept: skipped.map(({ chain, n }) => [chain, n] as const),
  oldChains: old.length,
});

interface OurEnd extends End {
  readonly session: Session;
}

function endOf(begin: Session, self: Person, sent: Sent): OurEnd {
  let session = begin;
  return {
    get session() {
      return session;
    },
    id: begin.id,
    theirs: begin.theirIdentity,
    send(said, { bucket = 160, now = NOON } = {}) {
      const { next, output } = encryptMessage(session, contentOf(said), { bucket, now }, self.random);
      session = next;
      sent(output);
      return output;
    },
    receive(payload, now = NOON) {
      const read = decryptMessage(session, payload, now);
      if (read.kind !== 'message') return read.kind === 'refused' ? read.code : read.kind;
      session = read.next;
      return saidIn(read.content);
    },
    facts: () => factsOf(session),
    copy: () => endOf(structuredClone(session), self, sent),
    between: (other) => endOf({ ...session, context: sessionOf(other).context }, self, sent),
  };
}

const sessionOf = (end: End): Session => (end as OurEnd).session;

function bookOf(self: Person, sent: Sent, begin: SessionSet = []): Book {
  let sessions = begin;
  return {
    add(end, heard = 0, closed) {
      const held = { session: sessionOf(end), heardAt: heard, ...(closed === true ? { closed } : {}) };
      sessions = addSession(sessions, held).sessions;
    },
    close() {
      sessions = closeSessions(sessions);
    },
    ids: () => inOrderOfTrial(sessions).map(({ held }) => held.session.id),
    sends: () => sendingSession(sessions)?.session.id ?? null,
    send(said, options) {
      const held = sendingSession(sessions);
      if (held === null) return null;
      const end = endOf(held.session, self, sent);
      const payload = end.send(said, options);
      sessions = replaceSession(sessions, end.session);
      return payload;
    },
    read(payload, now = NOON) {
      const result = readOverSessions(sessions, payload, now);
      const { tries } = result;
      if (result.kind !== 'message')
        return { tries, said: result.kind === 'refused' ? result.code : result.kind, place: null };
      sessions = result.sessions;
      return { tries, said: saidIn(result.content), place: { session: result.session, ...result.ordinal } };
    },
    facts: () => sessions.map(({ session }) => ({ id: session.id, ...factsOf(session) })),
    copy: () => bookOf(self, sent, structuredClone(sessions)),
  };
}

function handOf(self: Person, sent: Sent): Hand {
  const view = (peer: Uint8Array): LocalView => ({
    site: site(),
    ourTag: self.tag,
    theirTag: named('account tag', peer),
  });
  const { identity, deviceId, random } = self;
  return {
    name: self.name,
    tag: self.tag,
    identity: identity.publicKey,
    invite(peer, now = NOON) {
      const { payload, secrets } = createInvitation({ identity, deviceId, now, ...view(peer) }, random);
      sent(payload);
      return { payload, keep: secrets };
    },
    judge(invitation, now = NOON) {
      const result = readInvitation(invitation, now);
      return result.kind === 'refused' ? result.code : null;
    },
    concerns: (invitation, peer) => addressee(readGood(invitation), { ...view(peer), identity }),
    accept(payload, now = NOON) {
      const invitation = readGood(payload, now);
      const accepted = createAcceptance({ invitation, identity, deviceId, ourTag: self.tag, now }, random);
      sent(accepted.payload);
      return { payload: accepted.payload, end: endOf(accepted.session, self, sent) };
    },
    open(acceptance, keep, peer, { now = NOON, used } = {}) {
      const secrets = { ...(keep as InvitationSecrets), usedAt: used ?? null };
      const result = openAcceptance(acceptance, { secrets, identity, deviceId, now, ...view(peer) });
      return result.kind === 'refused' ? result.code : endOf(result.session, self, sent);
    },
    goesFirst: (theirs) => goesFirst(identity.publicKey, named('identity public key', theirs)),
    book: () => bookOf(self, sent),
    show: (reference, now = NOON) => codeOf(self, reference, now),
    scan(end, bytes, peer) {
      const code = readCode(bytes);
      if (code === null) return 'no-code';
      const result = scan(code, { session: sessionOf(end), ...view(peer) });
      return result.kind === 'match' ? result.proof : result.kind;
    },
    safetyNumber: (other) =>
      safetyNumber(
        site(),
        { identity: identity.publicKey, tag: self.tag },
        { identity: named('identity public key', other.identity), tag: named('account tag', other.tag) },
      ),
    claiming: ({ tag = self.tag, identity: publicKey = identity.publicKey }) =>
      handOf(
        {
          ...self,
          tag: named('account tag', tag),
          identity: { ...identity, publicKey: named('identity public key', publicKey) },
        },
        sent,
      ),
  };
}

function codeOf(self: Person, reference: Uint8Array, now: number): Code {
  const invitation = named('invitation reference', reference);
  const shower = { site: site(), tag: self.tag, identity: self.identity.publicKey, invitation, now };
  const { bytes, shown } = showCode(shower, self.random);
  let usedAt: number | null = null;
  return {
    bytes,
    prove(end, proof, at = now) {
      const result = checkProof({ ...shown, usedAt }, proof, { session: sessionOf(end), now: at });
      if (result === 'verified') usedAt = at;
      return result;
    },
  };
}

export const ours: Implementation = {
  name: 'core',
  hand(name, seed, sent) {
    const random = seededRandom(seed);
    const identity = createIdentity(random);
    return handOf({ name, random, identity, deviceId: createDeviceId(random), tag: accountTag('x', name) }, sent);
  },
  split: splitPayload,
  joiner() {
    let unfinished: Unfinished = [];
    return (part) => {
      const joined = joinPart(unfinished, part);
      unfinished = joined.unfinished;
      if (joined.kind === 'refused') return joined.code;
      return joined.kind === 'whole' ? joined.payload : 'waiting';
    };
  },
  wrap: wrapArmor,
  unwrap: unwrapArmor,
  content(bytes) {
    const content = decodeContent(bytes);
    return content === null ? null : (decode(encodeContent(content), { useMaps: true }) as Said);
  },
};
