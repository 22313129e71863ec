/** How long a message of 100 characters takes, encrypted and decrypted, and how long a handshake. */
import { type Contestant, deliver, hundred, type Side, settled } from '../contestant.ts';
import { inTurns, milliseconds, type Sampler } from '../measure.ts';
import { type Metric, metrics } from '../metric.ts';

const ROUNDS = 21;

export async function speed(contestants: readonly Contestant[]): Promise<Metric[]> {
  const turning = contestants.filter(({ ratchet }) => ratchet === 'turn');
  const shaking = contestants.filter(({ ratchet }) => ratchet !== 'none');
  const oneWay = await inTurns(await talking(contestants, ['bob']), ROUNDS);
  const pingPong = await inTurns(await talking(turning, ['bob', 'alice']), ROUNDS);
  const handshakes = await inTurns(new Map(shaking.map((contestant) => [contestant.name, shakes(contestant)])), ROUNDS);
  return [
    ...metrics('speed.same_direction', 'µs', oneWay.message, 'libsignal'),
    ...metrics('speed.ping_pong', 'µs', pingPong.message, 'libsignal'),
    ...metrics('speed.handshake', 'ms', handshakes.handshake, 'libsignal'),
  ];
}

/** The sides write in this order, again and again. */
async function talking(contestants: readonly Contestant[], order: readonly Side[]) {
  const samplers = new Map<string, Sampler<'message'>>();
  for (const contestant of contestants) {
    const conversation = await settled(contestant);
    const exchange = async () => {
      for (let sent = 0; sent < contestant.batch; sent += order.length) {
        for (const from of order) await deliver(conversation, from, hundred);
      }
    };
    samplers.set(contestant.name, async () => ({
      message: ((await milliseconds(exchange)) * 1_000) / contestant.batch,
    }));
  }
  return samplers;
}

function shakes(contestant: Contestant): Sampler<'handshake'> {
  return async () => ({ handshake: await milliseconds(() => contestant.handshake()) });
}
