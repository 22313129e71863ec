/**
 * The second implementation of docs/protocol.md, for tests alone: as plain as possible, written from that page, with nothing of
 * lib/core but the library under both. Here: its primitives and byte strings.
 */
import { gcmsiv } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';

export type Bytes = Uint8Array;

export const SHA256 = (data: Bytes): Bytes => sha256(data);
export const SHA512 = (data: Bytes): Bytes => sha512(data);
export const HMAC = (key: Bytes, data: Bytes): Bytes => hmac(sha256, key, data);
export const HKDF = (secret: Bytes, salt: Bytes, info: Bytes, n: number): Bytes => hkdf(sha256, secret, salt, info, n);

const zeroNonce = new Uint8Array(12);

export const seal = (key: Bytes, aad: Bytes, text: Bytes): Bytes => gcmsiv(key, zeroNonce, aad).encrypt(text);

export const open = (key: Bytes, aad: Bytes, sealed: Bytes): Bytes | null =>
  orNull(() => gcmsiv(key, zeroNonce, aad).decrypt(sealed));

/** The library throws where the page says *refused*. */
function orNull<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch {
    return null;
  }
}

export const edPublic = (seed: Bytes): Bytes => ed25519.getPublicKey(seed);
export const edSign = (seed: Bytes, message: Bytes): Bytes => ed25519.sign(message, seed);
export const edVerify = (key: Bytes, message: Bytes, signature: Bytes): boolean =>
  ed25519.verify(signature, message, key, { zip215: false });
export const edToDhPublic = (key: Bytes): Bytes => ed25519.utils.toMontgomery(key);
export const edToDhSecret = (seed: Bytes): Bytes => ed25519.utils.toMontgomerySecret(seed);

/** Canonical, of the prime-order subgroup, not its neutral point. */
export function isIdentityKey(key: Bytes): boolean {
  const point = orNull(() => ed25519.Point.fromBytes(key, false));
  return point?.isTorsionFree() === true && !point.is0();
}

export const dhPublic = (secret: Bytes): Bytes => x25519.getPublicKey(secret);

const littleEndian = (bytes: Bytes): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

/** Null where a public key is refused. */
export function DH(secret: Bytes, publicKey: Bytes): Bytes | null {
  if (littleEndian(publicKey) >= 2n ** 255n - 19n) return null;
  return orNull(() => x25519.getSharedSecret(secret, publicKey));
}

export const kemPublic = (seed: Bytes): Bytes => ml_kem768.keygen(seed).publicKey;
export const encaps = (key: Bytes, m: Bytes) => ml_kem768.encapsulate(key, m);
export const decaps = (seed: Bytes, ct: Bytes): Bytes => ml_kem768.decapsulate(ct, ml_kem768.keygen(seed).secretKey);

/** Whether all 768 coefficients of 12 bits are reduced. */
export function isKemKey(key: Bytes): boolean {
  for (let at = 0; at < 1152; at += 3) {
    const bits = (key[at] ?? 0) + 256 * (key[at + 1] ?? 0) + 65_536 * (key[at + 2] ?? 0);
    if (bits % 4096 >= 3329 || Math.floor(bits / 4096) >= 3329) return false;
  }
  return true;
}

/** Joins numbers (one byte each), ASCII labels and byte strings. */
export function join(...parts: readonly (number | string | Bytes)[]): Bytes {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) => {
        if (typeof part === 'number') return Uint8Array.of(part);
        return typeof part === 'string' ? Buffer.from(part, 'ascii') : part;
      }),
    ),
  );
}

export const u16 = (value: number): Bytes => Uint8Array.of(value >> 8, value & 255);
export const u32 = (value: number): Bytes => join(u16(Math.floor(value / 65_536)), u16(value % 65_536));

/** The big-endian number that bytes say. */
export const number = (bytes: Bytes): number => bytes.reduce((value, byte) => value * 256 + byte, 0);

export function tuple(label: string, ...parts: readonly Bytes[]): Bytes {
  return join(label.length, label, ...parts.flatMap((part) => [u32(part.length), part]));
}

export const same = (a: Bytes, b: Bytes): boolean => Buffer.compare(a, b) === 0;
