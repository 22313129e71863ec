/** Names every kind of key, tag and id as a type of its own, so that two of them never change places unnoticed. */
import { ProtocolError } from './errors.ts';

/** Length in bytes of each kind (docs/protocol.md, *Names and sizes*). */
export const sizes = {
  'identity public key': 32,
  'identity secret key': 32,
  'device id': 4,
  'account tag': 8,
  'site tag': 8,
  'agreement public key': 32,
  'agreement secret key': 32,
  'kem public key': 1184,
  'kem ciphertext': 1088,
  'kem seed': 64,
  signature: 64,
  'payload hash': 32,
  'invitation reference': 16,
  'transcript hash': 32,
  'context hash': 32,
  'session id': 16,
  'root key': 32,
  'chain key': 32,
  'message key': 32,
  'header key': 32,
} as const;

export type Kind = keyof typeof sizes;

declare const kindOf: unique symbol;

/** Bytes that are known to be one kind of thing. */
export type Named<K extends Kind> = Uint8Array & { readonly [kindOf]: K };

/** An account's Ed25519 public key: who somebody is. */
export type IdentityPublicKey = Named<'identity public key'>;
/** The Ed25519 seed behind it. */
export type IdentitySecretKey = Named<'identity secret key'>;
/** Which installation of Sotto wrote a handshake. */
export type DeviceId = Named<'device id'>;
/** An account on a site, hashed; all zero where the site does not show it. */
export type AccountTag = Named<'account tag'>;
/** A site, hashed. */
export type SiteTag = Named<'site tag'>;
/** An X25519 public key: prekey, ephemeral key or ratchet key. */
export type AgreementPublicKey = Named<'agreement public key'>;
export type AgreementSecretKey = Named<'agreement secret key'>;
export type KemPublicKey = Named<'kem public key'>;
export type KemCiphertext = Named<'kem ciphertext'>;
/** The 64 bytes from which an ML-KEM-768 key pair is made again whenever it is needed. */
export type KemSeed = Named<'kem seed'>;
export type Signature = Named<'signature'>;
export type PayloadHash = Named<'payload hash'>;
/** The first half of an invitation's payload hash, by which an acceptance names it. */
export type InvitationReference = Named<'invitation reference'>;
export type TranscriptHash = Named<'transcript hash'>;
export type ContextHash = Named<'context hash'>;
export type SessionId = Named<'session id'>;
export type RootKey = Named<'root key'>;
export type ChainKey = Named<'chain key'>;
export type MessageKey = Named<'message key'>;
export type HeaderKey = Named<'header key'>;

export interface AgreementKeyPair {
  readonly publicKey: AgreementPublicKey;
  readonly secretKey: AgreementSecretKey;
}

/**
 * Takes bytes as the named kind of thing, without copying them.
 * @throws ProtocolError `bad-length`
 */
export function named<K extends Kind>(kind: K, bytes: Uint8Array): Named<K> {
  if (bytes.length !== sizes[kind]) throw new ProtocolError('bad-length');
  return bytes as Named<K>;
}
