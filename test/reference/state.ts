/** Second implementation: what a session keeps. See crypto.ts. */
import type { Bytes } from './crypto.ts';

export type Draw = (length: number) => Bytes;

export interface Chain {
  ordinal: number;
  epoch: number;
  headerKey: Bytes;
  chainKey: Bytes;
  n: number;
}

interface Skipped {
  ordinal: number;
  n: number;
  key: Bytes;
  time: number;
}

export interface Exchange {
  state: 'idle' | 'offering' | 'gathering' | 'answering' | 'agreed';
  seed: Bytes;
  /** What is sent, or the key that was. */
  object: Bytes;
  next: number;
  since: number;
  owed: number;
  /** What is collected, unit by unit. */
  units: (Bytes | null)[];
  k: Bytes;
  hash: Bytes;
}

const none = new Uint8Array(0);
export const idle = (): Exchange => ({
  state: 'idle',
  seed: none,
  object: none,
  next: 0,
  since: 0,
  owed: 0,
  units: [],
  k: none,
  hash: none,
});

export interface State {
  context: Bytes;
  role: 'inviter' | 'acceptor';
  rootKey: Bytes;
  /** Sending: the open chain, or null with the peer's key to turn against. */
  open: { secret: Bytes; headerKey: Bytes; chainKey: Bytes; n: number; previous: number } | null;
  theirKey: Bytes | null;
  previous: number;
  nextSending: Bytes;
  current: Chain | null;
  nextReceiving: Bytes;
  old: { ordinal: number; epoch: number; headerKey: Bytes }[];
  skipped: Skipped[];
  lost: number;
  epoch: number;
  exchange: Exchange;
}

export function start(given: Pick<State, 'context' | 'role' | 'rootKey' | 'nextSending' | 'nextReceiving'>): State {
  return {
    ...given,
    open: null,
    theirKey: null,
    previous: 0,
    current: null,
    old: [],
    skipped: [],
    lost: 0,
    epoch: 0,
    exchange: idle(),
  };
}
