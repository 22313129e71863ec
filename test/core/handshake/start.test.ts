import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../lib/core/errors.ts';
import { startInviter } from '../../../lib/core/handshake/start.ts';
import { named } from '../../../lib/core/keys.ts';
import { encryptMessage } from '../../../lib/core/ratchet/session.ts';
import { decodeAcceptance } from '../../../lib/core/wire/acceptance-form.ts';
import { decodeInvitationFields } from '../../../lib/core/wire/invitation-form.ts';
import { connected, NOON, person, says } from '../../support/people.ts';

describe('the session with which the inviter begins', () => {
  it('cannot send before the message of the acceptance was opened on it', () => {
    const handshake = connected();
    const invitation = decodeInvitationFields(handshake.invitation);
    const acceptance = decodeAcceptance(handshake.acceptance);
    if (invitation === null || acceptance === null) throw new Error('no handshake');
    const secret = new Uint8Array(32);
    const session = startInviter(
      {
        invitation,
        invitationPayload: handshake.invitation,
        acceptance,
        acceptanceHeader: acceptance.header,
        shared: { identityPrekey: secret, ephemeralIdentity: secret, ephemeralPrekey: secret, kem: secret },
        now: NOON,
      },
      { publicKey: invitation.prekey, secretKey: named('agreement secret key', secret) },
    );
    expect(() => encryptMessage(session, says('too early'), { now: NOON }, person('Alice').random)).toThrow(
      new ProtocolError('not-ready'),
    );
  });
});
