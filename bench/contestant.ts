/** What every contestant can do, ours and the peers, so that all are measured by the same hands. */

export type Side = 'alice' | 'bob';

/** What travels: bytes, or text where a peer's own format is text. */
export type Wire = Uint8Array | string;

/** Two people after their handshake. Both ends live in this process; nothing is stored on a disk. */
export interface Conversation {
  encrypt(from: Side, text: string): Wire | Promise<Wire>;
  /** The text. Throws when this end cannot read it. */
  decrypt(to: Side, wire: Wire): string | Promise<string>;
  /** Bytes of one end's state as it would be stored. Only where there is one that grows or not. */
  stateBytes?(side: Side): number | Promise<number>;
}

export interface Handshake {
  readonly conversation: Conversation;
  /** What the one who begins publishes or sends, where there is such a thing. */
  readonly invitation?: Wire;
  /** What answers it, the first message included. */
  readonly acceptance?: Wire;
}

export interface Contestant {
  readonly name: string;
  /** `turn`: new agreement keys on every change of direction. `forward`: old messages stay secret. `none`: the same keys for ever. */
  readonly ratchet: 'turn' | 'forward' | 'none';
  /** Messages in one timed sample: enough for a millisecond, few enough for patience. */
  readonly batch: number;
  /** Alice invites, Bob answers. Identities are made once, before; everything that is fresh for every contact is made here. */
  handshake(): Promise<Handshake>;
  /** Characters in a message box that carries text only. Without it: text as it is, bytes as unpadded base64. */
  characters?(wire: Wire): number;
}

export function characters(contestant: Contestant, wire: Wire): number {
  if (contestant.characters !== undefined) return contestant.characters(wire);
  return typeof wire === 'string' ? wire.length : Math.ceil((wire.length * 4) / 3);
}

/** A conversation in which both have spoken, so that nothing of the handshake is repeated any more. */
export async function settled(contestant: Contestant): Promise<Conversation> {
  const { conversation } = await contestant.handshake();
  for (const from of ['bob', 'alice', 'bob', 'alice'] as const) await deliver(conversation, from, 'hello');
  return conversation;
}

/** One message from end to end. Throws when it did not arrive as it was said. */
export async function deliver(conversation: Conversation, from: Side, text: string): Promise<Wire> {
  const wire = await conversation.encrypt(from, text);
  const read = await conversation.decrypt(other(from), wire);
  if (read !== text) throw new Error('a message arrived as another');
  return wire;
}

export function other(side: Side): Side {
  return side === 'alice' ? 'bob' : 'alice';
}

/** The wire as bytes, for contestants whose wire is never text. */
export function bytes(wire: Wire): Uint8Array<ArrayBuffer> {
  if (typeof wire === 'string') throw new TypeError('bytes were expected');
  return wire as Uint8Array<ArrayBuffer>;
}

export const hello = 'hello';
export const hundred = sentence(100);
export const twoEighty = sentence(280);

/** As many characters of ordinary English as wanted. */
function sentence(length: number): string {
  return 'Meet me at the station at eight, I will bring the tickets and something to read. '.repeat(4).slice(0, length);
}
