/** Second implementation: what a session keeps. See crypto.ts. */
import type { Bytes } from './crypto.ts';

export type Draw = (length: number) => Bytes;

export interface OldChain {
  ordinal: number;
  epoch: number;
  headerKey: Bytes;
}

export interface Chain extends OldChain {
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

interface Begin {
  id: Bytes;
  context: Bytes;
  role: 'inviter' | 'acceptor';
  /** Identity keys. */
  ours: Bytes;
  theirs: Bytes;
  rootKey: Bytes;
  nextSending: Bytes;
  nextReceiving: Bytes;
  /** The peer's key to turn against, while sending is *due*. */
  theirKey: Bytes | null;
  /** The prekey's secret, while sending is *waiting*. */
  waiting: Bytes | null;
}

export interface State extends Begin {
  open: { secret: Bytes; key: Bytes; headerKey: Bytes; chainKey: Bytes; n: number; previous: number } | null;
  /** How many messages our chain before had. */
  previous: number;
  oldSending: Bytes[];
  current: Chain | null;
  old: OldChain[];
  skipped: Skipped[];
  lost: number;
  epoch: number;
  exchange: Exchange;
  confirmed: boolean;
}

export function start(begin: Begin): State {
  const empty = { open: null, previous: 0, oldSending: [], current: null, old: [], skipped: [], lost: 0, epoch: 0 };
  return { ...begin, ...empty, exchange: idle(), confirmed: false };
}
