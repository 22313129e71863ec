/** Second implementation: invitation and acceptance. See crypto.ts. It trusts its input: refusals are the first one's business. */
import {
  type Bytes,
  DH,
  decaps,
  dhPublic,
  edPublic,
  edSign,
  edToDhPublic,
  edToDhSecret,
  encaps,
  HKDF,
  join,
  kemPublic,
  SHA256,
  tuple,
  u32,
} from './crypto.ts';
import { receive, send } from './ratchet.ts';
import { type Draw, type State, start } from './state.ts';

export interface Self {
  readonly seed: Bytes;
  readonly device: Bytes;
  readonly tag: Bytes;
}

export const siteTag = (site: string): Bytes =>
  SHA256(tuple('Sotto/1 site tag', Buffer.from(site, 'utf8'))).slice(0, 8);

export const accountTag = (site: string, id: string): Bytes =>
  SHA256(tuple('Sotto/1 account tag', Buffer.from(site, 'utf8'), Buffer.from(id, 'utf8'))).slice(0, 8);

export interface Made {
  readonly invitation: Bytes;
  readonly prekey: Bytes;
  readonly kemSeed: Bytes;
}

export function invite(self: Self, site: Bytes, peer: Bytes, now: number, draw: Draw): Made {
  const prekey = draw(32);
  const kemSeed = draw(64);
  const signed = join(
    ...[1, 1, site, self.tag, peer, edPublic(self.seed), self.device],
    ...[dhPublic(prekey), kemPublic(kemSeed), u32(now)],
  );
  return { invitation: join(signed, edSign(self.seed, join('Sotto/1 invitation', signed))), prekey, kemSeed };
}

const fields = (invitation: Bytes) => ({
  site: invitation.slice(2, 10),
  maker: invitation.slice(10, 18),
  identity: invitation.slice(26, 58),
  device: invitation.slice(58, 62),
  prekey: invitation.slice(62, 94),
  kemKey: invitation.slice(94, 1278),
});

/** Both sides, from the four secrets. */
function begin(role: State['role'], invitation: Bytes, header: Bytes, secrets: readonly Bytes[]): State {
  const transcript = SHA256(tuple('Sotto/1 transcript', invitation, header));
  const secret = join(new Uint8Array(32).fill(255), ...secrets);
  const keys = HKDF(secret, new Uint8Array(32), join('Sotto/1 root', transcript), 96);
  const { site, maker, identity, device } = fields(invitation);
  const context = SHA256(
    tuple(
      'Sotto/1 context',
      ...[join(3), site, maker, header.slice(26, 34), identity, header.slice(42, 74)],
      ...[device, header.slice(74, 78), transcript.slice(0, 16)],
    ),
  );
  const [acceptors, inviters] = [keys.slice(32, 64), keys.slice(64)];
  const [nextSending, nextReceiving] = role === 'acceptor' ? [acceptors, inviters] : [inviters, acceptors];
  return start({ context, role, rootKey: keys.slice(0, 32), nextSending, nextReceiving });
}

/** CBOR of `[1, now, 0, 0]` for a time above 65,535. */
const acceptedAt = (now: number): Bytes => join(0x84, 1, 0x1a, u32(now), 0, 0);

export function accept(self: Self, invitation: Bytes, now: number, draw: Draw): { payload: Bytes; state: State } {
  const { site, maker, identity, prekey, kemKey } = fields(invitation);
  const ephemeral = draw(32);
  const { cipherText, sharedSecret } = encaps(kemKey, draw(32));
  const header = join(
    ...[2, 1, SHA256(invitation).slice(0, 16), site, self.tag, maker],
    ...[edPublic(self.seed), self.device, dhPublic(ephemeral), cipherText],
  );
  const state = begin('acceptor', invitation, header, [
    DH(edToDhSecret(self.seed), prekey),
    DH(ephemeral, edToDhPublic(identity)),
    DH(ephemeral, prekey),
    sharedSecret,
  ]);
  state.theirKey = prekey;
  return { payload: join(header, send(state, acceptedAt(now), 160, now, draw)), state };
}

export function openAcceptance(self: Self, made: Made, payload: Bytes, now: number): State {
  const header = payload.slice(0, 1198);
  const [identity, ephemeral] = [header.slice(42, 74), header.slice(78, 110)];
  const state = begin('inviter', made.invitation, header, [
    DH(made.prekey, edToDhPublic(identity)),
    DH(edToDhSecret(self.seed), ephemeral),
    DH(made.prekey, ephemeral),
    decaps(made.kemSeed, header.slice(110)),
  ]);
  // *Waiting* on the prekey: a chain that has sent nothing.
  state.open = { secret: made.prekey, headerKey: new Uint8Array(32), chainKey: new Uint8Array(32), n: 0, previous: 0 };
  const outcome = receive(state, payload.slice(1198), now);
  if (typeof outcome === 'string') throw new Error(outcome);
  return state;
}
