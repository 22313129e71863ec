/** Second implementation: armor, without finding it in a page. See crypto.ts. */
import type { Bytes } from './crypto.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The fewest digits that can say every block of so many bytes. */
function width(bytes: number): number {
  let count = 0;
  while (62n ** BigInt(count) < 256n ** BigInt(bytes)) count += 1;
  return count;
}

function write(value: bigint, count: number): string {
  return count === 0 ? '' : write(value / 62n, count - 1) + digits.charAt(Number(value % 62n));
}

export function wrap(payload: Bytes): string {
  let body = '';
  for (let at = 0; at < payload.length; at += 32) {
    const block = payload.slice(at, at + 32);
    body += write(BigInt(`0x${Buffer.from(block).toString('hex')}`), width(block.length));
  }
  return `Sotto1${write(BigInt(payload.length), 3)}${body}Zq9`;
}

function read(text: string): bigint | null {
  let value = 0n;
  for (const digit of text) {
    if (!digits.includes(digit)) return null;
    value = value * 62n + BigInt(digits.indexOf(digit));
  }
  return value;
}

/** The payload, or null. */
export function unwrap(armored: string): Bytes | null {
  const match = /^Sotto1(.{3})(.*)Zq9$/s.exec(armored);
  const length = Number(read(match?.[1] ?? '') ?? 0);
  if (length < 1 || length > 29_696) return null;
  const out: Bytes[] = [];
  let at = 0;
  for (let left = length; left > 0; left -= 32) {
    const bytes = Math.min(32, left);
    const digitsHere = match?.[2]?.slice(at, at + width(bytes)) ?? '';
    const value = digitsHere.length === width(bytes) ? read(digitsHere) : null;
    if (value === null || value >= 256n ** BigInt(bytes)) return null;
    out.push(Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex'));
    at += width(bytes);
  }
  return at === match?.[2]?.length ? new Uint8Array(Buffer.concat(out)) : null;
}
