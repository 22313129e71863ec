/** Between how a window names a side of a call, which is text, and how the core writes it, which is bytes. */
import { fromHex, toHex } from '../core/bytes.ts';
import type { Transport } from '../core/call/transport-form.ts';
import type { CallTransport } from '../rpc/call-types.ts';

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

export const toTransport = ({ fingerprint, candidates, ...rest }: CallTransport): Transport => ({
  ...rest,
  fingerprint: bytes(fingerprint),
  candidates: candidates.map(({ address: { kind, hex }, ...candidate }) => ({
    ...candidate,
    address: { kind, bytes: bytes(hex) },
  })),
});

export const fromTransport = ({ fingerprint, candidates, ...rest }: Transport): CallTransport => ({
  ...rest,
  fingerprint: toHex(fingerprint),
  candidates: candidates.map(({ address: { kind, bytes }, ...candidate }) => ({
    ...candidate,
    address: { kind, hex: toHex(bytes) },
  })),
});
