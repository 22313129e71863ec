/** Second implementation: tags, invitation and acceptance. See crypto.ts. */
import { encode } from './content.ts';
import {
  type Bytes,
  DH,
  decaps,
  dhPublic,
  edPublic,
  edSign,
  edToDhPublic,
  edToDhSecret,
  edVerify,
  encaps,
  HKDF,
  isIdentityKey,
  isKemKey,
  join,
  kemPublic,
  number,
  SHA256,
  same,
  tuple,
  u32,
} from './crypto.ts';
import { receive, send } from './ratchet.ts';
import { type Draw, type State, start } from './state.ts';

const day = 86_400;

export interface Self {
  readonly seed: Bytes;
  /** Public. */
  readonly identity: Bytes;
  readonly device: Bytes;
  readonly tag: Bytes;
}

export function person(tag: Bytes, draw: Draw): Self {
  const seed = draw(32);
  return { seed, identity: edPublic(seed), device: draw(4), tag };
}

export const siteTag = (site: string): Bytes =>
  SHA256(tuple('Sotto/1 site tag', Buffer.from(site, 'utf8'))).slice(0, 8);

export const accountTag = (site: string, id: string): Bytes =>
  SHA256(tuple('Sotto/1 account tag', Buffer.from(site, 'utf8'), Buffer.from(id, 'utf8'))).slice(0, 8);

const mayBeSame = (a: Bytes, b: Bytes): boolean => same(a, b) || [a, b].some((tag) => same(tag, new Uint8Array(8)));

export interface Made {
  readonly invitation: Bytes;
  readonly prekey: Bytes;
  readonly kemSeed: Bytes;
}

export function invite(self: Self, site: Bytes, peer: Bytes, now: number, draw: Draw): Made {
  const prekey = draw(32);
  const kemSeed = draw(64);
  const signed = join(
    ...[1, 1, site, self.tag, peer, self.identity, self.device],
    ...[dhPublic(prekey), kemPublic(kemSeed), u32(now)],
  );
  return { invitation: join(signed, edSign(self.seed, join('Sotto/1 invitation', signed))), prekey, kemSeed };
}

const fields = (invitation: Bytes) => ({
  site: invitation.slice(2, 10),
  maker: invitation.slice(10, 18),
  peer: invitation.slice(18, 26),
  identity: invitation.slice(26, 58),
  device: invitation.slice(58, 62),
  prekey: invitation.slice(62, 94),
  kemKey: invitation.slice(94, 1278),
  created: number(invitation.slice(1278, 1282)),
});

/** Null when it is good, else the outcome. */
export function judge(invitation: Bytes, now: number): string | null {
  const [type, version = 0] = invitation;
  if (type === 1 && version > 1) return 'newer-version';
  const { identity, prekey, kemKey, created } = fields(invitation);
  if (type !== 1 || version !== 1 || invitation.length !== 1346 || !isIdentityKey(identity)) return 'malformed';
  const signed = join('Sotto/1 invitation', invitation.slice(0, 1282));
  if (!edVerify(identity, signed, invitation.slice(1282))) return 'bad-signature';
  if (DH(prekey, prekey) === null || !isKemKey(kemKey)) return 'malformed';
  if (created > now + day) return 'from-the-future';
  return now > created + 30 * day ? 'expired' : null;
}

/** Whom a good invitation concerns. */
export function concerns(self: Self, invitation: Bytes, site: Bytes, peer: Bytes): string {
  const said = fields(invitation);
  if (same(said.identity, self.identity)) return 'ours';
  const fits = same(said.site, site) && mayBeSame(said.maker, peer) && mayBeSame(said.peer, self.tag);
  return fits ? 'for-us' : 'other-account';
}

/** Whether the holder of the first key accepts at once. */
export const goesFirst = (ours: Bytes, theirs: Bytes): boolean => Buffer.compare(SHA256(ours), SHA256(theirs)) < 0;

