/**
 * How a side of a call is reached, in few bytes: ICE credentials, the fingerprint of its DTLS certificate, and as many candidates as there is room for.
 * Everything else of a session description is the same in every call (docs/protocol.md, *Calls*).
 */
import { concat } from '../bytes.ts';
import { MAX_CANDIDATES } from '../limits.ts';
import type { Reader } from '../reader.ts';

export const candidateTypes = ['host', 'srflx', 'relay'] as const;
export const candidateProtocols = ['udp', 'tcp'] as const;

/** An ICE candidate (RFC 8839) without what follows from its place. */
export interface Candidate {
  readonly type: (typeof candidateTypes)[number];
  /** `tcp` is passive: an active candidate cannot be reached. */
  readonly protocol: (typeof candidateProtocols)[number];
  /** 4 bytes of IPv4, 16 bytes of IPv6, or the 16 bytes of the UUID in a `.local` name. */
  readonly address: { readonly kind: 'ip4' | 'ip6' | 'local'; readonly bytes: Uint8Array };
  readonly port: number;
}

/** What one side of a call says of how it is reached. */
export interface Transport {
  /** SHA-256 of the certificate: 32 bytes. */
  readonly fingerprint: Uint8Array;
  /** ICE characters (RFC 8839, 5.4): 4 to 63 of them. */
  readonly ufrag: string;
  /** 22 to 63 of them. */
  readonly password: string;
  /** The best first. */
  readonly candidates: readonly Candidate[];
}

const FINGERPRINT_BYTES = 32;
const ICE_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LEAST = { ufrag: 4, password: 22 } as const;
const MOST = 63;
const addressKinds = ['ip4', 'ip6', 'local'] as const;

/**
 * As many candidates as fit into `room` bytes, in their order. Without any the form has at most 130 bytes; usual credentials make it 55 or 64.
 * Null when the credentials cannot be written, or do not fit.
 */
export function encodeTransport(transport: Transport, room: number): Uint8Array | null {
  const { fingerprint, ufrag, password, candidates } = transport;
  if (!isCredential(ufrag, LEAST.ufrag) || !isCredential(password, LEAST.password)) return null;
  const start = concat(fingerprint, Uint8Array.of(ufrag.length, password.length), packed(ufrag + password));
  if (fingerprint.length !== FINGERPRINT_BYTES || start.length > room) return null;
  const written: Uint8Array[] = [];
  let left = room - start.length;
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    const bytes = candidateForm(candidate);
    if (bytes.length > left) continue; // a later one may be shorter
    written.push(bytes);
    left -= bytes.length;
  }
  return concat(start, ...written);
}

/** Reads to the end. Null for what no `encodeTransport` writes. */
export function readTransport(reader: Reader): Transport | null {
  const fingerprint = reader.bytes(FINGERPRINT_BYTES);
  const [ufragLength, passwordLength] = [reader.uint8(), reader.uint8()];
  if (!isLength(ufragLength, LEAST.ufrag) || !isLength(passwordLength, LEAST.password)) return null;
  const characters = unpacked(reader, ufragLength + passwordLength);
  if (characters === null) return null;
  const candidates: Candidate[] = [];
  while (!reader.isAtEnd) {
    const candidate = readCandidate(reader);
    if (candidate === null || candidates.length === MAX_CANDIDATES) return null;
    candidates.push(candidate);
  }
  return { fingerprint, ufrag: characters.slice(0, ufragLength), password: characters.slice(ufragLength), candidates };
}

const isLength = (length: number, least: number): boolean => length >= least && length <= MOST;

const isCredential = (text: string, least: number): boolean =>
  isLength(text.length, least) && [...text].every((character) => ICE_CHARACTERS.includes(character));

/** Six bits a character, the first highest; what is left of the last byte is zero. */
function packed(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 6) / 8));
  [...text].forEach((character, index) => {
    const value = ICE_CHARACTERS.indexOf(character);
    for (let bit = 0; bit < 6; bit++) {
      const at = index * 6 + bit;
      if ((value >> (5 - bit)) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
  });
  return bytes;
}

function unpacked(reader: Reader, length: number): string | null {
  const bytes = reader.bytes(Math.ceil((length * 6) / 8));
  const bitAt = (at: number): number => ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  let text = '';
  for (let index = 0; index < length; index++) {
    let value = 0;
    for (let bit = 0; bit < 6; bit++) value = (value << 1) | bitAt(index * 6 + bit);
    text += ICE_CHARACTERS[value] ?? '';
  }
  for (let at = length * 6; at < bytes.length * 8; at++) if (bitAt(at) === 1) return null;
  return text;
}

/** Type in the two lowest bits, then the kind of address in two, then the protocol; address and port follow. */
function candidateForm({ type, protocol, address, port }: Candidate): Uint8Array {
  const head =
    candidateTypes.indexOf(type) |
    (addressKinds.indexOf(address.kind) << 2) |
    (candidateProtocols.indexOf(protocol) << 4);
  return concat(Uint8Array.of(head), address.bytes, Uint8Array.of(port >> 8, port & 0xff));
}

function readCandidate(reader: Reader): Candidate | null {
  const head = reader.uint8();
  const [type, kind, protocol] = [
    candidateTypes[head & 3],
    addressKinds[(head >> 2) & 3],
    candidateProtocols[head >> 4],
  ];
  if (type === undefined || kind === undefined || protocol === undefined) return null;
  const bytes = reader.bytes(kind === 'ip4' ? 4 : 16);
  const port = reader.uint16();
  return port === 0 ? null : { type, protocol, address: { kind, bytes }, port };
}
