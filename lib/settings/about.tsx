/** What Sotto does and what it does not, in full. */
import { Card } from '../ui/card.tsx';
import { aboutWords, chapters, sayVersion } from '../words/about-words.ts';

export function About({ version }: { readonly version: string }) {
  return (
    <Card title={aboutWords.title} level={1}>
      <p class="lead">{aboutWords.lead}</p>
      <p class="soft small" data-version={version}>
        {sayVersion(version)}
      </p>
      {chapters.map((chapter) => (
        <section key={chapter.id} class="chapter" data-chapter={chapter.id}>
          <h2>{chapter.title}</h2>
          <ul>
            {chapter.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="soft">{aboutWords.audit}</p>
    </Card>
  );
}
