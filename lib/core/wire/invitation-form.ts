/** The fields of an invitation in their order. Checks lengths and type, never a signature or a key. */
import { concat, uint32 } from '../bytes.ts';
import type {
  AccountTag,
  AgreementPublicKey,
  DeviceId,
  IdentityPublicKey,
  KemPublicKey,
  Signature,
  SiteTag,
} from '../keys.ts';
import { sizes } from '../keys.ts';
import { decode } from '../reader.ts';
import { HANDSHAKE_VERSION, payloadType } from './payload.ts';

export interface InvitationFields {
  readonly site: SiteTag;
  /** The account that invites. */
  readonly makerTag: AccountTag;
  /** The account that is invited, or zero. */
  readonly peerTag: AccountTag;
  readonly identity: IdentityPublicKey;
  readonly deviceId: DeviceId;
  /** One-time X25519 key; it is also the inviter's first ratchet key. */
  readonly prekey: AgreementPublicKey;
  /** One-time ML-KEM-768 key. */
  readonly kemKey: KemPublicKey;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** Everything before the signature (docs/protocol.md, *Invitation*). */
export function encodeInvitationFields(fields: InvitationFields): Uint8Array {
  return concat(
    Uint8Array.of(payloadType.invitation, HANDSHAKE_VERSION),
    fields.site,
    fields.makerTag,
    fields.peerTag,
    fields.identity,
    fields.deviceId,
    fields.prekey,
    fields.kemKey,
    uint32(fields.createdAt),
  );
}

export interface SignedInvitationFields extends InvitationFields {
  readonly signature: Signature;
  /** The bytes that were signed, without the label. */
  readonly signed: Uint8Array;
}

/** The fields of an invitation, or null for other bytes. */
export function decodeInvitationFields(payload: Uint8Array): SignedInvitationFields | null {
  return decode(payload, (reader) => {
    if (reader.uint8() !== payloadType.invitation || reader.uint8() !== HANDSHAKE_VERSION) return null;
    return {
      site: reader.take('site tag'),
      makerTag: reader.take('account tag'),
      peerTag: reader.take('account tag'),
      identity: reader.take('identity public key'),
      deviceId: reader.take('device id'),
      prekey: reader.take('agreement public key'),
      kemKey: reader.take('kem public key'),
      createdAt: reader.uint32(),
      signature: reader.take('signature'),
      signed: payload.slice(0, payload.length - sizes.signature),
    };
  });
}