/** Both sides, from the four secrets. */
function begin(role: State['role'], invitation: Bytes, header: Bytes, secrets: readonly Bytes[]): State {
  const transcript = SHA256(tuple('Sotto/1 transcript', invitation, header));
  const secret = join(new Uint8Array(32).fill(255), ...secrets);
  const keys = HKDF(secret, new Uint8Array(32), join('Sotto/1 root', transcript), 96);
  const { site, maker, identity, device, prekey } = fields(invitation);
  const [acceptor, id] = [header.slice(42, 74), transcript.slice(0, 16)];
  const context = SHA256(
    tuple(
      'Sotto/1 context',
      ...[join(3), site, maker, header.slice(26, 34), identity, acceptor],
      ...[device, header.slice(74, 78), id],
    ),
  );
  const [acceptors, inviters] = [keys.slice(32, 64), keys.slice(64)];
  const common = { id, context, role, rootKey: keys.slice(0, 32), waiting: null };
  return role === 'acceptor'
    ? start({
        ...common,
        ours: acceptor,
        theirs: identity,
        nextSending: acceptors,
        nextReceiving: inviters,
        theirKey: prekey,
      })
    : start({
        ...common,
        ours: identity,
        theirs: acceptor,
        nextSending: inviters,
        nextReceiving: acceptors,
        theirKey: null,
      });
}

export function accept(self: Self, invitation: Bytes, now: number, draw: Draw): { payload: Bytes; state: State } {
  const { site, maker, identity, prekey, kemKey } = fields(invitation);
  const ephemeral = draw(32);
  const { cipherText, sharedSecret } = encaps(kemKey, draw(32));
  const header = join(
    ...[2, 1, SHA256(invitation).slice(0, 16), site, self.tag, maker],
    ...[self.identity, self.device, dhPublic(ephemeral), cipherText],
  );
  const d1 = DH(edToDhSecret(self.seed), prekey);
  const d2 = DH(ephemeral, edToDhPublic(identity));
  const d3 = DH(ephemeral, prekey);
  if (d1 === null || d2 === null || d3 === null) throw new Error('an invitation that was not judged');
  const state = begin('acceptor', invitation, header, [d1, d2, d3, sharedSecret]);
  return { payload: join(header, send(state, encode([1, now, 0, 0]), 160, now, draw)), state };
}

export interface View {
  readonly site: Bytes;
  readonly peer: Bytes;
  readonly now: number;
  /** When the invitation's secrets first opened an acceptance. */
  readonly used: number | null;
}

/** The session, or the outcome. */
export function openAcceptance(self: Self, made: Made, payload: Bytes, view: View): State | string {
  const invited = fields(made.invitation);
  const refusal = refusedAtOnce(self, made, payload, view);
  if (refusal !== null) return refusal;
  const header = payload.slice(0, 1198);
  const secrets = inviterSecrets(self, made, header);
  if (secrets === null) return 'bad-key';
  const state = begin('inviter', made.invitation, header, [...secrets, decaps(made.kemSeed, header.slice(110))]);
  state.waiting = made.prekey;
  const read = receive(state, payload.slice(1198), view.now);
  if (typeof read === 'string') return 'does-not-open';
  if (read.said[0] !== 1) return 'malformed';
  return isBetween(self, invited, header, view) ? state : 'other-account';
}

function refusedAtOnce(self: Self, { invitation }: Made, payload: Bytes, { now, used }: View): string | null {
  const { identity, device, created } = fields(invitation);
  if (payload[0] !== 2 || payload[1] !== 1 || payload.length < 1198) return 'malformed';
  const isOurs = same(identity, self.identity) && same(device, self.device);
  if (!isOurs || !same(payload.slice(2, 18), SHA256(invitation).slice(0, 16))) return 'not-ours';
  if (now > (used === null ? created + 30 * day : used + 7 * day)) return 'expired';
  return same(payload.slice(42, 74), self.identity) ? 'own-identity' : null;
}

function inviterSecrets(self: Self, { prekey }: Made, header: Bytes): readonly Bytes[] | null {
  const [identity, ephemeral] = [header.slice(42, 74), header.slice(78, 110)];
  if (!isIdentityKey(identity)) return null;
  const d1 = DH(prekey, edToDhPublic(identity));
  const d2 = DH(edToDhSecret(self.seed), ephemeral);
  const d3 = DH(prekey, ephemeral);
  return d1 === null || d2 === null || d3 === null ? null : [d1, d2, d3];
}

function isBetween(self: Self, invited: ReturnType<typeof fields>, header: Bytes, { site, peer }: View): boolean {
  const [acceptor, inviter] = [header.slice(26, 34), header.slice(34, 42)];
  return (
    same(header.slice(18, 26), invited.site) &&
    same(inviter, invited.maker) &&
    mayBeSame(acceptor, invited.peer) &&
    same(invited.site, site) &&
    mayBeSame(invited.maker, self.tag) &&
    mayBeSame(acceptor, peer)
  );
}
