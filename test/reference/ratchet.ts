/** Second implementation: sending and receiving. See crypto.ts. One mutable object; a refusal restores a copy. */
import { type Bytes, DH, dhPublic, HKDF, HMAC, join, open, seal, u16 } from './crypto.ts';
import { padded, prepare, takeChunk } from './exchange.ts';
import { type Chain, type Draw, type Exchange, idle, type State } from './state.ts';

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
  const mixed = state.exchange.state === 'agreed' ? state.exchange : null;
  const { chainKey, nextHeader } = rootStep(state, DH(secret, state.theirKey), mixed);
  state.open = { secret, headerKey: state.nextSending, chainKey, n: 0, previous: state.previous };
  state.nextSending = nextHeader;
}

export function send(state: State, content: Bytes, bucket: number, now: number, draw: Draw): Bytes {
  turn(state, draw);
  if (state.open === null) throw new Error('nothing to send on');
  prepare(state, draw, now);
  const { headerKey, chainKey, secret, n, previous } = state.open;
  const body = padded(state, content, bucket, now);
  const header = seal(headerKey, state.context, join(dhPublic(secret), u16(n), u16(previous), state.epoch));
  const message = join(3, header, seal(HMAC(chainKey, join(1)), join(header, state.context), body));
  Object.assign(state.open, { chainKey: HMAC(chainKey, join(2)), n: n + 1 });
  trim(state, now);
  return message;
}

/** The content, or the name of the outcome; then the state is as it was. */
export function receive(state: State, payload: Bytes, now: number): Bytes | string {
  const before = structuredClone(state);
  const outcome = tryReceive(state, payload, now);
  if (typeof outcome === 'string') Object.assign(state, before);
  return outcome;
}

function tryReceive(state: State, payload: Bytes, now: number): Bytes | string {
  const length = payload.length - 70;
  if (payload[0] !== 3 || payload.length > 29_696 || length <= 0 || length % 32 !== 0) return 'malformed';
  const { current } = state;
  const chains = [current, { ordinal: -1, epoch: -1, headerKey: state.nextReceiving }, ...state.old];
  for (const chain of chains) {
    const header = chain === null ? null : open(chain.headerKey, state.context, payload.slice(1, 54));
    if (chain !== null && header !== null) return withHeader(state, chain, header, payload, now);
  }
  return 'not-this-session';
}

type OldChain = State['old'][number];

function withHeader(state: State, chain: OldChain, header: Bytes, payload: Bytes, now: number): Bytes | string {
  const [n, previous] = [number(header, 32), number(header, 34)];
  const epoch = header[36] ?? 0;
  const isNext = chain.ordinal < 0;
  if (n === 65_535 || !(isNext || chain.epoch === epoch)) return 'malformed';
  const isOld = state.old.includes(chain);
  const refusal = isNext ? theirTurn(state, header.slice(0, 32), previous, epoch, now) : null;
  if (refusal !== null) return refusal;
  const key = messageKey(state, isOld ? chain.ordinal : null, n, now);
  if (typeof key === 'string') return key;
  const body = open(key, join(payload.slice(1, 54), state.context), payload.slice(54));
  return body === null ? 'altered' : unpad(state, body, epoch, now);
}

const number = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

function theirTurn(state: State, ratchetKey: Bytes, previous: number, epoch: number, now: number): string | null {
  if (state.open === null) return 'malformed';
  const mixed = epoch !== state.epoch ? state.exchange : null;
  if (mixed !== null && (epoch !== (state.epoch + 1) % 256 || mixed.state !== 'answering')) return 'malformed';
  const { chainKey, nextHeader } = rootStep(state, DH(state.open.secret, ratchetKey), mixed);
  const refusal = endCurrent(state, previous, now);
  const ordinal = state.current === null ? 0 : state.current.ordinal + 1;
  state.current = { ordinal, epoch, headerKey: state.nextReceiving, chainKey, n: 0 };
  state.nextReceiving = nextHeader;
  state.previous = state.open.n;
  state.theirKey = ratchetKey;
  state.open = null;
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

function messageKey(state: State, oldOrdinal: number | null, n: number, now: number): Bytes | string {
  const { current } = state;
  if (oldOrdinal !== null || current === null || n < current.n) {
    const ordinal = oldOrdinal ?? current?.ordinal;
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

function unpad(state: State, body: Bytes, epoch: number, now: number): Bytes | string {
  const end = 2 + (body[0] ?? 0) * 256 + (body[1] ?? 0);
  if (end > body.length) return 'malformed';
  const area = body.slice(end);
  if (area.some((byte) => byte !== 0) && !takeChunk(state, area, epoch)) return 'malformed';
  trim(state, now);
  return body.slice(2, end);
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
