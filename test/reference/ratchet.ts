/** Second implementation: session state, sending, receiving, exchange. See crypto.ts. One mutable object; a refusal restores a copy. */
import {
  type Bytes,
  DH,
  decaps,
  dhPublic,
  encaps,
  HKDF,
  HMAC,
  join,
  kemPublic,
  open,
  SHA256,
  same,
  seal,
  u16,
} from './crypto.ts';

export type Draw = (length: number) => Bytes;

interface Chain {
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

interface Exchange {
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
const week = 7 * 86_400;
const idle = (): Exchange => ({
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

const holds = (state: State, e: number): boolean => (state.role === 'acceptor' ? e % 2 === 1 : e % 2 === 0);

/** Draws for the exchange what it needs now. */
function prepare(state: State, draw: Draw, now: number): void {
  const { exchange } = state;
  if (exchange.state === 'idle' && holds(state, (state.epoch + 1) % 256)) {
    const seed = draw(64);
    const key = kemPublic(seed);
    state.exchange = { ...idle(), state: 'offering', seed, object: join(key, SHA256(key).slice(0, 8)), since: now };
  } else if (exchange.state === 'gathering' && exchange.units.every((unit) => unit !== null)) {
    const key = join(...(exchange.units as Bytes[])).slice(0, 1184);
    const { cipherText, sharedSecret } = encaps(key, draw(32));
    const hash = SHA256(join(key, cipherText));
    const object = join(cipherText, hash.slice(0, 8));
    state.exchange = { ...idle(), state: 'answering', object, k: sharedSecret, hash, since: now };
  }
}

/** Padded content with its chunk. */
function padded(state: State, content: Bytes, bucket: number, now: number): Bytes {
  const { exchange } = state;
  const sends = (exchange.state === 'offering' && exchange.units.length === 0) || exchange.state === 'answering';
  const plain = Math.ceil((2 + content.length) / bucket) * bucket;
  const out = new Uint8Array(29_760);
  out.set(join(u16(content.length), content));
  if (!sends) return out.slice(0, plain);
  const total = exchange.object.length / 8;
  if (now - exchange.since >= week) Object.assign(exchange, { since: now, owed: total });
  let length = plain;
  if (exchange.owed > 0) {
    const wanted = Math.ceil((2 + content.length + 3 + 8 * exchange.owed) / bucket) * bucket;
    length = Math.max(plain, Math.min(wanted, bucket === 160 ? 29_600 : 640));
  }
  const m = Math.min(total, Math.floor((length - 2 - content.length - 3) / 8));
  if (m < 1) return out.slice(0, plain);
  const ring = join(exchange.object, exchange.object).slice(8 * exchange.next, 8 * (exchange.next + m));
  out.set(
    join((state.epoch + 1) % 256, exchange.state === 'offering' ? 1 : 2, exchange.next, ring),
    2 + content.length,
  );
  exchange.next = (exchange.next + m) % total;
  exchange.owed = Math.max(0, exchange.owed - m);
  return out.slice(0, length);
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

/** False for a chunk that no honest peer sends. */
function takeChunk(state: State, area: Bytes, epoch: number): boolean {
  const [e = 0, kind = 0, index = 0] = area;
  const total = kind === 1 ? 149 : 137;
  const m = Math.min(total, Math.floor((area.length - 3) / 8));
  if (kind < 1 || kind > 2 || index >= total || m < 1 || area.slice(3 + 8 * m).some((byte) => byte !== 0)) return false;
  if (e !== (epoch + 1) % 256 || (kind === 1) === holds(state, e)) return false;
  if (e !== (state.epoch + 1) % 256) return true;
  const { exchange } = state;
  const collects = kind === 1 ? ['idle', 'gathering'] : ['offering'];
  if (!collects.includes(exchange.state)) return true;
  if (exchange.units.length === 0) exchange.units = Array.from({ length: total }, () => null);
  if (kind === 1) exchange.state = 'gathering';
  for (let unit = 0; unit < m; unit++)
    exchange.units[(index + unit) % total] ??= area.slice(3 + 8 * unit, 11 + 8 * unit);
  if (exchange.units.every((unit) => unit !== null)) complete(state, join(...(exchange.units as Bytes[])));
  return true;
}

function complete(state: State, object: Bytes): void {
  const { exchange } = state;
  if (exchange.state === 'gathering') {
    const key = object.slice(0, 1184);
    if (!same(SHA256(key).slice(0, 8), object.slice(1184))) state.exchange = idle();
    return;
  }
  const ct = object.slice(0, 1088);
  const hash = SHA256(join(exchange.object.slice(0, 1184), ct));
  if (same(hash.slice(0, 8), object.slice(1088)))
    state.exchange = { ...idle(), state: 'agreed', k: decaps(exchange.seed, ct), hash };
  else exchange.units = exchange.units.map(() => null);
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
