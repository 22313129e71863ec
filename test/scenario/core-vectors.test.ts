/** The frozen bytes of the protocol: both implementations still write them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { says } from '../support/people.ts';
import { twins } from '../support/twins.ts';

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
function converse(): Vectors {
  const { invitation, acceptance, ours, theirs } = twins();
  const messages = Array.from({ length: 60 }, (_, index) => {
    const from = index % 3 === 0 ? ('Bob' as const) : ('Alice' as const);
    const [writer, reader] = from === 'Alice' ? [ours, theirs] : [theirs, ours];
    const text = index % 10 === 9 ? 'longer '.repeat(30) : `message ${index}`;
    const bucket = index % 20 === 7 ? 32 : 160;
    const payload = writer.send(says(text), { bucket });
    expect(reader.receive(payload)).toEqual(says(text));
    return { from, text, bucket, payload: hex(payload) };
  });
  expect(ours.session.epoch).toBeGreaterThan(0);
  return { invitation: hex(invitation), acceptance: hex(acceptance), messages };
}

it('a conversation is written in the frozen bytes by both implementations', () => {
  const written = converse();
  if (process.env['SOTTO_WRITE_VECTORS']) writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
  const frozen: Vectors = JSON.parse(readFileSync(file, 'utf8'));
  expect(written).toEqual(frozen);
});
