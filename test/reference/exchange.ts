/** Second implementation: exchange and chunks. See crypto.ts. */
import { type Bytes, decaps, encaps, isKemKey, join, kemPublic, SHA256, same, u16 } from './crypto.ts';
import { type Draw, idle, type State } from './state.ts';

const week = 7 * 86_400;

const holds = (state: State, e: number): boolean => (state.role === 'acceptor' ? e % 2 === 1 : e % 2 === 0);

/** Draws for the exchange what it needs now. */
export function prepare(state: State, draw: Draw, now: number): void {
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
export function padded(state: State, content: Bytes, bucket: number, now: number): Bytes {
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

/** False for a chunk that no honest peer sends. */
export function takeChunk(state: State, area: Bytes, epoch: number): boolean {
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
    if (!same(SHA256(key).slice(0, 8), object.slice(1184)) || !isKemKey(key)) state.exchange = idle();
    return;
  }
  const ct = object.slice(0, 1088);
  const hash = SHA256(join(exchange.object.slice(0, 1184), ct));
  if (same(hash.slice(0, 8), object.slice(1088)))
    state.exchange = { ...idle(), state: 'agreed', k: decaps(exchange.seed, ct), hash };
  else exchange.units = exchange.units.map(() => null);
}
