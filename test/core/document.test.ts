/**
 * Values that follow from docs/protocol.md. They were computed from the text of that page by another program in another language
 * (Python's hashlib and hmac), not by the code under test.
 */
import { describe, expect, it } from 'vitest';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { blockDigits } from '../../lib/core/armor/frame.ts';
import { contextHash, firstKeys, transcriptHash } from '../../lib/core/handshake/secret.ts';
import { accountTag, siteTag } from '../../lib/core/identity.ts';
import { type Kind, named, sizes } from '../../lib/core/keys.ts';
import { chainStep, rootStep } from '../../lib/core/ratchet/chain.ts';
import { safetyNumber } from '../../lib/core/verification/safety-number.ts';
import { checkProof, encodeCode } from '../../lib/core/verification/scan.ts';
import { connected, NOON } from '../support/people.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const filled = <K extends Kind>(kind: K, byte: number) => named(kind, new Uint8Array(sizes[kind]).fill(byte));

describe('the document', () => {
  it('gives tags', () => {
    expect(hex(siteTag('x'))).toBe('09450f78ed2deccd');
    expect(hex(accountTag('x', '12'))).toBe('46261ccadd7daaef');
  });

  it('gives armor', () => {
    expect(wrapArmor(Uint8Array.of(1, 2, 3))).toBe('Sotto100300HBLZq9');
    expect(wrapArmor(Uint8Array.from({ length: 33 }, (_, index) => index))).toBe(
      'Sotto100X003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf0WZq9',
    );
    const digits = [
      2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22, 23, 25, 26, 27, 29, 30, 31, 33, 34, 35, 37, 38, 39, 41,
      42, 43,
    ];
    expect(digits.map((_, index) => blockDigits(index + 1))).toEqual(digits);
  });

  it('gives the root step and the chain step', () => {
    const step = rootStep(filled('root key', 1), new Uint8Array(32).fill(2));
    expect(hex(step.rootKey)).toBe('11bc44ed4f0e88331b840d32642a5099267863ca1012dd4ac4af5e41281af7ad');
    expect(hex(step.chainKey)).toBe('7888ad5430a93f2d220f58ccd76d1d827557f105f02db122e525ce1cb9c77194');
    expect(hex(step.nextHeaderKey)).toBe('546f1c658bca646f075e25d86a195e32052e912bc8b3178e02a56b1590346e43');
    const { messageKey, next } = chainStep(filled('chain key', 3));
    expect(hex(messageKey)).toBe('aa6fa3f949be2b2cc7de5a18e7f65fee5fb78488f588d53196a63e66ad67ad12');
    expect(hex(next)).toBe('cfbf8f5595e5f186a92161efb3ebb946d3aa706c2df70eed5152741bdb1e7bde');
  });

  it('gives the root step into which an exchange is mixed', () => {
    const mix = { secret: new Uint8Array(32).fill(9), binding: new Uint8Array(32).fill(10) };
    const step = rootStep(filled('root key', 1), new Uint8Array(32).fill(2), mix);
    expect(hex(step.rootKey)).toBe('22bf5d53873c0872a6410ef0430e7a04c460601418b805968b136da64b734f68');
    expect(hex(step.chainKey)).toBe('81e90e93c8345e87e764b4f6705f18ee18726034e5d89f95ed7b86a2d0462618');
    expect(hex(step.nextHeaderKey)).toBe('353802d68990e826e9816423876d5d27e95dbf8a5f707da0121c2c8df5dbd286');
  });

  it('gives a code, its proof and a safety number', () => {
    const code = encodeCode({
      site: filled('site tag', 1),
      tag: filled('account tag', 2),
      identity: filled('identity public key', 3),
      secret: new Uint8Array(16).fill(4),
      invitation: filled('invitation reference', 5),
      shownAt: 1_790_000_000,
    });
    expect(hex(code.slice(85))).toBe('c84976d1');
    const [session, site] = [connected().ours.session, filled('site tag', 1)];
    const shown = { secret: new Uint8Array(16).fill(1), shownAt: NOON, usedAt: null };
    const view = {
      ...session,
      id: filled('session id', 2),
      ourIdentity: filled('identity public key', 3),
      theirIdentity: filled('identity public key', 4),
    };
    const proof = Uint8Array.from(
      Buffer.from('1417b42451ba74abda720296f46a50c0a5dbbe949d781e3227ff64ef6173fcc0', 'hex'),
    );
    expect(checkProof(shown, proof, { session: view, now: NOON })).toBe('verified');
    const one = { identity: filled('identity public key', 3), tag: filled('account tag', 2) };
    const other = { identity: filled('identity public key', 4), tag: filled('account tag', 5) };
    expect(safetyNumber(site, one, other)).toBe('058798591814670099119315013873776955894207279532163214874270');
  });

  it('gives the transcript, the root secret and the context', () => {
    const transcript = transcriptHash(new Uint8Array(3).fill(10), new Uint8Array(2).fill(11));
    expect(hex(transcript)).toBe('18bdc1e415997f0d282cea89580d888b2b586c4167277a03a548a1d5ce52eb32');
    const secret = (byte: number) => new Uint8Array(32).fill(byte);
    const keys = firstKeys(
      { identityPrekey: secret(1), ephemeralIdentity: secret(2), ephemeralPrekey: secret(3), kem: secret(4) },
      transcript,
    );
    expect(hex(keys.rootKey)).toBe('10fa0b77ee6e43bba9a544da35d4968bca1a3afd86e67e393a6928d57b8bc25e');
    expect(hex(keys.acceptorHeaderKey)).toBe('4ba13b9a703586f2df4665d34da223397fd62001e8677379d93a5ccd8ce532c1');
    expect(hex(keys.inviterHeaderKey)).toBe('ece7ece6e0dd1f8bb8517858fd81179428de440592c64f323f68ed9088a1bc08');
    const invitation = {
      site: filled('site tag', 1),
      makerTag: filled('account tag', 2),
      identity: filled('identity public key', 4),
      deviceId: filled('device id', 6),
    };
    const acceptance = {
      acceptorTag: filled('account tag', 3),
      identity: filled('identity public key', 5),
      deviceId: filled('device id', 7),
    };
    expect(hex(contextHash(invitation, acceptance, filled('session id', 8)))).toBe(
      '718a0e65b886299a9d91c676a1d4fbadfbe6b5fa9953b49725ed112695bf0304',
    );
  });

  it('says how much text a bucket holds at today’s times', () => {
    const { ours: alice } = connected();
    const bytes = (length: number, bucket: number) => alice.send('x'.repeat(length), { bucket }).length - 70;
    expect([bytes(148, 160), bytes(149, 160)]).toEqual([160, 320]);
    expect([bytes(21, 32), bytes(22, 32)]).toEqual([32, 64]);
  });
});
