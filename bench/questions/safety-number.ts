/** Whether our safety number is Signal's: for random keys and names both must give the same sixty digits. */
import { randomBytes } from 'node:crypto';
import { fingerprint } from '../../lib/core/verification/safety-number.ts';
import type { Contestant } from '../contestant.ts';
import { inTurns, milliseconds } from '../measure.ts';
import { type Metric, metric } from '../metric.ts';

const PAIRS = 25;

/** How often Signal's applications hash. */
const ITERATIONS = 5_200;

/** libsignal's newest. It changes what a QR code holds, not the digits. */
const FINGERPRINT_VERSION = 2;

export async function safety(contestants: readonly Contestant[]): Promise<Metric[]> {
  if (!contestants.some(({ name }) => name === 'libsignal')) return [];
  const { Fingerprint, PrivateKey } = await import('@signalapp/libsignal-client');
  const person = () => ({ key: PrivateKey.generate().getPublicKey(), id: new Uint8Array(randomBytes(16)) });

  const pairs = Array.from({ length: PAIRS }, () => ({ one: person(), other: person() }));
  const ours = ({ one, other }: (typeof pairs)[number]) =>
    [one, other]
      .map(({ key, id }) => fingerprint(key.serialize(), id))
      .toSorted()
      .join('');
  const theirs = ({ one, other }: (typeof pairs)[number]) =>
    Fingerprint.new(ITERATIONS, FINGERPRINT_VERSION, one.id, one.key, other.id, other.key)
      .displayableFingerprint()
      .toString();

  const agreed = pairs.filter((pair) => ours(pair) === theirs(pair)).length;
  const timed = (make: (pair: (typeof pairs)[number]) => string) => async () => ({
    time: await milliseconds(async () => pairs.slice(0, 1).map(make)),
  });
  const { time } = await inTurns(
    new Map([
      ['Sotto', timed(ours)],
      ['libsignal', timed(theirs)],
    ]),
    9,
  );
  return [
    metric(
      'safety.same_digits',
      'pairs',
      new Map([
        ['Sotto', agreed],
        ['libsignal', PAIRS],
      ]),
      'libsignal',
    ),
    metric('speed.safety_number', 'ms', time, 'libsignal'),
  ];
}
