/** How long a message of 100 characters takes, encrypted and decrypted, and how long a handshake. */
import { type Contestant, deliver, hundred, type Side, settled } from '../contestant.ts';
import { inTurns, milliseconds, type Sampler } from '../measure.ts';
import { type Metric, metric } from '../metric.ts';
import { sotto } from '../peers/sotto.ts';

/** The peer whose times are a bar. */
const MATTERS_MOST = 'libsignal';
const ROUNDS = { oneWay: 60, pingPong: 20, handshake: 20 };

export async function speed(contestants: readonly Contestant[]): Promise<Metric[]> {
  const ratcheting = contestants.filter(({ ratchet }) => ratchet !== 'none');
  const turning = contestants.filter(({ ratchet }) => ratchet === 'turn');
  return [
    ...(await inPairs('speed.same_direction', 'µs', contestants, ROUNDS.oneWay, (one) => talks(one, ['bob']))),
    ...(await inPairs('speed.ping_pong', 'µs', turning, ROUNDS.pingPong, (one) => talks(one, ['bob', 'alice']))),
    ...(await inPairs('speed.handshake', 'ms', ratcheting, ROUNDS.handshake, shakes)),
  ];
}

/** Each peer takes turns with us alone, so that our code is not slowed by a third one's garbage. Ours is measured anew each time. */
async function inPairs(
  name: string,
  unit: string,
  contestants: readonly Contestant[],
  rounds: number,
  prepare: (contestant: Contestant) => Promise<Sampler<'time'>>,
): Promise<Metric[]> {
  const found: Metric[] = [];
  const others = contestants.map((one) => one.name).filter((one) => one !== sotto.name && one !== MATTERS_MOST);
  for (const peer of [MATTERS_MOST, ...others]) {
    const samplers = new Map<string, Sampler<'time'>>();
    for (const one of contestants) if (one === sotto || one.name === peer) samplers.set(one.name, await prepare(one));
    const isMain = peer === MATTERS_MOST;
    const { time } = await inTurns(samplers, isMain ? rounds : Math.ceil(rounds / 4));
    found.push(metric(isMain ? name : `${name}/${peer}`, unit, time, peer));
  }
  return found;
}

/** The sides write in this order, again and again. */
async function talks(contestant: Contestant, order: readonly Side[]): Promise<Sampler<'time'>> {
  const conversation = await settled(contestant);
  const exchange = async () => {
    for (let sent = 0; sent < contestant.batch; sent += order.length) {
      for (const from of order) await deliver(conversation, from, hundred);
    }
  };
  return async () => ({ time: ((await milliseconds(exchange)) * 1_000) / contestant.batch });
}

async function shakes(contestant: Contestant): Promise<Sampler<'time'>> {
  return async () => ({ time: await milliseconds(() => contestant.handshake()) });
}
