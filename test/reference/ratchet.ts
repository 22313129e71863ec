/** Second implementation: sending and receiving. See crypto.ts. One mutable object; a refusal restores a copy. */

import { decode } from './content.ts';
import { type Bytes, DH, dhPublic, HKDF, HMAC, join, number, open, seal, u16 } from './crypto.ts';
import { padded, prepare, takeChunk } from './exchange.ts';
import { type Chain, type Draw, type Exchange, idle, type OldChain, type State } from './state.ts';

/** Root step; mixed when an exchange is given. Sets the root key, gives chain key and next header key. */
function rootStep(state: State, shared: Bytes, mixed: Exchange | null): { chainKey: Bytes; nextHeader: Bytes } {
  const out =
    mixed === null
      ? HKDF(shared, state.rootKey, join('Sotto/1 ratchet'), 96)
      : HKDF(join(shared, mixed.k), state.rootKey, join('Sotto/1 ratchet with KEM', mixed.hash), 96);
  state.rootKey = out.slice(0, 32);
  if (mixed !== null) {
    state.epoch = (state.epoch + 1) % 256;
    state.exchange = idle();
  }
  return { chainKey: out.slice(32, 64), nextHeader: out.slice(64) };
}

function turn(state: State, draw: Draw): void {
  if (state.open !== null || state.theirKey === null) return;
  const secret = draw(32);
  const shared = DH(secret, state.theirKey);
  if (shared === null) throw new Error('a key that was checked is refused');
  const mixed = state.exchange.state === 'agreed' ? state.exchange : null;
  const { chainKey, nextHeader } = rootStep(state, shared, mixed);
  state.open = {
    secret,
    key: dhPublic(secret),
    headerKey: state.nextSending,
    chainKey,
    n: 0,
    previous: state.previous,
  };
  state.theirKey = null;
  state.nextSending = nextHeader;
}

export function send(state: State, content: Bytes, bucket: number, now: number, draw: Draw): Bytes {
  turn(state, draw);
  if (state.open === null) throw new Error('nothing to send on');
  if (state.open.n === 65_535) throw new Error('chain-ended');
  prepare(state, draw, now);
  const { headerKey, chainKey, key, n, previous } = state.open;
  const body = padded(state, content, bucket, now);
  const header = seal(headerKey, state.context, join(key, u16(n), u16(previous), state.epoch));
  const message = join(3, header, seal(HMAC(chainKey, join(1)), join(header, state.context), body));
  Object.assign(state.open, { chainKey: HMAC(chainKey, join(2)), n: n + 1 });
  trim(state, now);
  return message;
}

export interface Read {
  readonly said: readonly unknown[];
  readonly chain: number;
  readonly n: number;
}

export const isMessage = (payload: Bytes): boolean =>
  payload[0] === 3 && payload.length <= 29_696 && payload.length > 70 && (payload.length - 70) % 32 === 0;

/** What was said, or the name of the outcome; then the state is as it was. */
export function receive(state: State, payload: Bytes, now: number): Read | string {
  if (!isMessage(payload)) return 'malformed';
  return receiveWith(state, chainsOf(state, state.old), payload, now).outcome;
}

/** The receiving chain, the next one (ordinal −1), and of the old ones those given. */
export const chainsOf = (state: State, old: readonly OldChain[]): readonly OldChain[] => [
  ...(state.current === null ? [] : [state.current]),
  { ordinal: -1, epoch: -1, headerKey: state.nextReceiving },
  ...old,
];

/** Reading a message with some header keys, and how many of them were tried. */
export function receiveWith(state: State, chains: readonly OldChain[], payload: Bytes, now: number) {
  for (const [index, chain] of chains.entries()) {
    const header = open(chain.headerKey, state.context, payload.slice(1, 54));
    if (header === null) continue;
    const before = structuredClone(state);
    const outcome = withHeader(state, chain, header, payload, now);
    if (typeof outcome === 'string') Object.assign(state, before);
    return { outcome, tries: index + 1 };
  }
  return { outcome: 'not-this-session', tries: chains.length };
}

