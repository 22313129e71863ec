/** How many messages of one burst can be read from the newest to the oldest, as a page shows them. */
import { type Contestant, type Conversation, hundred, settled, type Wire } from '../contestant.ts';
import { type Metric, metrics } from '../metric.ts';

export async function order(contestants: readonly Contestant[]): Promise<Metric[]> {
  const found: Metric[] = [];
  for (const count of [50, 1_000]) {
    const answers = new Map<string, number>();
    for (const contestant of contestants) {
      if (contestant.ratchet !== 'none') answers.set(contestant.name, await readable(contestant, count));
    }
    found.push(...metrics(`order.newest_first_of_${count}`, 'messages', answers, 'libsignal'));
  }
  return found;
}

async function readable(contestant: Contestant, count: number): Promise<number> {
  const conversation = await settled(contestant);
  const wires = await unread(conversation, count);
  let read = 0;
  for (const wire of wires.reverse()) {
    if (await isReadable(conversation, wire)) read += 1;
  }
  return read;
}

/** Messages of Bob's that Alice has not read yet. */
export async function unread(conversation: Conversation, count: number): Promise<Wire[]> {
  const wires: Wire[] = [];
  for (let sent = 0; sent < count; sent++) wires.push(await conversation.encrypt('bob', hundred));
  return wires;
}

async function isReadable(conversation: Conversation, wire: Wire): Promise<boolean> {
  try {
    return (await conversation.decrypt('alice', wire)) === hundred;
  } catch {
    return false; // what cannot be read is the answer
  }
}
