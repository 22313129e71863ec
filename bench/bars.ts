/** What the metrics must reach. Times are bounded by others of the same run, since a machine's own speed proves nothing; but a person waits in seconds. */
import type { Metric } from './metric.ts';

export interface Bar {
  readonly says: string;
  readonly holds: (metric: Metric) => boolean;
}

const atMost = (bound: number): Bar => ({ says: `≤ ${bound}`, holds: ({ value }) => value <= bound });
const exactly = (wanted: number): Bar => ({ says: `= ${wanted}`, holds: ({ value }) => value === wanted });
const timesPeer = (bound: number, wanted: string): Bar => ({
  says: `≤ ${bound} × ${wanted}`,
  holds: ({ peer, ratio }) => peer === wanted && ratio !== null && ratio <= bound,
});

export const bars: Readonly<Record<string, Bar>> = {
  'size.hello': atMost(335),
  'size.hello.compact': atMost(160),
  'size.280': timesPeer(0.65, 'openpgp'),
  'size.invitation': atMost(1_840),
  'size.acceptance': atMost(1_960),
  'speed.same_direction': timesPeer(1.2, 'libsignal'),
  'speed.ping_pong': timesPeer(18, 'libsignal'),
  'order.newest_first_of_50': exactly(50),
  'order.newest_first_of_1000': exactly(1_000),
  'vault.unlock': atMost(1_000),
  'vault.unlock.at_100k_over_1k': atMost(1.3),
  'vault.open_50': atMost(100),
  'vault.open_50.at_100k_over_1k': atMost(1.3),
  'page.open_50': timesPeer(1.25, 'the page alone'),
  'page.open_50.added': timesPeer(2.5, 'an empty frame'),
  'page.open_500_over_50': timesPeer(3, 'added at 50'),
  'page.receive.p50': atMost(50),
  'page.receive.p95': atMost(100),
  'page.send.p50': atMost(50),
  'page.send.p95': atMost(100),
  'page.scroll': atMost(2),
  'page.storm': timesPeer(1.1, 'the page alone'),
  'page.memory': atMost(60),
  'size.zip': atMost(500_000),
  'call.offer_chars': atMost(340),
  'call.answer_chars': atMost(340),
  'call.connect': timesPeer(1.3, 'a direct connection and a message each way'),
  'safety.same_digits': { says: 'all of them', holds: ({ ratio }) => ratio === 1 },
  // Counters take a byte or two more when they are large.
  'memory.growth_100000': atMost(1.02),
};
