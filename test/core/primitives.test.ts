import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { concat } from '../../lib/core/bytes.ts';
import { named } from '../../lib/core/keys.ts';
import {
  agree,
  agreementKeyOf,
  agreementKeyPair,
  agreementSecretOf,
  decapsulate,
  encapsulate,
  hkdf,
  identityPublicKey,
  isAgreementKey,
  isIdentityKey,
  isKemKey,
  kemPublicKey,
  openDeterministic,
  sealDeterministic,
  sign,
  verify,
} from '../../lib/core/primitives.ts';
import { bitFlips, truncations, withByte } from '../support/attack.ts';
import { seededRandom } from '../support/seeded-random.ts';

const random = seededRandom('primitives');
const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const identity = (text: string) => named('identity public key', hex(text));
const agreement = (text: string) => named('agreement public key', hex(text));
/** The order of Ed25519's subgroup. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const secretKey = named('identity secret key', random.bytes(32));
const publicKey = identityPublicKey(secretKey);

/** The eight points of small order in Ed25519, as RFC 8032 writes them. */
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
];

describe('an identity key', () => {
  it('is taken when it was made by us', () => {
    for (let run = 0; run < 5; run++) {
      expect(isIdentityKey(identityPublicKey(named('identity secret key', random.bytes(32))))).toBe(true);
    }
  });

  it('is refused when it has small order, is not canonical, or is no point at all', () => {
    for (const text of smallOrder) expect(isIdentityKey(identity(text))).toBe(false);
    // y = p and y = p + 1: other ways to write 0 and 1.
    expect(isIdentityKey(identity(`ed${'ff'.repeat(30)}7f`))).toBe(false);
    expect(isIdentityKey(identity(`ee${'ff'.repeat(30)}7f`))).toBe(false);
    expect(isIdentityKey(identity('ff'.repeat(32)))).toBe(false);
    const points = bitFlips(publicKey).filter((bytes) => isIdentityKey(named('identity public key', bytes)));
    // About one in sixteen random encodings is a point of the subgroup.
    expect(points.length).toBeLessThan(64);
  });

  it('agrees as an X25519 key does', () => {
    const other = agreementKeyPair(named('agreement secret key', random.bytes(32)));
    const shared = agree(agreementSecretOf(secretKey), other.publicKey);
    expect(shared).toEqual(agree(other.secretKey, agreementKeyOf(publicKey)));
    expect(shared).not.toBeNull();
  });

  it('signs, and every altered byte is noticed', () => {
    const message = random.bytes(40);
    const signature = sign(secretKey, message);
    expect(verify(publicKey, message, signature)).toBe(true);
    expect(verify(publicKey, withByte(message, 3, 0), signature)).toBe(false);
    for (const flipped of bitFlips(signature, 7))
      expect(verify(publicKey, message, named('signature', flipped))).toBe(false);
    // The same signature with s + L, which a lax verifier takes.
    let s = signature.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order;
    const malleable = signature.slice();
    for (let index = 32; index < 64; index++, s /= 256n) malleable[index] = Number(s % 256n);
    expect(verify(publicKey, message, named('signature', malleable))).toBe(false);
  });
});

describe('a signature', () => {
  /** What the key's holder can make for R = the neutral point, which has two encodings: S = H(R ‖ A ‖ M) · a. */
  function withNeutralPoint(encoding: string, message: Uint8Array) {
    const r = hex(encoding);
    const { scalar } = ed25519.utils.getExtendedPublicKey(secretKey);
    const hash = sha512(concat(r, publicKey, message)).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const s = new Uint8Array(32);
    for (let index = 0, rest = (hash * scalar) % order; index < 32; index++, rest /= 256n)
      s[index] = Number(rest % 256n);
    return named('signature', concat(r, s));
  }

  it('has one encoding', () => {
    const message = random.bytes(40);
    expect(verify(publicKey, message, withNeutralPoint(`01${'00'.repeat(31)}`, message))).toBe(true);
    expect(verify(publicKey, message, withNeutralPoint(`ee${'ff'.repeat(30)}7f`, message))).toBe(false);
    expect(verify(publicKey, message, withNeutralPoint(`01${'00'.repeat(30)}80`, message))).toBe(false);
  });
});

describe('an agreement key', () => {
  it('is refused when it gives a zero secret or is written in a second way', () => {
    const refused = [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      `ec${'ff'.repeat(30)}7f`,
      `ed${'ff'.repeat(30)}7f`,
      `ee${'ff'.repeat(30)}7f`,
      `f5${'ff'.repeat(30)}7f`,
      `ff${'ff'.repeat(30)}ff`,
      `09${'00'.repeat(30)}80`,
    ];
    for (const text of refused) expect(isAgreementKey(agreement(text))).toBe(false);
    for (const text of [`09${'00'.repeat(31)}`, `eb${'ff'.repeat(30)}7f`, `ff00${'ff'.repeat(29)}7f`]) {
      expect(isAgreementKey(agreement(text))).toBe(true);
    }
  });
});

describe('a KEM key', () => {
  const seed = named('kem seed', random.bytes(64));
  const kemKey = kemPublicKey(seed);

  it('comes from its seed and carries a secret to whoever holds it', () => {
    const { ciphertext, secret } = encapsulate(kemKey, random.bytes(32));
    expect(decapsulate(seed, ciphertext)).toEqual(secret);
    expect(decapsulate(named('kem seed', random.bytes(64)), ciphertext)).not.toEqual(secret);
    expect(decapsulate(seed, named('kem ciphertext', withByte(ciphertext, 500, 1)))).not.toEqual(secret);
  });

  it('is refused when a coefficient is not reduced', () => {
    expect(isKemKey(kemKey)).toBe(true);
    for (const index of [0, 600, 1148]) {
      const unreduced = withByte(withByte(kemKey, index, 0xff), index + 1, 0xff);
      expect(isKemKey(named('kem public key', unreduced))).toBe(false);
    }
  });
});

describe('sealing', () => {
  const key = random.bytes(32);
  const aad = random.bytes(20);
  const text = random.bytes(50);
  const sealed = sealDeterministic({ key, aad }, text);

  it('gives equal output for equal input, sixteen bytes longer', () => {
    expect(sealed).toHaveLength(66);
    expect(sealDeterministic({ key, aad }, text)).toEqual(sealed);
    expect(sealDeterministic({ key, aad, nonce: new Uint8Array(12) }, text)).toEqual(sealed);
    expect(sealDeterministic({ key, aad, nonce: new Uint8Array(12).fill(1) }, text)).not.toEqual(sealed);
  });

  it('opens only what was sealed, as it was sealed', () => {
    expect(openDeterministic({ key, aad }, sealed)).toEqual(text);
    expect(openDeterministic({ key, aad: withByte(aad, 0, 0) }, sealed)).toBeNull();
    expect(openDeterministic({ key: random.bytes(32), aad }, sealed)).toBeNull();
    for (const damaged of [...truncations(sealed), ...bitFlips(sealed)])
      expect(openDeterministic({ key, aad }, damaged)).toBeNull();
  });

  it('with a key of the wrong length is a defect, not a wrong key', () => {
    expect(() => openDeterministic({ key: new Uint8Array(31), aad }, sealed)).toThrow();
  });
});

describe('HKDF', () => {
  it('gives the first test vector of RFC 5869', () => {
    const info = hex('f0f1f2f3f4f5f6f7f8f9');
    const salt = hex('000102030405060708090a0b0c');
    expect(hkdf(new Uint8Array(22).fill(0x0b), { salt, info, length: 42 })).toEqual(
      hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'),
    );
  });
});
