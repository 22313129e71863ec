/**
 * The second implementation of docs/protocol.md, for tests alone: as plain as possible, written from that page, with nothing of
 * lib/core but the library under both. Here: its primitives and byte strings.
 */
import { gcmsiv } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';

export type Bytes = Uint8Array;

export const SHA256 = (data: Bytes): Bytes => sha256(data);
export const HMAC = (key: Bytes, data: Bytes): Bytes => hmac(sha256, key, data);
export const HKDF = (secret: Bytes, salt: Bytes, info: Bytes, n: number): Bytes => hkdf(sha256, secret, salt, info, n);

const zeroNonce = new Uint8Array(12);

export const seal = (key: Bytes, aad: Bytes, text: Bytes): Bytes => gcmsiv(key, zeroNonce, aad).encrypt(text);

export function open(key: Bytes, aad: Bytes, sealed: Bytes): Bytes | null {
  try {
    return gcmsiv(key, zeroNonce, aad).decrypt(sealed);
  } catch {
    return null;
  }
}

export const edPublic = (seed: Bytes): Bytes => ed25519.getPublicKey(seed);
export const edSign = (seed: Bytes, message: Bytes): Bytes => ed25519.sign(message, seed);
export const edToDhPublic = (key: Bytes): Bytes => ed25519.utils.toMontgomery(key);
export const edToDhSecret = (seed: Bytes): Bytes => ed25519.utils.toMontgomerySecret(seed);
export const dhPublic = (secret: Bytes): Bytes => x25519.getPublicKey(secret);
export const DH = (secret: Bytes, publicKey: Bytes): Bytes => x25519.getSharedSecret(secret, publicKey);

export const kemPublic = (seed: Bytes): Bytes => ml_kem768.keygen(seed).publicKey;
export const encaps = (key: Bytes, m: Bytes) => ml_kem768.encapsulate(key, m);
export const decaps = (seed: Bytes, ct: Bytes): Bytes => ml_kem768.decapsulate(ct, ml_kem768.keygen(seed).secretKey);

/** Joins numbers (one byte each), ASCII labels and byte strings. */
export function join(...parts: readonly (number | string | Bytes)[]): Bytes {
  return Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'number') return [part];
      return [...(typeof part === 'string' ? Buffer.from(part, 'ascii') : part)];
    }),
  );
}

export const u16 = (value: number): Bytes => Uint8Array.of(value >> 8, value & 255);
export const u32 = (value: number): Bytes => join(u16(Math.floor(value / 65_536)), u16(value % 65_536));

export function tuple(label: string, ...parts: readonly Bytes[]): Bytes {
  return join(label.length, label, ...parts.flatMap((part) => [u32(part.length), part]));
}

export const same = (a: Bytes, b: Bytes): boolean => Buffer.compare(a, b) === 0;
