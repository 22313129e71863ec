/** The outer form of a message and the form of its header. Opens nothing. */
import { MAX_PAYLOAD_BYTES } from '../armor/frame.ts';
import { concat } from '../bytes.ts';
import type { AgreementPublicKey } from '../keys.ts';
import { MAX_CHAIN_LENGTH } from '../limits.ts';
import { COMPACT_BUCKET } from '../padding.ts';
import { decode } from '../reader.ts';
import { payloadType } from './payload.ts';

/** Ratchet key 32, number 2, previous count 2, epoch 1. */
const HEADER_BYTES = 37;
const TAG_BYTES = 16;
const SEALED_HEADER_BYTES = HEADER_BYTES + TAG_BYTES;

export interface Header {
  /** The sender's ratchet public key of this chain. */
  readonly ratchetKey: AgreementPublicKey;
  /** The message's number in its chain, from 0. */
  readonly n: number;
  /** How many messages the sender's previous chain had. */
  readonly previousCount: number;
  /** Post-quantum epoch of the chain. */
  readonly epoch: number;
}

/** docs/protocol.md, *Header*. */
export function encodeHeader({ ratchetKey, n, previousCount, epoch }: Header): Uint8Array {
  return concat(ratchetKey, Uint8Array.of(n >> 8, n & 0xff, previousCount >> 8, previousCount & 0xff, epoch));
}

/** The header, or null for bytes that no sender of this version writes. */
export function decodeHeader(bytes: Uint8Array): Header | null {
  return decode(bytes, (reader) => {
    const ratchetKey = reader.take('agreement public key');
    const n = reader.uint16();
    const previousCount = reader.uint16();
    const epoch = reader.uint8();
    return n < MAX_CHAIN_LENGTH ? { ratchetKey, n, previousCount, epoch } : null;
  });
}

export interface SealedMessage {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

/** docs/protocol.md, *Message*. */
export function encodeMessage({ header, body }: SealedMessage): Uint8Array {
  return concat(Uint8Array.of(payloadType.message), header, body);
}

/** The two sealed parts, or null when the type or a length is not a message's. */
export function decodeMessage(payload: Uint8Array): SealedMessage | null {
  if (payload.length > MAX_PAYLOAD_BYTES) return null;
  return decode(payload, (reader) => {
    if (reader.uint8() !== payloadType.message) return null;
    const header = reader.bytes(SEALED_HEADER_BYTES);
    const body = reader.rest();
    const padded = body.length - TAG_BYTES;
    return padded > 0 && padded % COMPACT_BUCKET === 0 ? { header, body } : null;
  });
}
