/** The frozen bytes of the protocol: every pair of implementations still writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { opened, type Pair, pairs } from '../support/scenario.ts';

interface Vectors {
  readonly invitation: string;
  readonly acceptance: string;
  readonly messages: readonly {
    readonly from: 'Alice' | 'Bob';
    readonly text: string;
    readonly bucket: number;
    readonly payload: string;
  }[];
}

const file = new URL('../vectors/conversation.json', import.meta.url);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Sixty messages: turns, pairs, both buckets and one renewal of post-quantum secrecy. */
function converse([one, other]: Pair): Vectors {
  const alice = one.hand('Alice', 'twin Alice', () => undefined);
  const bob = other.hand('Bob', 'twin Bob', () => undefined);
  const { payload: invitation, keep } = alice.invite(bob.tag);
  const { payload: acceptance, end: bobs } = bob.accept(invitation);
  const alices = opened(alice.open(acceptance, keep, bob.tag));
  const messages = Array.from({ length: 60 }, (_, index) => {
    const from = index % 3 === 0 ? ('Bob' as const) : ('Alice' as const);
    const [writer, reader] = from === 'Alice' ? [alices, bobs] : [bobs, alices];
    const text = index % 10 === 9 ? 'longer '.repeat(30) : `message ${index}`;
    const bucket = index % 20 === 7 ? 32 : 160;
    const payload = writer.send(text, { bucket });
    expect(reader.receive(payload)).toBe(text);
    return { from, text, bucket, payload: hex(payload) };
  });
  expect(alices.facts().epoch).toBeGreaterThan(0);
  return { invitation: hex(invitation), acceptance: hex(acceptance), messages };
}

for (const pair of pairs) {
  it(`a conversation is written in the frozen bytes by ${pair.map(({ name }) => name).join(' and ')}`, () => {
    const written = converse(pair);
    if (process.env['SOTTO_WRITE_VECTORS']) writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
    const frozen: Vectors = JSON.parse(readFileSync(file, 'utf8'));
    expect(written).toEqual(frozen);
  });
}
