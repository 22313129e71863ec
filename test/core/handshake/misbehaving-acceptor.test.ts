/** Mallory accepts with everything authentic but what she says about the accounts (R-LIE-3). */
import { describe, expect, it } from 'vitest';
import { concat } from '../../../lib/core/bytes.ts';
import { invitationReference, openAcceptance } from '../../../lib/core/handshake/acceptance.ts';
import { startAcceptor } from '../../../lib/core/handshake/start.ts';
import { accountTag, siteTag, unknownAccount } from '../../../lib/core/identity.ts';
import { named } from '../../../lib/core/keys.ts';
import {
  agree,
  agreementKeyOf,
  agreementKeyPair,
  agreementSecretOf,
  encapsulate,
} from '../../../lib/core/primitives.ts';
import { encryptMessage } from '../../../lib/core/ratchet/session.ts';
import { type AcceptanceFields, encodeAcceptanceHeader } from '../../../lib/core/wire/acceptance-form.ts';
import type { Content } from '../../../lib/core/wire/content.ts';
import { invite, inviter, NOON, person, read } from '../../support/people.ts';

const alice = person('Alice');
const mallory = person('Mallory');
const { payload, secrets } = invite(alice, mallory);
const invitation = read(payload);

function secretOf(shared: Uint8Array | null): Uint8Array {
  if (shared === null) throw new Error('no secret');
  return shared;
}

/** Accepts as `createAcceptance` does, but with whatever fields and first content Mallory likes. */
function answer(lies: Partial<AcceptanceFields>, content: Content) {
  const ephemeral = agreementKeyPair(named('agreement secret key', mallory.random.bytes(32)));
  const { ciphertext, secret: kem } = encapsulate(invitation.kemKey, mallory.random.bytes(32));
  const acceptance: AcceptanceFields = {
    invitation: invitationReference(invitation.hash),
    site: invitation.site,
    acceptorTag: mallory.tag,
    inviterTag: invitation.makerTag,
    identity: mallory.identity.publicKey,
    deviceId: mallory.deviceId,
    ephemeralKey: ephemeral.publicKey,
    ciphertext,
    ...lies,
  };
  const shared = {
    identityPrekey: secretOf(agree(agreementSecretOf(mallory.identity.secretKey), invitation.prekey)),
    ephemeralIdentity: secretOf(agree(ephemeral.secretKey, agreementKeyOf(invitation.identity))),
    ephemeralPrekey: secretOf(agree(ephemeral.secretKey, invitation.prekey)),
    kem,
  };
  const acceptanceHeader = encodeAcceptanceHeader(acceptance);
  const session = startAcceptor({
    invitation,
    invitationPayload: payload,
    acceptance,
    acceptanceHeader,
    shared,
    now: NOON,
  });
  return concat(acceptanceHeader, encryptMessage(session, content, { now: NOON }, mallory.random).output);
}

const accepted: Content = { kind: 'control', control: 'accepted', time: NOON, sequence: 0 };

function aliceSays(lies: Partial<AcceptanceFields>, content = accepted): string {
  const result = openAcceptance(answer(lies, content), inviter(alice, mallory, secrets));
  return result.kind === 'refused' ? result.code : result.kind;
}

describe('an acceptance made by other hands than ours', () => {
  it('opens when it says what is so', () => {
    expect(aliceSays({})).toBe('accepted');
    expect(aliceSays({ acceptorTag: unknownAccount })).toBe('accepted');
  });

  it('between other accounts, or at another site, than the invitation says is named so', () => {
    expect(aliceSays({ site: siteTag('y') })).toBe('other-account');
    expect(aliceSays({ inviterTag: mallory.tag })).toBe('other-account');
    expect(aliceSays({ inviterTag: unknownAccount })).toBe('other-account');
    expect(aliceSays({ acceptorTag: accountTag('x', 'Bob') })).toBe('other-account');
  });

  it('of an account that the thread is not with is named so, even where the thread does not say with whom it is', () => {
    const drawer = { ...inviter(alice, mallory, secrets), theirTag: unknownAccount };
    const result = openAcceptance(answer({ acceptorTag: accountTag('x', 'Bob') }, accepted), drawer);
    expect(result).toEqual({ kind: 'refused', code: 'other-account' });
  });

  it('begins with a control, never with text and never with what we do not know', () => {
    expect(aliceSays({}, { kind: 'text', text: 'hello', time: NOON, sequence: 1 })).toBe('malformed');
    expect(aliceSays({}, { kind: 'unknown', bytes: Uint8Array.of(0x83, 0x0c, 0, 0) })).toBe('malformed');
  });
});
