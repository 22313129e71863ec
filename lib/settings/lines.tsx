/** A few lines under a heading: what Sotto can do, or what it cannot. */

export interface LinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly kind: 'can' | 'cannot';
}

export function Lines({ title, lines, kind }: LinesProps) {
  return (
    <section class={`lines lines-${kind}`}>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
