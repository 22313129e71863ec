/** The built content script: small, and without a trace of cryptography. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, toolRule } from './complaints.mjs';

const bundles = ['.output/chrome-mv3/content-scripts', '.output/firefox-mv3/content-scripts'];

/**
 * What cryptography leaves behind in minified code: names that are data (labels, algorithm names, error texts) and
 * constants that no compiler can avoid.
 */
const traces = {
  'an algorithm name':
    /\b(?:aes|gcm|siv|chacha|poly1305|ed25519|x25519|curve25519|ml-?kem|kyber|hkdf|hmac|argon2|sha-?(?:1|256|384|512))/i,
  'Web Crypto': /\b(?:subtle|deriveBits|deriveKey|importKey|getRandomValues)\b/,
  'the SHA-2 initial state': /1779033703|0x6a09e667/i,
  'the field of Curve25519':
    /7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed|57896044618658097711785492504343953926634992332820282019728792003956564819949/i,
  'the modulus of ML-KEM': /\b3329\b/,
  'the field polynomial of AES': /\b283\b/,
};

/** @returns {string[]} The kinds of traces found in a script. */
export const cryptographyIn = (/** @type {string} */ script) =>
  Object.entries(traces)
    .filter(([, trace]) => trace.test(script))
    .map(([name]) => name);

/** @type {import('./complaints.mjs').Rule} */
const noCryptography = {
  name: 'no cryptography in the content scripts',
  complaints: async (folder) => {
    const missing = bundles.filter((bundle) => !existsSync(path.join(folder, bundle)));
    return [
      ...missing.map((bundle) => `${bundle}: not built`),
      ...filesBelow(folder, bundles, /\.js$/).flatMap((file) =>
        cryptographyIn(readFileSync(path.join(folder, file), 'utf8')).map((trace) => `${file}: holds ${trace}`),
      ),
    ];
  },
};

export const contentBundle = [
  toolRule('the content scripts of X weigh at most 20 kB, what other sites load beside them 10 kB', ['size-limit'], []),
  noCryptography,
];
