/** How two people make sure of each other: by one scan, or by sixty digits. */
import { describe, expect, it } from 'vitest';
import { invitationReference } from '../../../lib/core/handshake/acceptance.ts';
import { siteTag } from '../../../lib/core/identity.ts';
import { fingerprint, safetyNumber } from '../../../lib/core/verification/safety-number.ts';
import { checkProof, encodeCode, noInvitation, readCode, scan, showCode } from '../../../lib/core/verification/scan.ts';
import { expectStrict, flipBit } from '../../support/attack.ts';
import { connected, NOON, person } from '../../support/people.ts';

const [alice, bob, mallory] = [person('Alice'), person('Bob'), person('Mallory')];
const site = siteTag('x');
const hexBytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('a scan', () => {
  const { ours, theirs, secrets } = connected(alice, bob);
  const { tag, identity, random } = alice;
  const shower = { site, tag, identity: identity.publicKey, invitation: invitationReference(secrets.hash), now: NOON };
  const { bytes, shown } = showCode(shower, random);
  const code = readCode(bytes);
  if (code === null) throw new Error('no code');
  const bobScans = scan(code, { session: theirs.session, site, theirTag: alice.tag });
  if (bobScans.kind !== 'match') throw new Error(bobScans.kind);
  const { proof } = bobScans;
  const check = (now: number, usedAt: number | null = null) =>
    checkProof({ ...shown, usedAt }, proof, { session: ours.session, now });

  it('takes 89 bytes, read in one way only', () => {
    expect(bytes).toHaveLength(89);
    expect(code).toMatchObject({ identity: identity.publicKey, shownAt: NOON });
    expectStrict(bytes, readCode, encodeCode);
  });

  it('is kept by who shows it until it was used', () => {
    const again = showCode(shower, random);
    const secret = readCode(again.bytes)?.secret;
    expect(secret).not.toEqual(code.secret);
    expect(again.shown).toEqual({ secret, shownAt: NOON, usedAt: null });
    expect(scan(code, { session: theirs.session, site, theirTag: alice.tag })).toEqual({ kind: 'match', proof });
  });

  it('verifies both sides: the proof is good for ten minutes and once', () => {
    expect(check(NOON)).toBe('verified');
    expect(check(NOON + 600)).toBe('verified');
    expect(check(NOON + 601)).toBe('late');
    expect(check(NOON - 1)).toBe('late');
    expect(check(NOON + 60, NOON + 30)).toBe('used');
  });

  it('proves nothing on another session, for another person, with another secret, or handed back', () => {
    const other = connected(alice, bob);
    expect(checkProof(shown, proof, { session: other.ours.session, now: NOON })).toBe('wrong');
    expect(checkProof({ ...shown, secret: random.bytes(16) }, proof, { session: ours.session, now: NOON })).toBe(
      'wrong',
    );
    expect(checkProof(shown, flipBit(proof, 7), { session: ours.session, now: NOON })).toBe('wrong');
    expect(checkProof(shown, proof, { session: theirs.session, now: NOON })).toBe('wrong');
  });

  it('of a code that Mallory shows in Alice’s name finds another key; of one from elsewhere, another account', () => {
    const look = { session: theirs.session, site, theirTag: alice.tag };
    const forged = showCode(
      { ...shower, identity: mallory.identity.publicKey, invitation: noInvitation },
      mallory.random,
    );
    const forgedCode = readCode(forged.bytes);
    if (forgedCode === null) throw new Error('no code');
    expect(scan(forgedCode, look)).toEqual({ kind: 'other-key' });
    expect(scan(code, { ...look, theirTag: mallory.tag })).toEqual({ kind: 'other-account' });
    expect(scan(code, { ...look, site: siteTag('y') })).toEqual({ kind: 'other-account' });
  });
});

describe('a safety number', () => {
  const party = ({ identity, tag }: typeof alice) => ({ identity: identity.publicKey, tag });

  it('is the same for both, and for nobody else', () => {
    const number = safetyNumber(site, party(alice), party(bob));
    expect(number).toMatch(/^[0-9]{60}$/);
    expect(safetyNumber(site, party(bob), party(alice))).toBe(number);
    expect(safetyNumber(site, party(alice), party(mallory))).not.toBe(number);
    expect(safetyNumber(siteTag('y'), party(alice), party(bob))).not.toBe(number);
    expect(safetyNumber(site, party(alice), { ...party(bob), tag: mallory.tag })).not.toBe(number);
  });

  it('is Signal’s for Signal’s keys', () => {
    // The published example of libsignal (NumericFingerprintGeneratorTest, version 1).
    const text = (id: string) => new TextEncoder().encode(id);
    const halves = [
      fingerprint(hexBytes('0506863bc66d02b40d27b8d49ca7c09e9239236f9d7d25d6fcca5ce13c7064d868'), text('+14152222222')),
      fingerprint(hexBytes('05f781b6fb32fed9ba1cf2de978d4d5da28dc34046ae814402b5c0dbd96fda907b'), text('+14153333333')),
    ];
    expect(halves.join('')).toBe('300354477692869396892869876765458257569162576843440918079131');
  });
});
