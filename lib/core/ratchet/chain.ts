/** The two key derivations of the ratchet: one step of the root, one step of a chain. Holds no state. */
import { ascii, concat } from '../bytes.ts';
import { type ChainKey, type HeaderKey, type MessageKey, named, type RootKey } from '../keys.ts';
import { hkdf, hmacSha256 } from '../primitives.ts';

const ratchetLabel = ascii('Sotto/1 ratchet');
const mixedLabel = ascii('Sotto/1 ratchet with KEM');
const messageKeyInput = Uint8Array.of(1);
const chainKeyInput = Uint8Array.of(2);

export interface RootStep {
  readonly rootKey: RootKey;
  readonly chainKey: ChainKey;
  /** For the chain after the one that starts now, in the same direction. */
  readonly nextHeaderKey: HeaderKey;
}

/** What a finished post-quantum exchange adds to one root step. */
export interface Mix {
  /** ML-KEM-768's. */
  readonly secret: Uint8Array;
  /** SHA-256 of key and ciphertext: without it, the secret alone would not say which objects made it. */
  readonly binding: Uint8Array;
}

/** What the root gives when two ratchet keys meet (docs/protocol.md, *Root step*). `shared` is their X25519 secret. */
export function rootStep(rootKey: RootKey, shared: Uint8Array, mix: Mix | null = null): RootStep {
  const secret = mix === null ? shared : concat(shared, mix.secret);
  const info = mix === null ? ratchetLabel : concat(mixedLabel, mix.binding);
  const output = hkdf(secret, { salt: rootKey, info, length: 96 });
  return {
    rootKey: named('root key', output.slice(0, 32)),
    chainKey: named('chain key', output.slice(32, 64)),
    nextHeaderKey: named('header key', output.slice(64)),
  };
}

/** One message's key, and the chain key after it (docs/protocol.md, *Chain step*). */
export function chainStep(chainKey: ChainKey): { readonly messageKey: MessageKey; readonly next: ChainKey } {
  return {
    messageKey: named('message key', hmacSha256(chainKey, messageKeyInput)),
    next: named('chain key', hmacSha256(chainKey, chainKeyInput)),
  };
}
