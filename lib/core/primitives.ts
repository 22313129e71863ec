/** The one file that names the cryptographic library. Everything else speaks of what a primitive does, never of who made it. */
import { gcmsiv } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256, sha512 as nobleSha512 } from '@noble/hashes/sha2.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import {
  type AgreementKeyPair,
  type AgreementPublicKey,
  type AgreementSecretKey,
  type IdentityPublicKey,
  type IdentitySecretKey,
  type KemCiphertext,
  type KemPublicKey,
  type KemSeed,
  named,
  type Signature,
} from './keys.ts';

/** SHA-256, 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  return nobleSha256(message);
}

/** SHA-512, 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  return nobleSha512(message);
}

/** HMAC-SHA-256, 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(nobleSha256, key, message);
}

/** HKDF-SHA-256 (RFC 5869), extract and expand. An empty salt means 32 zero bytes. */
export function hkdf(
  secret: Uint8Array,
  use: { readonly salt: Uint8Array; readonly info: Uint8Array; readonly length: number },
): Uint8Array {
  return nobleHkdf(nobleSha256, secret, use.salt, use.info, use.length);
}

/**
 * HKDF-SHA-512. No key is derived with it: official cases judge SHA-512 through it, on which Ed25519 rests.
 * @internal
 */
export function hkdfSha512(secret: Uint8Array, use: Parameters<typeof hkdf>[1]): Uint8Array {
  return nobleHkdf(nobleSha512, secret, use.salt, use.info, use.length);
}

/** What AES-256-GCM-SIV is used with. Without a nonce it is twelve zero bytes: equal input gives equal output. */
export interface Sealing {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** Authenticated beside the text. */
  readonly aad: Uint8Array;
  /** 12 bytes. */
  readonly nonce?: Uint8Array;
}

const zeroNonce = new Uint8Array(12);

/** AES-256-GCM-SIV (RFC 8452): 16 bytes longer than `plaintext`. */
export function sealDeterministic(sealing: Sealing, plaintext: Uint8Array): Uint8Array {
  return gcmsiv(sealing.key, sealing.nonce ?? zeroNonce, sealing.aad).encrypt(plaintext);
}

/** The plaintext, or null when anything about it is not as it was sealed. */
export function openDeterministic(sealing: Sealing, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < 16) return null;
  const cipher = gcmsiv(sealing.key, sealing.nonce ?? zeroNonce, sealing.aad);
  try {
    return cipher.decrypt(sealed);
  } catch {
    // Key and nonce were checked above by the constructor, so what is left is the tag.
    return null;
  }
}

/** The Ed25519 public key of a seed. */
export function identityPublicKey(secretKey: IdentitySecretKey): IdentityPublicKey {
  return named('identity public key', ed25519.getPublicKey(secretKey));
}

/** Ed25519 (RFC 8032), deterministic. */
export function sign(secretKey: IdentitySecretKey, message: Uint8Array): Signature {
  return named('signature', ed25519.sign(message, secretKey));
}

/** Strict verification: canonical encodings only. */
export function verify(publicKey: IdentityPublicKey, message: Uint8Array, signature: Signature): boolean {
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

/** Whether bytes are an identity key at all: canonical, on the curve, of the prime-order subgroup, and not its neutral point. */
export function isIdentityKey(publicKey: IdentityPublicKey): boolean {
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    // No point has this encoding.
    return false;
  }
}

/** An identity key as an X25519 public key. The key must have passed `isIdentityKey`. */
export function agreementKeyOf(publicKey: IdentityPublicKey): AgreementPublicKey {
  return named('agreement public key', ed25519.utils.toMontgomery(publicKey));
}

/** The X25519 secret key that belongs to it. */
export function agreementSecretOf(secretKey: IdentitySecretKey): AgreementSecretKey {
  return named('agreement secret key', ed25519.utils.toMontgomerySecret(secretKey));
}

/** An X25519 key pair from its 32 secret bytes. */
export function agreementKeyPair(secretKey: AgreementSecretKey): AgreementKeyPair {
  return { secretKey, publicKey: named('agreement public key', x25519.getPublicKey(secretKey)) };
}

/** X25519 (RFC 7748), or null for a public key that is not canonical or gives an all-zero secret. */
export function agree(secretKey: AgreementSecretKey, publicKey: AgreementPublicKey): Uint8Array | null {
  if (!isCanonical(publicKey)) return null;
  try {
    return x25519.getSharedSecret(secretKey, publicKey);
  } catch {
    // The only refusal left is a point of low order, whose secret would be zero.
    return null;
  }
}

/** Whether `agree` takes this public key, whoever asks. */
export function isAgreementKey(publicKey: AgreementPublicKey): boolean {
  return agree(anySecretKey, publicKey) !== null;
}

const anySecretKey = named('agreement secret key', new Uint8Array(32).fill(1));

/** Whether the little-endian number is below 2^255 − 19. */
function isCanonical(publicKey: AgreementPublicKey): boolean {
  const [lowest = 0] = publicKey;
  const highest = publicKey[31] ?? 0;
  if (highest !== 0x7f) return highest < 0x7f;
  return lowest < 0xed || publicKey.subarray(1, 31).some((byte) => byte !== 0xff);
}

/** The ML-KEM-768 (FIPS 203) encapsulation key of a seed `d ‖ z`. */
export function kemPublicKey(seed: KemSeed): KemPublicKey {
  return named('kem public key', ml_kem768.keygen(seed).publicKey);
}

/** Whether bytes are an encapsulation key (FIPS 203, 7.2: the modulus check). */
export function isKemKey(publicKey: KemPublicKey): boolean {
  try {
    ml_kem768.prepare(publicKey).clean();
    return true;
  } catch {
    // A coefficient is not reduced.
    return false;
  }
}

/** A secret for the holder of `publicKey`, from 32 random bytes. The key must have passed `isKemKey`. */
export function encapsulate(
  publicKey: KemPublicKey,
  randomness: Uint8Array,
): { readonly ciphertext: KemCiphertext; readonly secret: Uint8Array } {
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey, randomness);
  return { ciphertext: named('kem ciphertext', cipherText), secret: sharedSecret };
}

/** The secret in a ciphertext. An altered one gives another secret, never an error (implicit rejection). */
export function decapsulate(seed: KemSeed, ciphertext: KemCiphertext): Uint8Array {
  const secretKey = kemSecretKey(seed);
  const secret = decapsulateWith(secretKey, ciphertext);
  secretKey.fill(0);
  return secret;
}

/**
 * The expanded ML-KEM-768 decapsulation key of a seed. Never kept: it is made again whenever it is needed.
 * @internal apart from here it is named by official cases only
 */
export function kemSecretKey(seed: KemSeed): Uint8Array {
  return ml_kem768.keygen(seed).secretKey;
}

/**
 * The secret in a ciphertext, by an expanded decapsulation key.
 * @throws Error for a key of another length, or whose hash does not fit (FIPS 203, 7.3)
 * @internal apart from here it is named by official cases only
 */
export function decapsulateWith(secretKey: Uint8Array, ciphertext: KemCiphertext): Uint8Array {
  return ml_kem768.decapsulate(ciphertext, secretKey);
}
