/** Second implementation: parts. See crypto.ts. */
import { type Bytes, join, SHA256, same } from './crypto.ts';

export function split(payload: Bytes, most: number): Bytes[] {
  if (payload.length <= most) return [payload];
  const count = Math.ceil(payload.length / (most - 11));
  return Array.from({ length: count }, (_, index) =>
    join(4, SHA256(payload).slice(0, 8), index, count, payload.slice(index * (most - 11), (index + 1) * (most - 11))),
  );
}

/** What is incomplete, the one that last got a part first; for each its parts by index. */
export type Unfinished = Map<number, Bytes>[];

/** The whole payload, or the outcome. */
export function take(unfinished: Unfinished, part: Bytes): Bytes | string {
  const [index = 0, count = 0] = part.slice(9, 11);
  const isPart = part[0] === 4 && part.length > 11 && part.length <= 29_696;
  if (!isPart || count < 2 || count > 64 || index >= count) return 'malformed';
  const isSame = (other: Bytes) => same(other.slice(1, 9), part.slice(1, 9)) && other[10] === count;
  const parts = unfinished.find((known) => [...known.values()].some(isSame)) ?? new Map<number, Bytes>();
  parts.set(index, part);
  const others = unfinished.filter((known) => known !== parts);
  unfinished.splice(0, unfinished.length, ...others);
  const bytes = [...parts].sort(([a], [b]) => a - b).map(([, one]) => one.slice(11));
  const whole = join(...bytes);
  if (whole.length > 29_696) return 'altered';
  if (parts.size === count) return same(SHA256(whole).slice(0, 8), part.slice(1, 9)) ? whole : 'altered';
  unfinished.unshift(parts);
  unfinished.splice(8);
  return 'waiting';
}
