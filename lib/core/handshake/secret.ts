/** What both sides compute from a finished handshake: the first keys, the session's id and its context. Needs all four secrets. */
import { ascii, concat, tuple } from '../bytes.ts';
import {
  type ContextHash,
  type HeaderKey,
  named,
  type RootKey,
  type SessionId,
  sizes,
  type TranscriptHash,
} from '../keys.ts';
import { hkdf, sha256 } from '../primitives.ts';
import type { AcceptanceFields } from '../wire/acceptance-form.ts';
import type { InvitationFields } from '../wire/invitation-form.ts';
import { payloadType } from '../wire/payload.ts';

const rootLabel = ascii('Sotto/1 root');

/** As in X3DH: no encoding of a curve point begins so, and the curves stay apart. */
const prefix = new Uint8Array(32).fill(0xff);

/** docs/protocol.md, *Transcript*. Both arguments as they were sent. */
export function transcriptHash(invitation: Uint8Array, acceptanceHeader: Uint8Array): TranscriptHash {
  return named('transcript hash', sha256(tuple('Sotto/1 transcript', invitation, acceptanceHeader)));
}

/** The four secrets, each named by the two keys that make it. */
export interface SharedSecrets {
  /** Acceptor's identity key and inviter's prekey. */
  readonly identityPrekey: Uint8Array;
  /** Acceptor's ephemeral key and inviter's identity key. */
  readonly ephemeralIdentity: Uint8Array;
  /** Acceptor's ephemeral key and inviter's prekey. */
  readonly ephemeralPrekey: Uint8Array;
  /** ML-KEM-768. */
  readonly kem: Uint8Array;
}

export interface FirstKeys {
  readonly rootKey: RootKey;
  /** The acceptor's first sending header key. */
  readonly acceptorHeaderKey: HeaderKey;
  /** The inviter's first sending header key, as its *next* one. */
  readonly inviterHeaderKey: HeaderKey;
}

/** docs/protocol.md, *Root secret*. */
export function firstKeys(secrets: SharedSecrets, transcript: TranscriptHash): FirstKeys {
  const { identityPrekey, ephemeralIdentity, ephemeralPrekey, kem } = secrets;
  const input = concat(prefix, identityPrekey, ephemeralIdentity, ephemeralPrekey, kem);
  const output = hkdf(input, { salt: new Uint8Array(32), info: concat(rootLabel, transcript), length: 96 });
  return {
    rootKey: named('root key', output.slice(0, 32)),
    acceptorHeaderKey: named('header key', output.slice(32, 64)),
    inviterHeaderKey: named('header key', output.slice(64)),
  };
}

/** docs/protocol.md, *Transcript*. */
export function sessionId(transcript: TranscriptHash): SessionId {
  return named('session id', transcript.slice(0, sizes['session id']));
}

/** What every message is bound to (docs/protocol.md, *Context hash*). */
export function contextHash(
  invitation: Pick<InvitationFields, 'site' | 'makerTag' | 'identity' | 'deviceId'>,
  acceptance: Pick<AcceptanceFields, 'acceptorTag' | 'identity' | 'deviceId'>,
  id: SessionId,
): ContextHash {
  const parts = [
    Uint8Array.of(payloadType.message),
    invitation.site,
    invitation.makerTag,
    acceptance.acceptorTag,
    invitation.identity,
    acceptance.identity,
    invitation.deviceId,
    acceptance.deviceId,
    id,
  ];
  return named('context hash', sha256(tuple('Sotto/1 context', ...parts)));
}
