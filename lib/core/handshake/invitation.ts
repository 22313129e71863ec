/** Makes and reads invitations. An invitation is signed; who reads it decides whether that key is believed. */
import { ascii, concat, equal } from '../bytes.ts';
import type { Identity } from '../identity.ts';
import {
  type AccountTag,
  type AgreementSecretKey,
  type DeviceId,
  type KemSeed,
  named,
  type PayloadHash,
  type SiteTag,
  sizes,
} from '../keys.ts';
import { CLOCK_SKEW, INVITATION_GRACE, INVITATION_LIFE } from '../limits.ts';
import { isAgreementKey, isIdentityKey, isKemKey, kemPublicKey, sign, verify } from '../primitives.ts';
import type { Random } from '../random.ts';
import { createRatchetKeyPair } from '../ratchet/sending.ts';
import { decodeInvitationFields, encodeInvitationFields, type InvitationFields } from '../wire/invitation-form.ts';
import { HANDSHAKE_VERSION, payloadHash, payloadType } from '../wire/payload.ts';
import { mayBeSame } from './tags.ts';

const signatureLabel = ascii('Sotto/1 invitation');

/** Whose eyes see a handshake: the site and the two accounts as our side knows them. */
export interface LocalView {
  readonly site: SiteTag;
  readonly ourTag: AccountTag;
  readonly theirTag: AccountTag;
}

/** What the inviter keeps until the invitation is answered. Plain data. */
export interface InvitationSecrets {
  readonly hash: PayloadHash;
  /** The invitation as sent. */
  readonly payload: Uint8Array;
  readonly prekeySecret: AgreementSecretKey;
  readonly kemSeed: KemSeed;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Unix seconds of the first acceptance that was opened with it. Set by who stores it. */
  readonly usedAt: number | null;
}

/** An invitation whose signature and keys were found good. */
export interface Invitation extends InvitationFields {
  readonly hash: PayloadHash;
  /** As received. */
  readonly payload: Uint8Array;
}

/** An invitation and what must be kept to open its answer. Draws 32 random bytes for the prekey, then 64 for the KEM key. */
export function createInvitation(
  maker: LocalView & { readonly identity: Identity; readonly deviceId: DeviceId; readonly now: number },
  random: Random,
): { readonly payload: Uint8Array; readonly secrets: InvitationSecrets } {
  const prekey = createRatchetKeyPair(random);
  const kemSeed = named('kem seed', random.bytes(sizes['kem seed']));
  const signed = encodeInvitationFields({
    site: maker.site,
    makerTag: maker.ourTag,
    peerTag: maker.theirTag,
    identity: maker.identity.publicKey,
    deviceId: maker.deviceId,
    prekey: prekey.publicKey,
    kemKey: kemPublicKey(kemSeed),
    createdAt: maker.now,
  });
  const payload = concat(signed, sign(maker.identity.secretKey, concat(signatureLabel, signed)));
  const secrets = {
    hash: payloadHash(payload),
    payload,
    prekeySecret: prekey.secretKey,
    kemSeed,
    createdAt: maker.now,
    usedAt: null,
  };
  return { payload, secrets };
}

export type InvitationRead =
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  | {
      readonly kind: 'refused';
      /** `malformed`: not an invitation, or a key in it that cannot be one. The rest says itself. */
      readonly code: 'malformed' | 'bad-signature' | 'expired' | 'newer-version' | 'from-the-future';
    };

/**
 * Reads an invitation, ours or theirs (docs/protocol.md, *Invitation*).
 * @param now Unix seconds
 */
export function readInvitation(payload: Uint8Array, now: number): InvitationRead {
  const [type, version] = payload;
  if (type === payloadType.invitation && version !== undefined && version > HANDSHAKE_VERSION)
    return refused('newer-version');
  const decoded = decodeInvitationFields(payload);
  if (decoded === null || !isIdentityKey(decoded.identity)) return refused('malformed');
  const { signature, signed, ...fields } = decoded;
  if (!verify(fields.identity, concat(signatureLabel, signed), signature)) return refused('bad-signature');
  if (!isAgreementKey(fields.prekey) || !isKemKey(fields.kemKey)) return refused('malformed');
  if (fields.createdAt > now + CLOCK_SKEW) return refused('from-the-future');
  if (now > expiresAt(fields.createdAt)) return refused('expired');
  return { kind: 'invitation', invitation: { ...fields, hash: payloadHash(payload), payload: payload.slice() } };
}

/** The last second at which an invitation can be accepted, or its acceptance opened for the first time. */
export function expiresAt(createdAt: number): number {
  return createdAt + INVITATION_LIFE;
}

/** The last second at which an invitation's secrets open anything; afterwards they are to be deleted. */
export function secretsExpireAt(secrets: InvitationSecrets): number {
  return secrets.usedAt === null ? expiresAt(secrets.createdAt) : secrets.usedAt + INVITATION_GRACE;
}

/**
 * Whom an invitation concerns, seen from one own account: `for-us`, `ours` when our own identity made it, or `other-account` when
 * it was made at another site, by another account than the one we talk to, or for another than ours.
 */
export function addressee(
  invitation: Invitation,
  view: LocalView & { readonly identity: Identity },
): 'for-us' | 'ours' | 'other-account' {
  if (equal(invitation.identity, view.identity.publicKey)) return 'ours';
  const fits =
    equal(invitation.site, view.site) &&
    mayBeSame(invitation.makerTag, view.theirTag) &&
    mayBeSame(invitation.peerTag, view.ourTag);
  return fits ? 'for-us' : 'other-account';
}

function refused(code: Extract<InvitationRead, { kind: 'refused' }>['code']): InvitationRead {
  return { kind: 'refused', code };
}
