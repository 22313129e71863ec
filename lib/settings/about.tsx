/** What Sotto does and what it does not, in full. */
import { Card } from '../ui/card.tsx';
import { aboutWords, chapters, sayVersion } from '../words/about-words.ts';
import { Lines } from './lines.tsx';

export function About({ version }: { readonly version: string }) {
  return (
    <Card title={aboutWords.title} level={1}>
      <p class="lead">{aboutWords.lead}</p>
      <p class="soft small" data-version={version}>
        {sayVersion(version)}
      </p>
      {chapters.map((chapter) => (
        <div key={chapter.id} class="chapter" data-chapter={chapter.id}>
          <Lines title={chapter.title} lines={chapter.lines} kind={chapter.id === 'protects' ? 'can' : 'cannot'} />
        </div>
      ))}
      <p class="soft">{aboutWords.audit}</p>
    </Card>
  );
}
