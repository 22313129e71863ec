/** Observes every kind of entry on its timeline, and every report that the browser makes about its page. */
import type { Trick } from '../detection.ts';

export const observesTheTimeline: Trick = () => {
  const seen = new Set<string>();
  const isOfTheSite = (name: string): boolean => name === '' || name.startsWith(location.origin) || !name.includes(':');
  const observer = new PerformanceObserver((list) => {
    for (const { entryType, name } of list.getEntries()) if (!isOfTheSite(name)) seen.add(`${entryType} ${name}`);
  });
  // What depends on how busy the computer is says nothing.
  for (const type of ['resource', 'mark', 'measure', 'navigation', 'element', 'visibility-state'])
    if (PerformanceObserver.supportedEntryTypes.includes(type)) observer.observe({ type, buffered: true });
  const { ReportingObserver } = window as unknown as {
    ReportingObserver?: new (
      hear: (reports: readonly { readonly type: string; readonly body: unknown }[]) => void,
      options: object,
    ) => { observe(): void };
  };
  if (ReportingObserver !== undefined)
    new ReportingObserver(
      (reports) => {
        for (const { type, body } of reports) seen.add(`${type} ${JSON.stringify(body)}`);
      },
      { buffered: true },
    ).observe();
  const isAskedByUs = (entry: string): boolean => /-extension:\/\//.test(entry); // the page asked for these itself
  return () => [...seen].filter((entry) => !isAskedByUs(entry)).sort();
};
