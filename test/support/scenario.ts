/**
 * Scenarios of two people are told once, and played by every pair of implementations: the product's core on both sides, and with the
 * reference of docs/protocol.md on either. From equal randomness all pairs must put the same bytes on the wire.
 */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { ours } from './side-ours.ts';
import { reference } from './side-reference.ts';
import type { End, Hand, Implementation } from './sides.ts';

/** Who plays whom. The first plays Alice, the second everybody else. */
export const pairs = [
  [ours, ours],
  [ours, reference],
  [reference, ours],
] as const;
export type Pair = (typeof pairs)[number];

/** The cast of one play. */
export interface Cast {
  readonly pair: readonly [Implementation, Implementation];
  /** A person; `run` tells two people of one name apart. */
  person(name: string, run?: string): Hand;
  /** Two with a session, the inviter's end first. */
  connected(maker?: Hand, acceptor?: Hand): Connected;
}

export interface Connected {
  readonly maker: Hand;
  readonly acceptor: Hand;
  readonly invitation: Uint8Array;
  readonly acceptance: Uint8Array;
  readonly alice: End;
  readonly bob: End;
}

/** The end, where an acceptance is known to be good. */
export function opened(end: End | string): End {
  if (typeof end === 'string') throw new Error(end);
  return end;
}

/** Plays once; gives the digest of all payloads in their order. */
export function play(pair: readonly [Implementation, Implementation], story: (cast: Cast) => void): string {
  const wire = createHash('sha256');
  const sent = (payload: Uint8Array) =>
    void wire.update(Buffer.from([payload.length >> 8, payload.length])).update(payload);
  const person: Cast['person'] = (name, run = '') =>
    (name === 'Alice' ? pair[0] : pair[1]).hand(name, name + run, sent);
  const connected: Cast['connected'] = (maker = person('Alice'), acceptor = person('Bob')) => {
    const invited = maker.invite(acceptor.tag);
    expect(acceptor.judge(invited.payload)).toBeNull();
    const { payload: acceptance, end: bob } = acceptor.accept(invited.payload);
    const alice = opened(maker.open(acceptance, invited.keep, acceptor.tag));
    return { maker, acceptor, invitation: invited.payload, acceptance, alice, bob };
  };
  story({ pair, person, connected });
  return wire.digest('hex');
}

/** One test for each pair: the story must hold, and the bytes on the wire must be those of the product's core alone. */
export function scenario(title: string, story: (cast: Cast) => void): void {
  let standard: string | undefined;
  for (const pair of pairs) {
    it(`${title} (${pair.map(({ name }) => name).join(' and ')})`, () => {
      standard ??= play([ours, ours], story);
      if (pair[0] !== ours || pair[1] !== ours) expect(play(pair, story)).toBe(standard);
    }, 60_000);
  }
}
