/** The session with which a finished handshake begins, from either end: the two ends differ only in who sends first. */
import type { AgreementKeyPair, HeaderKey } from '../keys.ts';
import type { Sending } from '../ratchet/sending.ts';
import type { Session } from '../ratchet/session.ts';
import type { AcceptanceFields } from '../wire/acceptance-form.ts';
import type { InvitationFields } from '../wire/invitation-form.ts';
import { contextHash, firstKeys, type SharedSecrets, sessionId, transcriptHash } from './secret.ts';

export interface Handshake {
  readonly invitation: InvitationFields;
  /** The invitation as sent. */
  readonly invitationPayload: Uint8Array;
  readonly acceptance: AcceptanceFields;
  /** The acceptance header as sent. */
  readonly acceptanceHeader: Uint8Array;
  readonly shared: SharedSecrets;
  /** Unix seconds. */
  readonly now: number;
}

/** The acceptor's session: a turn against the prekey is due, so that its first message starts the first chain. */
export function startAcceptor(handshake: Handshake): Session {
  const { invitation, acceptance } = handshake;
  return start(handshake, (keys) => ({
    role: 'acceptor',
    ourIdentity: acceptance.identity,
    theirIdentity: invitation.identity,
    ourDeviceId: acceptance.deviceId,
    theirDeviceId: invitation.deviceId,
    sending: { kind: 'due', theirRatchetKey: invitation.prekey, previousCount: 0 },
    nextSendingHeaderKey: keys.acceptorHeaderKey,
    nextReceivingHeaderKey: keys.inviterHeaderKey,
  }));
}

/** The inviter's session: the prekey waits to be answered by the acceptor's first ratchet key. */
export function startInviter(handshake: Handshake, prekey: AgreementKeyPair): Session {
  const { invitation, acceptance } = handshake;
  return start(handshake, (keys) => ({
    role: 'inviter',
    ourIdentity: invitation.identity,
    theirIdentity: acceptance.identity,
    ourDeviceId: invitation.deviceId,
    theirDeviceId: acceptance.deviceId,
    sending: { kind: 'waiting', ratchet: prekey },
    nextSendingHeaderKey: keys.inviterHeaderKey,
    nextReceivingHeaderKey: keys.acceptorHeaderKey,
  }));
}

type Side = Pick<
  Session,
  'role' | 'ourIdentity' | 'theirIdentity' | 'ourDeviceId' | 'theirDeviceId' | 'nextSendingHeaderKey'
> & {
  readonly sending: Sending;
  readonly nextReceivingHeaderKey: HeaderKey;
};

function start(handshake: Handshake, sideWith: (keys: ReturnType<typeof firstKeys>) => Side): Session {
  const transcript = transcriptHash(handshake.invitationPayload, handshake.acceptanceHeader);
  const id = sessionId(transcript);
  const keys = firstKeys(handshake.shared, transcript);
  const { nextReceivingHeaderKey, ...side } = sideWith(keys);
  return {
    id,
    context: contextHash(handshake.invitation, handshake.acceptance, id),
    confirmed: false,
    createdAt: handshake.now,
    lastReceivedAt: null,
    rootKey: keys.rootKey,
    oldSendingHeaderKeys: [],
    epoch: 0,
    exchange: { kind: 'idle' },
    receiving: { current: null, nextHeaderKey: nextReceivingHeaderKey, old: [], skipped: [], lost: 0 },
    ...side,
  };
}
