/** Answers an invitation, and opens such an answer. Both ends make the same session or none. */
import { concat, equal, wipe } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { Identity } from '../identity.ts';
import {
  type AccountTag,
  type AgreementKeyPair,
  type DeviceId,
  type IdentityPublicKey,
  type InvitationReference,
  named,
  type PayloadHash,
  sizes,
} from '../keys.ts';
import { agree, agreementKeyOf, agreementSecretOf, decapsulate, encapsulate, isIdentityKey } from '../primitives.ts';
import type { Random } from '../random.ts';
import { createRatchetKeyPair } from '../ratchet/sending.ts';
import { decryptMessage, encryptMessage, type Session } from '../ratchet/session.ts';
import {
  type AcceptanceFields,
  type DecodedAcceptance,
  decodeAcceptance,
  encodeAcceptanceHeader,
} from '../wire/acceptance-form.ts';
import type { Content } from '../wire/content.ts';
import { decodeInvitationFields, type InvitationFields } from '../wire/invitation-form.ts';
import { type Invitation, type InvitationSecrets, type LocalView, secretsExpireAt } from './invitation.ts';
import type { SharedSecrets } from './secret.ts';
import { startAcceptor, startInviter } from './start.ts';
import { mayBeSame } from './tags.ts';

/** The invitation that an acceptance answers, by the first half of its payload hash. */
export function invitationReference(hash: PayloadHash): InvitationReference {
  return named('invitation reference', hash.slice(0, sizes['invitation reference']));
}

/**
 * Accepts an invitation that `readInvitation` found good. Draws 32 random bytes for the ephemeral key, 32 for the encapsulation,
 * 32 for the first ratchet key.
 * @throws ProtocolError `own-identity`, `other-account`; `bad-key` for an invitation that was not read by `readInvitation`
 */
export function createAcceptance(
  acceptor: {
    readonly invitation: Invitation;
    readonly identity: Identity;
    readonly deviceId: DeviceId;
    readonly ourTag: AccountTag;
    readonly now: number;
  },
  random: Random,
): { readonly payload: Uint8Array; readonly session: Session } {
  const { invitation, identity, deviceId, ourTag, now } = acceptor;
  if (equal(invitation.identity, identity.publicKey)) throw new ProtocolError('own-identity');
  if (!mayBeSame(invitation.peerTag, ourTag)) throw new ProtocolError('other-account');

  const ephemeral = createRatchetKeyPair(random);
  const { ciphertext, secret: kem } = encapsulate(invitation.kemKey, random.bytes(32));
  const fields: AcceptanceFields = {
    invitation: invitationReference(invitation.hash),
    site: invitation.site,
    acceptorTag: ourTag,
    inviterTag: invitation.makerTag,
    identity: identity.publicKey,
    deviceId,
    ephemeralKey: ephemeral.publicKey,
    ciphertext,
  };
  const acceptanceHeader = encodeAcceptanceHeader(fields);
  const shared = acceptorSecrets(identity, ephemeral, invitation, kem);
  const handshake = {
    invitation,
    invitationPayload: invitation.payload,
    acceptance: fields,
    acceptanceHeader,
    shared,
    now,
  };
  const start = startAcceptor(handshake);
  const first = encryptMessage(
    start,
    { kind: 'control', control: 'accepted', time: now, sequence: 0 },
    { now },
    random,
  );
  wipe([ephemeral.secretKey, ...Object.values(shared), ...first.spent]);
  return { payload: concat(acceptanceHeader, first.output), session: first.next };
}

function acceptorSecrets(
  identity: Identity,
  ephemeral: AgreementKeyPair,
  invitation: Invitation,
  kem: Uint8Array,
): SharedSecrets {
  const identityPrekey = agree(agreementSecretOf(identity.secretKey), invitation.prekey);
  const ephemeralIdentity = agree(ephemeral.secretKey, agreementKeyOf(invitation.identity));
  const ephemeralPrekey = agree(ephemeral.secretKey, invitation.prekey);
  if (identityPrekey === null || ephemeralIdentity === null || ephemeralPrekey === null)
    throw new ProtocolError('bad-key');
  return { identityPrekey, ephemeralIdentity, ephemeralPrekey, kem };
}

/** Which invitation an acceptance answers, to find its secrets by; null for what is no acceptance. */
export function acceptanceInvitationHash(payload: Uint8Array): InvitationReference | null {
  return decodeAcceptance(payload)?.invitation ?? null;
}

