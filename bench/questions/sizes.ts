/** How many characters a message box has to hold, without any plain sentence before them. */
import { type Contestant, characters, deliver, hello, settled, twoEighty } from '../contestant.ts';
import { type Metric, metrics } from '../metric.ts';
import { sotto, sottoCompact } from '../peers/sotto.ts';

export async function sizes(contestants: readonly Contestant[]): Promise<Metric[]> {
  const answers = {
    hello: new Map<string, number>(),
    compact: new Map<string, number>(),
    long: new Map<string, number>(),
    invitation: new Map<string, number>(),
    acceptance: new Map<string, number>(),
  };
  for (const contestant of contestants) {
    const { name } = contestant;
    answers.hello.set(name, await messageSize(contestant, hello));
    answers.compact.set(name, await messageSize(contestant === sotto ? sottoCompact : contestant, hello));
    answers.long.set(name, await messageSize(contestant, twoEighty));
    const { invitation, acceptance } = await contestant.handshake();
    if (invitation !== undefined) answers.invitation.set(name, characters(contestant, invitation));
    if (acceptance !== undefined) answers.acceptance.set(name, characters(contestant, acceptance));
  }
  return [
    ...metrics('size.hello', 'characters', answers.hello, 'libsignal'),
    ...metrics('size.hello.compact', 'characters', answers.compact, 'libsignal'),
    ...metrics('size.280', 'characters', answers.long, 'openpgp'),
    ...metrics('size.invitation', 'characters', answers.invitation, 'libsignal'),
    ...metrics('size.acceptance', 'characters', answers.acceptance, 'libsignal'),
  ];
}

async function messageSize(contestant: Contestant, text: string): Promise<number> {
  return characters(contestant, await deliver(await settled(contestant), 'bob', text));
}
