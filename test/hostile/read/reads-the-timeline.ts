/** Observes every kind of entry on its timeline, with the addresses, marks and elements that stand in them. */
import type { ReadAttack } from '../attack.ts';

export const readsTheTimeline: ReadAttack = {
  weakness: 'timeline-of-the-page',
  trap: ({ home }) => {
    const take = (entries: readonly PerformanceEntry[]): void => {
      const nodes = entries.flatMap((one) => ['element', 'target'].map((name) => Reflect.get(one, name)));
      const moved = entries.flatMap((one) => [...(Reflect.get(one, 'sources') ?? [])].map(({ node }) => node));
      const details = entries.map((one) => Reflect.get(one, 'detail'));
      void home([entries, details, [...nodes, ...moved].map((node: Node | null | undefined) => node?.textContent)]);
    };
    for (const type of PerformanceObserver.supportedEntryTypes) {
      const observer = new PerformanceObserver((list) => take(list.getEntries()));
      observer.observe({ type, buffered: true });
    }
  },
  grab: ({ pause }) => pause(200),
};