export type AcceptanceOpened =
  | {
      readonly kind: 'accepted';
      /** To be stored only when no session of this id is stored: an older state would use keys twice. */
      readonly session: Session;
      readonly theirIdentity: IdentityPublicKey;
      readonly theirDeviceId: DeviceId;
      readonly theirTag: AccountTag;
      readonly content: Content;
    }
  | {
      readonly kind: 'refused';
      /**
       * `not-ours`: it answers another invitation, or one of another identity or device. `expired`: the invitation's secrets have
       * outlived their use. `bad-key`: a key in it cannot be one. `does-not-open`: altered, or not made for this invitation.
       * `own-identity`: we would talk to ourselves. `other-account`: authentic, but between other accounts than ours.
       */
      readonly code:
        | 'malformed'
        | 'not-ours'
        | 'expired'
        | 'bad-key'
        | 'does-not-open'
        | 'own-identity'
        | 'other-account';
    };

/** The inviter's side, as it stands when an acceptance comes. */
export interface Inviter extends LocalView {
  readonly secrets: InvitationSecrets;
  readonly identity: Identity;
  readonly deviceId: DeviceId;
  /** Unix seconds. */
  readonly now: number;
}

/** Opens an acceptance of our invitation (docs/protocol.md, *Acceptance*). Whether its identity is believed is not decided here. */
export function openAcceptance(payload: Uint8Array, inviter: Inviter): AcceptanceOpened {
  const { secrets, identity, now } = inviter;
  const acceptance = decodeAcceptance(payload);
  if (acceptance === null) return refused('malformed');
  const invitation = decodeInvitationFields(secrets.payload);
  if (invitation === null || !isOurs(inviter, invitation, acceptance)) return refused('not-ours');
  if (now > secretsExpireAt(secrets)) return refused('expired');
  if (equal(acceptance.identity, identity.publicKey)) return refused('own-identity');

  const prekey = { secretKey: secrets.prekeySecret, publicKey: invitation.prekey };
  const shared = inviterSecrets(inviter, prekey, acceptance);
  if (shared === null) return refused('bad-key');
  const { header: acceptanceHeader, message } = acceptance;
  const handshake = { invitation, invitationPayload: secrets.payload, acceptance, acceptanceHeader, shared, now };
  const first = decryptMessage(startInviter(handshake, prekey), message, now);
  wipe(Object.values(shared));
  if (first.kind !== 'message') return refused('does-not-open');
  wipe(first.spent);
  if (first.content.kind !== 'control') return refused('malformed');
  if (!isBetween(inviter, invitation, acceptance)) return refused('other-account');
  return {
    kind: 'accepted',
    session: first.next,
    theirIdentity: acceptance.identity,
    theirDeviceId: acceptance.deviceId,
    theirTag: acceptance.acceptorTag,
    content: first.content,
  };
}

function isOurs(inviter: Inviter, invitation: InvitationFields, acceptance: AcceptanceFields): boolean {
  return (
    equal(acceptance.invitation, invitationReference(inviter.secrets.hash)) &&
    equal(invitation.identity, inviter.identity.publicKey) &&
    equal(invitation.deviceId, inviter.deviceId)
  );
}

function inviterSecrets(
  inviter: Inviter,
  prekey: AgreementKeyPair,
  acceptance: DecodedAcceptance,
): SharedSecrets | null {
  if (!isIdentityKey(acceptance.identity)) return null;
  const identityPrekey = agree(prekey.secretKey, agreementKeyOf(acceptance.identity));
  const ephemeralIdentity = agree(agreementSecretOf(inviter.identity.secretKey), acceptance.ephemeralKey);
  const ephemeralPrekey = agree(prekey.secretKey, acceptance.ephemeralKey);
  if (identityPrekey === null || ephemeralIdentity === null || ephemeralPrekey === null) return null;
  return {
    identityPrekey,
    ephemeralIdentity,
    ephemeralPrekey,
    kem: decapsulate(inviter.secrets.kemSeed, acceptance.ciphertext),
  };
}

/** Whether the transcript's tags agree with each other and with what our side sees. */
function isBetween(view: LocalView, invitation: InvitationFields, acceptance: AcceptanceFields): boolean {
  return (
    equal(acceptance.site, invitation.site) &&
    equal(acceptance.inviterTag, invitation.makerTag) &&
    mayBeSame(acceptance.acceptorTag, invitation.peerTag) &&
    equal(invitation.site, view.site) &&
    mayBeSame(invitation.makerTag, view.ourTag) &&
    mayBeSame(acceptance.acceptorTag, view.theirTag)
  );
}

function refused(code: Extract<AcceptanceOpened, { kind: 'refused' }>['code']): AcceptanceOpened {
  return { kind: 'refused', code };
}
