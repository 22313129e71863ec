/** The fields of an acceptance in their order, and the message behind them. Checks lengths and type, never a key. */
import { concat } from '../bytes.ts';
import type {
  AccountTag,
  AgreementPublicKey,
  DeviceId,
  IdentityPublicKey,
  InvitationReference,
  KemCiphertext,
  SiteTag,
} from '../keys.ts';
import { decode } from '../reader.ts';
import { HANDSHAKE_VERSION, payloadType } from './payload.ts';

export interface AcceptanceFields {
  /** Which invitation is accepted. */
  readonly invitation: InvitationReference;
  readonly site: SiteTag;
  /** The account that accepts, or zero. */
  readonly acceptorTag: AccountTag;
  /** The account that invited, as the invitation says it. */
  readonly inviterTag: AccountTag;
  /** The acceptor's. */
  readonly identity: IdentityPublicKey;
  readonly deviceId: DeviceId;
  readonly ephemeralKey: AgreementPublicKey;
  readonly ciphertext: KemCiphertext;
}

/** Everything before the embedded message: the acceptance header (docs/protocol.md, *Acceptance*). */
export function encodeAcceptanceHeader(fields: AcceptanceFields): Uint8Array {
  return concat(
    Uint8Array.of(payloadType.acceptance, HANDSHAKE_VERSION),
    fields.invitation,
    fields.site,
    fields.acceptorTag,
    fields.inviterTag,
    fields.identity,
    fields.deviceId,
    fields.ephemeralKey,
    fields.ciphertext,
  );
}

export interface DecodedAcceptance extends AcceptanceFields {
  /** The acceptance header as sent. */
  readonly header: Uint8Array;
  /** The embedded message payload, not looked at. */
  readonly message: Uint8Array;
}

/** The fields of an acceptance, or null for other bytes. */
export function decodeAcceptance(payload: Uint8Array): DecodedAcceptance | null {
  return decode(payload, (reader) => {
    if (reader.uint8() !== payloadType.acceptance || reader.uint8() !== HANDSHAKE_VERSION) return null;
    const fields: AcceptanceFields = {
      invitation: reader.take('invitation reference'),
      site: reader.take('site tag'),
      acceptorTag: reader.take('account tag'),
      inviterTag: reader.take('account tag'),
      identity: reader.take('identity public key'),
      deviceId: reader.take('device id'),
      ephemeralKey: reader.take('agreement public key'),
      ciphertext: reader.take('kem ciphertext'),
    };
    return { ...fields, header: payload.slice(0, reader.offset), message: reader.rest() };
  });
}
