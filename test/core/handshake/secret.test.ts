/** The first keys need every secret, ML-KEM’s beside the curve’s (R-KEY-3), and every byte of the transcript. */
import { describe, expect, it } from 'vitest';
import { contextHash, firstKeys, sessionId, transcriptHash } from '../../../lib/core/handshake/secret.ts';
import { type Kind, named } from '../../../lib/core/keys.ts';
import { type AcceptanceFields, decodeAcceptance } from '../../../lib/core/wire/acceptance-form.ts';
import { decodeInvitationFields, type InvitationFields } from '../../../lib/core/wire/invitation-form.ts';
import { withByte } from '../../support/attack.ts';
import { connected } from '../../support/people.ts';

const handshake = connected();
const invitation = decodeInvitationFields(handshake.invitation);
const acceptance = decodeAcceptance(handshake.acceptance);
if (invitation === null || acceptance === null) throw new Error('no handshake');
const transcript = transcriptHash(handshake.invitation, acceptance.header);
const id = sessionId(transcript);

/** The same bytes but for one. */
function other<K extends Kind>(kind: K, bytes: Uint8Array) {
  return named(kind, withByte(bytes, 0, (bytes[0] ?? 0) ^ 1));
}

describe('the transcript', () => {
  it('holds every byte of the invitation and of the acceptance header', () => {
    const hashes = [
      transcriptHash(withByte(handshake.invitation, 1_300, 0), acceptance.header),
      transcriptHash(handshake.invitation, withByte(acceptance.header, 1_197, 0)),
      transcriptHash(acceptance.header, handshake.invitation),
      transcriptHash(handshake.invitation.slice(0, -1), acceptance.header),
    ];
    expect(new Set([transcript, ...hashes].map(String)).size).toBe(5);
    expect(id).toEqual(transcript.slice(0, 16));
  });
});

describe('the first keys', () => {
  const secret = (fill: number) => new Uint8Array(32).fill(fill);
  const secrets = {
    identityPrekey: secret(1),
    ephemeralIdentity: secret(2),
    ephemeralPrekey: secret(3),
    kem: secret(4),
  };

  it('need each of the four secrets in its place, and the transcript', () => {
    const { identityPrekey, ephemeralIdentity } = secrets;
    const all = [
      firstKeys(secrets, transcript),
      ...Object.keys(secrets).map((name) => firstKeys({ ...secrets, [name]: secret(9) }, transcript)),
      firstKeys({ ...secrets, identityPrekey: ephemeralIdentity, ephemeralIdentity: identityPrekey }, transcript),
      firstKeys(secrets, other('transcript hash', transcript)),
    ];
    for (const key of ['rootKey', 'acceptorHeaderKey', 'inviterHeaderKey'] as const) {
      expect(new Set(all.map((keys) => String(keys[key]))).size).toBe(all.length);
    }
  });

  it('differ from each other', () => {
    expect(new Set(Object.values(firstKeys(secrets, transcript)).map(String)).size).toBe(3);
  });
});

describe('the context', () => {
  it('changes with the site, either account, either identity, either device, and the session', () => {
    const changedInvitation: Partial<InvitationFields>[] = [
      { site: other('site tag', invitation.site) },
      { makerTag: other('account tag', invitation.makerTag) },
      { identity: other('identity public key', invitation.identity) },
      { deviceId: other('device id', invitation.deviceId) },
    ];
    const changedAcceptance: Partial<AcceptanceFields>[] = [
      { acceptorTag: other('account tag', acceptance.acceptorTag) },
      { identity: other('identity public key', acceptance.identity) },
      { deviceId: other('device id', acceptance.deviceId) },
    ];
    const contexts = [
      contextHash(invitation, acceptance, id),
      contextHash(invitation, acceptance, other('session id', id)),
      ...changedInvitation.map((change) => contextHash({ ...invitation, ...change }, acceptance, id)),
      ...changedAcceptance.map((change) => contextHash(invitation, { ...acceptance, ...change }, id)),
    ];
    expect(contexts[0]).toEqual(handshake.ours.session.context);
    expect(new Set(contexts.map(String)).size).toBe(contexts.length);
  });
});
