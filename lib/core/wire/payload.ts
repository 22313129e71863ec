/** Tells payloads apart by their first bytes, and names them by their hash. Opens nothing. */
import { PART } from '../armor/part-place.ts';
import { named, type PayloadHash } from '../keys.ts';
import { sha256 } from '../primitives.ts';

/** The first byte of each payload (docs/protocol.md, *Payloads*). */
export const payloadType = { invitation: 0x01, acceptance: 0x02, message: 0x03, part: PART } as const;

/** The second byte of both handshake payloads. A message's version is that of the session which opens it. */
export const HANDSHAKE_VERSION = 1;

export type PayloadKind = keyof typeof payloadType | 'unknown';

/** What a payload says it is. `unknown` is a newer Sotto's, or garbage. */
export function payloadKind(payload: Uint8Array): PayloadKind {
  const [type, version] = payload;
  switch (type) {
    case payloadType.invitation:
      return version === HANDSHAKE_VERSION ? 'invitation' : 'unknown';
    case payloadType.acceptance:
      return version === HANDSHAKE_VERSION ? 'acceptance' : 'unknown';
    case payloadType.message:
      return 'message';
    case payloadType.part:
      return 'part';
    default:
      return 'unknown';
  }
}

/** SHA-256 of the whole payload: the name under which it is stored and recognised. */
export function payloadHash(payload: Uint8Array): PayloadHash {
  return named('payload hash', sha256(payload));
}
