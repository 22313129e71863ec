/** What load costs: a gap of 2,000 messages, and a session that has carried 100,000. */
import { type Contestant, type Conversation, deliver, hundred, settled, type Wire } from '../contestant.ts';
import { inTurns, milliseconds, type Sampler } from '../measure.ts';
import { type Metric, metrics } from '../metric.ts';
import { unread } from './order.ts';

const GAP = 2_000;
const AFTERWARDS = 50;
const ROUNDS = 5;

/** To read the message behind a gap, to read on beside the keys that the gap left, and to fill it from its newest end. */
export async function gap(contestants: readonly Contestant[]): Promise<Metric[]> {
  const tried = contestants.filter(({ name }) => name === 'Sotto' || name === 'libsignal'); // the others give up before
  const taken = await inTurns(new Map(tried.map((contestant) => [contestant.name, overGap(contestant)])), ROUNDS);
  return [
    ...metrics('scale.skipped_2000', 'ms', taken.jump, 'libsignal'),
    ...metrics('scale.skipped_2000.next', 'µs', taken.next, 'libsignal'),
    ...metrics('scale.skipped_2000.filled', 'µs', taken.filled, 'libsignal'),
  ];
}

function overGap(contestant: Contestant): Sampler<'jump' | 'next' | 'filled'> {
  return async () => {
    const conversation = await settled(contestant);
    const wires = await unread(conversation, GAP + 1 + AFTERWARDS);
    const read = (some: readonly Wire[]) => milliseconds(() => readAll(conversation, some));
    const jump = await read(wires.slice(GAP, GAP + 1));
    const next = await read(wires.slice(GAP + 1));
    // libsignal keeps no key that is more than 2,000 messages behind: the oldest are gone there by now.
    const missed = wires.slice(AFTERWARDS, GAP).reverse();
    const filled = await read(missed);
    return { jump, next: (next * 1_000) / AFTERWARDS, filled: (filled * 1_000) / missed.length };
  };
}

async function readAll(conversation: Conversation, wires: readonly Wire[]) {
  for (const wire of wires) {
    if ((await conversation.decrypt('alice', wire)) !== hundred) throw new Error('a message arrived as another');
  }
}

const EARLY = 1_000;
const MESSAGES = 100_000;
/** Messages before the other side writes. */
const RUN = 50;

/** Bytes of Alice's state after 100,000 messages that all arrived, and how many times its size after 1,000 that is. */
export async function memory(contestants: readonly Contestant[]): Promise<Metric[]> {
  const sizes = new Map<string, number>();
  const growths = new Map<string, number>();
  for (const contestant of contestants) {
    const conversation = await settled(contestant);
    const { stateBytes } = conversation;
    if (stateBytes === undefined) continue;
    await talk(conversation, 0, EARLY);
    const early = await stateBytes('alice');
    await talk(conversation, EARLY, MESSAGES);
    const late = await stateBytes('alice');
    sizes.set(contestant.name, late);
    growths.set(contestant.name, late / early);
  }
  return [
    ...metrics('memory.session_100000', 'bytes', sizes, 'libsignal'),
    ...metrics('memory.growth_100000', 'times', growths, 'libsignal'),
  ];
}

async function talk(conversation: Conversation, from: number, to: number) {
  for (let sent = from; sent < to; sent++) {
    await deliver(conversation, Math.floor(sent / RUN) % 2 === 0 ? 'bob' : 'alice', hundred);
  }
}
