/** Second implementation: scan and safety number. See crypto.ts. */
import { type Bytes, HMAC, join, number, SHA256, SHA512, same, tuple, u16, u32 } from './crypto.ts';
import type { Draw, State } from './state.ts';

const check = (body: Bytes): Bytes => SHA256(tuple('Sotto/1 code', body)).slice(0, 4);

export interface Shown {
  readonly secret: Bytes;
  readonly shown: number;
  used: boolean;
}

export function show(site: Bytes, tag: Bytes, identity: Bytes, reference: Bytes, now: number, draw: Draw) {
  const secret = draw(16);
  const body = join(1, site, tag, identity, secret, reference, u32(now));
  return { bytes: join(body, check(body)), kept: { secret, shown: now, used: false } as Shown };
}

const proofOf = (secret: Bytes, id: Bytes, shower: Bytes, scanner: Bytes): Bytes =>
  HMAC(secret, tuple('Sotto/1 scanned', id, shower, scanner));

/** The proof, or the outcome. */
export function scan(state: State, code: Bytes, site: Bytes, peer: Bytes): Bytes | string {
  if (code.length !== 89 || code[0] !== 1 || !same(code.slice(85), check(code.slice(0, 85)))) return 'no-code';
  if (!same(code.slice(1, 17), join(site, peer))) return 'other-account';
  const identity = code.slice(17, 49);
  return same(identity, state.theirs) ? proofOf(code.slice(49, 65), state.id, identity, state.ours) : 'other-key';
}

export function prove(state: State, kept: Shown, proof: Bytes, now: number): string {
  if (!same(proof, proofOf(kept.secret, state.id, state.ours, state.theirs))) return 'wrong';
  if (kept.used) return 'used';
  if (now - kept.shown > 600 || now < kept.shown) return 'late';
  kept.used = true;
  return 'verified';
}

function half(site: Bytes, key: Bytes, tag: Bytes): string {
  let hash = join(u16(0), key, site, tag);
  for (let count = 0; count < 5_200; count++) hash = SHA512(join(hash, key));
  const groups = [0, 5, 10, 15, 20, 25].map((at) => number(hash.slice(at, at + 5)) % 100_000);
  return groups.map((group) => String(group).padStart(5, '0')).join('');
}

export function safetyNumber(site: Bytes, sides: readonly { readonly key: Bytes; readonly tag: Bytes }[]): string {
  return sides
    .map(({ key, tag }) => half(site, key, tag))
    .sort()
    .join('');
}
