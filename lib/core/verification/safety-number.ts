/** Sixty digits that are equal on both sides when, and only when, both see the same two identity keys. Signal's construction. */
import { concat } from '../bytes.ts';
import type { AccountTag, IdentityPublicKey, SiteTag } from '../keys.ts';
import { sha512 } from '../primitives.ts';

/** Signal's constants: the version of the construction and how often it hashes. */
export interface FingerprintParameters {
  readonly version: number;
  readonly iterations: number;
}

const signalParameters: FingerprintParameters = { version: 0, iterations: 5_200 };

const GROUP_BYTES = 5;
const GROUPS = 6;

/** Thirty digits of one side (docs/protocol.md, *Safety number*). Takes some 20 ms. */
export function fingerprint(
  key: Uint8Array,
  id: Uint8Array,
  { version, iterations }: FingerprintParameters = signalParameters,
): string {
  let hash = concat(Uint8Array.of(version >> 8, version & 0xff), key, id);
  for (let iteration = 0; iteration < iterations; iteration++) hash = sha512(concat(hash, key));
  return Array.from({ length: GROUPS }, (_, group) => digits(hash.subarray(group * GROUP_BYTES))).join('');
}

function digits(hash: Uint8Array): string {
  const value = hash.subarray(0, GROUP_BYTES).reduce((number, byte) => number * 256 + byte, 0);
  return String(value % 100_000).padStart(5, '0');
}

/** One side of a safety number as the transcript of the handshake says it, never as a page shows it. */
export interface Party {
  readonly identity: IdentityPublicKey;
  readonly tag: AccountTag;
}

/** The safety number of two people at a site: sixty digits, the same for both. */
export function safetyNumber(site: SiteTag, one: Party, other: Party): string {
  const sides = [one, other].map(({ identity, tag }) => fingerprint(identity, concat(site, tag)));
  return sides.toSorted().join('');
}