function withHeader(state: State, chain: OldChain, header: Bytes, payload: Bytes, now: number): Read | string {
  const [n, previous] = [number(header.slice(32, 34)), number(header.slice(34, 36))];
  const epoch = header[36] ?? 0;
  const isNext = chain.ordinal < 0;
  if (n === 65_535 || !(isNext || chain.epoch === epoch)) return 'malformed';
  const refusal = isNext ? theirTurn(state, header.slice(0, 32), previous, epoch, now) : null;
  if (refusal !== null) return refusal;
  const ordinal = isNext ? (state.current?.ordinal ?? 0) : chain.ordinal;
  const key = messageKey(state, ordinal, n, now);
  if (typeof key === 'string') return key;
  const body = open(key, join(payload.slice(1, 54), state.context), payload.slice(54));
  if (body === null) return 'altered';
  const said = unpad(state, body, epoch);
  if (typeof said === 'string') return said;
  state.confirmed = true;
  trim(state, now);
  return { said, chain: ordinal, n };
}

function theirTurn(state: State, ratchetKey: Bytes, previous: number, epoch: number, now: number): string | null {
  const secret = state.open?.secret ?? state.waiting;
  if (secret === null) return 'malformed';
  const mixed = epoch !== state.epoch ? state.exchange : null;
  if (mixed !== null && (epoch !== (state.epoch + 1) % 256 || mixed.state !== 'answering')) return 'malformed';
  const shared = DH(secret, ratchetKey);
  if (shared === null) return 'malformed';
  const { chainKey, nextHeader } = rootStep(state, shared, mixed);
  const refusal = endCurrent(state, previous, now);
  const ordinal = state.current === null ? 0 : state.current.ordinal + 1;
  state.current = { ordinal, epoch, headerKey: state.nextReceiving, chainKey, n: 0 };
  state.nextReceiving = nextHeader;
  if (state.open !== null) state.oldSending = [state.open.headerKey, ...state.oldSending].slice(0, 8);
  state.previous = state.open?.n ?? 0;
  state.theirKey = ratchetKey;
  state.open = null;
  state.waiting = null;
  return refusal;
}

function endCurrent(state: State, previous: number, now: number): string | null {
  const { current } = state;
  if (current === null) return previous === 0 ? null : 'malformed';
  if (previous < current.n) return 'malformed';
  if (previous - current.n > 2_000) return 'too-far-ahead';
  skipTo(state, current, previous, now);
  state.old.unshift({ ordinal: current.ordinal, epoch: current.epoch, headerKey: current.headerKey });
  return null;
}

function skipTo(state: State, chain: Chain, until: number, time: number): void {
  for (; chain.n < until; chain.n++) {
    state.skipped.push({ ordinal: chain.ordinal, n: chain.n, key: HMAC(chain.chainKey, join(1)), time });
    chain.chainKey = HMAC(chain.chainKey, join(2));
  }
}

function messageKey(state: State, ordinal: number, n: number, now: number): Bytes | string {
  const { current } = state;
  if (current === null || ordinal !== current.ordinal || n < current.n) {
    const at = state.skipped.findIndex((one) => one.ordinal === ordinal && one.n === n);
    const [found] = at < 0 ? [] : state.skipped.splice(at, 1);
    return found?.key ?? 'already-read';
  }
  if (n - current.n > 2_000) return 'too-far-ahead';
  skipTo(state, current, n, now);
  const key = HMAC(current.chainKey, join(1));
  Object.assign(current, { chainKey: HMAC(current.chainKey, join(2)), n: n + 1 });
  return key;
}

function unpad(state: State, body: Bytes, epoch: number): readonly unknown[] | string {
  const end = 2 + number(body.slice(0, 2));
  if (end > body.length) return 'malformed';
  const said = decode(body.slice(2, end));
  if (said === null) return 'malformed';
  const area = body.slice(end);
  return area.some((byte) => byte !== 0) && !takeChunk(state, area, epoch) ? 'malformed' : said;
}

function trim(state: State, now: number): void {
  const before = state.skipped.length;
  state.skipped = state.skipped.filter(({ time }) => now - time <= 90 * 86_400).slice(-2_000);
  if (state.old.length > 8) {
    const misses = (ordinal: number) => state.skipped.some((one) => one.ordinal === ordinal);
    const gone = state.old.findLast(({ ordinal }) => !misses(ordinal)) ?? state.old.at(-1);
    state.old = state.old.filter((one) => one !== gone);
    state.skipped = state.skipped.filter(({ ordinal }) => ordinal !== gone?.ordinal);
  }
  state.lost += before - state.skipped.length;
}
