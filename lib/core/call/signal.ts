/**
 * The two signals that begin a call, each in one message: an offer and its answer (docs/protocol.md, *Calls*). Whatever comes after them goes over
 * the connection that they make.
 */
import { concat, equal, tuple } from '../bytes.ts';
import type { IdentityPublicKey } from '../keys.ts';
import { hkdf, sha256 } from '../primitives.ts';
import { decode } from '../reader.ts';
import { encodeTransport, readTransport, type Transport } from './transport-form.ts';

const VERSION = 1;
/** Of a nonce, and of the commitment to one. */
export const NONCE_BYTES = 16;
/** What fits, with the rest of the content, into one bucket of 160 bytes. */
export const SIGNAL_ROOM = 130;
const BEFORE_TRANSPORT = 2 + NONCE_BYTES;

/** An offer or an answer. */
export interface CallSignal {
  /** The picture of its sender is wanted from the beginning. */
  readonly video: boolean;
  /** An offer's is the commitment to a nonce; an answer's is its sender's nonce. 16 bytes. */
  readonly nonce: Uint8Array;
  readonly transport: Transport;
}

/** At most `SIGNAL_ROOM` bytes: candidates that do not fit are left out. Null when the transport cannot be written. */
export function encodeSignal({ video, nonce, transport }: CallSignal): Uint8Array | null {
  const rest = encodeTransport(transport, SIGNAL_ROOM - BEFORE_TRANSPORT);
  return rest && concat(Uint8Array.of(VERSION, video ? 1 : 0), nonce, rest);
}

/** Null for what no `encodeSignal` writes. */
export function readSignal(bytes: Uint8Array): CallSignal | null {
  if (bytes.length > SIGNAL_ROOM) return null;
  return decode(bytes, (reader) => {
    if (reader.uint8() !== VERSION) return null;
    const kinds = reader.uint8();
    if (kinds > 1) return null;
    const nonce = reader.bytes(NONCE_BYTES);
    const transport = readTransport(reader);
    return transport && { video: kinds === 1, nonce, transport };
  });
}

/** What an offer says of its sender's nonce, which it reveals when the other side's is known: neither can choose theirs by the other's. */
export function commitmentTo(call: Uint8Array, nonce: Uint8Array): Uint8Array {
  return sha256(tuple('sotto call nonce', call, nonce)).slice(0, NONCE_BYTES);
}

export function isCommitmentTo(commitment: Uint8Array, call: Uint8Array, nonce: Uint8Array): boolean {
  return nonce.length === NONCE_BYTES && equal(commitment, commitmentTo(call, nonce));
}

/** One side of a call, as far as the digits that both read aloud go by it. */
export interface DigitsSide {
  readonly nonce: Uint8Array;
  readonly identity: IdentityPublicKey;
  /** Of the DTLS certificate. */
  readonly fingerprint: Uint8Array;
}

/** Six digits that are the same on both sides when nobody stands between them. */
export function callDigits(call: Uint8Array, caller: DigitsSide, callee: DigitsSide): string {
  const secret = concat(caller.nonce, callee.nonce);
  const sides = [caller, callee].flatMap(({ identity, fingerprint }) => [identity, fingerprint]);
  const bytes = hkdf(secret, { salt: call, info: tuple('sotto call digits', ...sides), length: 8 });
  const number = bytes.reduce((value, byte) => (value * 256 + byte) % 1_000_000, 0);
  return String(number).padStart(6, '0');
}
