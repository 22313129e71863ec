/** The reference of docs/protocol.md as a side of a scenario. Draws the same randomness as the product's core would. */
import * as armor from '../reference/armor.ts';
import { decode, encode } from '../reference/content.ts';
import * as handshake from '../reference/handshake.ts';
import * as parts from '../reference/parts.ts';
import { type Read, receive, send } from '../reference/ratchet.ts';
import * as sessions from '../reference/sessions.ts';
import type { Draw, State } from '../reference/state.ts';
import * as verification from '../reference/verification.ts';
import { NOON } from './people.ts';
import { seededRandom } from './seeded-random.ts';
import { type Book, type End, type Facts, type Hand, type Implementation, type Said, says } from './sides.ts';

type Sent = (payload: Uint8Array) => void;

const site = () => handshake.siteTag('x');

const asText = ({ said }: Read): Said | string =>
  said[0] === 0 ? Buffer.from(said[3] as Uint8Array).toString('utf8') : said;

const factsOf = ({ epoch, confirmed, lost, skipped, old }: State): Facts => ({
  epoch,
  confirmed,
  lost,
  kept: skipped.map(({ ordinal, n }) => [ordinal, n] as const),
  oldChains: old.length,
});

interface ReferenceEnd extends End {
  readonly state: State;
}

function endOf(state: State, draw: Draw, sent: Sent): ReferenceEnd {
  return {
    state,
    id: state.id,
    theirs: state.theirs,
    send(said, { bucket = 160, now = NOON } = {}) {
      const output = send(state, encode(typeof said === 'string' ? says(said) : said), bucket, now, draw);
      sent(output);
      return output;
    },
    receive(payload, now = NOON) {
      const read = receive(state, payload, now);
      return typeof read === 'string' ? read : asText(read);
    },
    facts: () => factsOf(state),
    copy: () => endOf(structuredClone(state), draw, sent),
    between: (other) => endOf({ ...structuredClone(state), context: stateOf(other).context }, draw, sent),
  };
}

const stateOf = (end: End): State => (end as ReferenceEnd).state;

function bookOf(draw: Draw, sent: Sent, list: sessions.Held[] = []): Book {
  return {
    add(end, heard = 0, closed) {
      sessions.add(list, { state: structuredClone(stateOf(end)), heard, closed: closed === true });
    },
    close() {
      for (const held of list) held.closed = true;
    },
    ids: () => sessions.inOrder(list).map(({ state }) => state.id),
    sends: () => sessions.sending(list)?.state.id ?? null,
    send(said, options) {
      const held = sessions.sending(list);
      return held === null ? null : endOf(held.state, draw, sent).send(said, options);
    },
    read(payload, now = NOON) {
      const { tries, id, read } = sessions.read(list, payload, now);
      if (typeof read === 'string' || id === undefined) return { tries, said: String(read), place: null };
      return { tries, said: asText(read), place: { session: id, chain: read.chain, n: read.n } };
    },
    facts: () => list.map(({ state }) => ({ id: state.id, ...factsOf(state) })),
    copy: () => bookOf(draw, sent, structuredClone(list)),
  };
}

function handOf(name: string, self: handshake.Self, draw: Draw, sent: Sent): Hand {
  return {
    name,
    tag: self.tag,
    identity: self.identity,
    invite(peer, now = NOON) {
      const made = handshake.invite(self, site(), peer, now, draw);
      sent(made.invitation);
      return { payload: made.invitation, keep: made };
    },
    judge: (invitation, now = NOON) => handshake.judge(invitation, now),
    concerns: (invitation, peer) => handshake.concerns(self, invitation, site(), peer),
    accept(invitation, now = NOON) {
      const { payload, state } = handshake.accept(self, invitation, now, draw);
      sent(payload);
      return { payload, end: endOf(state, draw, sent) };
    },
    open(acceptance, keep, peer, { now = NOON, used } = {}) {
      const view = { site: site(), peer, now, used: used ?? null };
      const state = handshake.openAcceptance(self, keep as handshake.Made, acceptance, view);
      return typeof state === 'string' ? state : endOf(state, draw, sent);
    },
    goesFirst: (theirs) => handshake.goesFirst(self.identity, theirs),
    book: () => bookOf(draw, sent),
    show(invitation, now = NOON) {
      const { bytes, kept } = verification.show(site(), self.tag, self.identity, invitation, now, draw);
      const prove = (end: End, proof: Uint8Array, at = now) => verification.prove(stateOf(end), kept, proof, at);
      return { bytes, prove };
    },
    scan: (end, code, peer) => verification.scan(stateOf(end), code, site(), peer),
    safetyNumber: (other) =>
      verification.safetyNumber(site(), [
        { key: self.identity, tag: self.tag },
        { key: other.identity, tag: other.tag },
      ]),
    claiming: ({ tag = self.tag, identity = self.identity }) => handOf(name, { ...self, tag, identity }, draw, sent),
  };
}

export const reference: Implementation = {
  name: 'reference',
  hand(name, seed, sent) {
    const random = seededRandom(seed);
    const draw: Draw = (length) => random.bytes(length);
    return handOf(name, handshake.person(handshake.accountTag('x', name), draw), draw, sent);
  },
  split: parts.split,
  joiner() {
    const unfinished: parts.Unfinished = [];
    return (part) => parts.take(unfinished, part);
  },
  wrap: armor.wrap,
  unwrap: armor.unwrap,
  content: decode,
};
