/** Our primitives before the cases of Project Wycheproof: what is valid gives the same bytes, what is invalid is refused. */
import { expect } from 'vitest';
import { concat, equal } from '../../lib/core/bytes.ts';
import { named } from '../../lib/core/keys.ts';
import {
  agree,
  decapsulate,
  decapsulateWith,
  encapsulate,
  hkdf,
  hkdfSha512,
  hmacSha256,
  isAgreementKey,
  isKemKey,
  kemPublicKey,
  kemSecretKey,
  openDeterministic,
  sealDeterministic,
  verify,
} from '../../lib/core/primitives.ts';
import { type Case, hex, judge } from './vectors.ts';

interface Agreement extends Case {
  readonly public: string;
  readonly private: string;
  readonly shared: string;
}

judge<unknown, Agreement>('x25519_test.json', 'X25519', (test) => {
  const publicKey = named('agreement public key', hex(test.public));
  const shared = agree(named('agreement secret key', hex(test.private)), publicKey);
  // RFC 7748 lets both through; docs/protocol.md, *Primitives* refuses them. Every other acceptable key is taken.
  const isRefused = ['NonCanonicalPublic', 'ZeroSharedSecret'].some((flag) => test.flags?.includes(flag));
  expect(shared).toEqual(isRefused ? null : hex(test.shared));
  expect(isAgreementKey(publicKey)).toBe(!isRefused);
  expect(test.result === 'valid' && isRefused).toBe(false);
});

interface Signed extends Case {
  readonly msg: string;
  readonly sig: string;
}

judge<{ readonly publicKey: { readonly pk: string } }, Signed>('ed25519_test.json', 'Ed25519', (test, group) => {
  const publicKey = named('identity public key', hex(group.publicKey.pk));
  const judged = () => verify(publicKey, hex(test.msg), named('signature', hex(test.sig)));
  if (hex(test.sig).length === 64) expect(judged()).toBe(test.result === 'valid');
  else {
    expect(test.result).toBe('invalid');
    expect(judged).toThrow('bad-length');
  }
});

interface Sealed extends Case {
  readonly key: string;
  readonly iv: string;
  readonly aad: string;
  readonly msg: string;
  readonly ct: string;
  readonly tag: string;
}

judge<unknown, Sealed>('aes_gcm_siv_test.json', 'AES-GCM-SIV', (test) => {
  const sealing = { key: hex(test.key), nonce: hex(test.iv), aad: hex(test.aad) };
  const sealed = concat(hex(test.ct), hex(test.tag));
  const isValid = test.result === 'valid';
  expect(openDeterministic(sealing, sealed)).toEqual(isValid ? hex(test.msg) : null);
  expect(equal(sealDeterministic(sealing, hex(test.msg)), sealed)).toBe(isValid);
});

interface Derived extends Case {
  readonly ikm: string;
  readonly salt: string;
  readonly info: string;
  readonly size: number;
  readonly okm: string;
}

const derivedBy = (derive: typeof hkdf) => (test: Derived) => {
  const derived = () => derive(hex(test.ikm), { salt: hex(test.salt), info: hex(test.info), length: test.size });
  if (test.result === 'valid') expect(derived()).toEqual(hex(test.okm));
  else expect(derived).toThrow();
};

judge('hkdf_sha256_test.json', 'HKDF-SHA-256', derivedBy(hkdf));
judge('hkdf_sha512_test.json', 'HKDF-SHA-512', derivedBy(hkdfSha512));

interface Authenticated extends Case {
  readonly key: string;
  readonly msg: string;
  readonly tag: string;
}

judge<{ readonly tagSize: number }, Authenticated>('hmac_sha256_test.json', 'HMAC-SHA-256', (test, { tagSize }) => {
  const tag = hmacSha256(hex(test.key), hex(test.msg)).slice(0, tagSize / 8);
  expect(equal(tag, hex(test.tag))).toBe(test.result === 'valid');
});

interface KeyMade extends Case {
  readonly seed: string;
  readonly ek: string;
  readonly dk: string;
}

judge<unknown, KeyMade>('mlkem_768_keygen_seed_test.json', 'ML-KEM-768 key generation', (test) => {
  const seed = named('kem seed', hex(test.seed));
  expect(kemPublicKey(seed)).toEqual(hex(test.ek));
  expect(kemSecretKey(seed)).toEqual(hex(test.dk));
});

interface Encapsulated extends Case {
  readonly ek: string;
  readonly m: string;
  readonly c: string;
  readonly K: string;
}

judge<unknown, Encapsulated>('mlkem_768_encaps_test.json', 'ML-KEM-768 encapsulation', (test) => {
  const key = () => named('kem public key', hex(test.ek));
  if (test.result === 'valid') {
    expect(isKemKey(key())).toBe(true);
    expect(encapsulate(key(), hex(test.m))).toEqual({ ciphertext: hex(test.c), secret: hex(test.K) });
  } else if (hex(test.ek).length === 1184) {
    expect(isKemKey(key())).toBe(false);
    expect(() => encapsulate(key(), hex(test.m))).toThrow();
  } else expect(key).toThrow('bad-length');
});

interface Decapsulated extends Case {
  readonly seed: string;
  readonly ek?: string;
  readonly c: string;
  readonly K: string;
}

judge<unknown, Decapsulated>('mlkem_768_test.json', 'ML-KEM-768 decapsulation', (test) => {
  const seed = () => named('kem seed', hex(test.seed));
  const opened = () => decapsulate(seed(), named('kem ciphertext', hex(test.c)));
  if (test.ek !== undefined) expect(kemPublicKey(seed())).toEqual(hex(test.ek));
  if (test.result === 'valid') expect(opened()).toEqual(hex(test.K));
  else expect(opened).toThrow('bad-length');
});

interface ByExpandedKey extends Case {
  readonly dk: string;
  readonly c: string;
  readonly K?: string;
}

judge<unknown, ByExpandedKey>(
  'mlkem_768_semi_expanded_decaps_test.json',
  'ML-KEM-768 decapsulation by an expanded key',
  (test) => {
    const opened = () => decapsulateWith(hex(test.dk), named('kem ciphertext', hex(test.c)));
    if (test.result === 'valid') expect(opened()).toEqual(hex(test.K ?? ''));
    else expect(opened).toThrow();
  },
);
