/** The first minutes: what Sotto protects and what not, then a security code, then what to do next. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { doneWords, welcomeWords } from '../words/welcome-words.ts';
import { CreateVault } from './create-vault.tsx';
import { Lines } from './lines.tsx';

export interface WelcomeProps {
  readonly ask: Ask<'window'>;
  /** True once the vault exists and is open. */
  readonly isDone: boolean;
  readonly onCreated: () => void;
}

export function Welcome({ ask, isDone, onCreated }: WelcomeProps) {
  const [hasBegun, setBegun] = useState(false);
  if (isDone) return <Done hasJustBeenDone={hasBegun} />;
  if (hasBegun) return <CreateVault ask={ask} onCreated={onCreated} />;
  return <Intro onBegin={() => setBegun(true)} />;
}

function Intro({ onBegin }: { readonly onBegin: () => void }) {
  return (
    <Card title={welcomeWords.title} level={1}>
      <p class="lead">{welcomeWords.lead}</p>
      <div class="both-sides">
        <Lines title={welcomeWords.protectsTitle} lines={welcomeWords.protects} kind="can" />
        <Lines title={welcomeWords.limitsTitle} lines={welcomeWords.limits} kind="cannot" />
      </div>
      <Button act="begin" kind="primary" onClick={onBegin}>
        {welcomeWords.begin}
      </Button>
    </Card>
  );
}

function Done({ hasJustBeenDone }: { readonly hasJustBeenDone: boolean }) {
  return (
    <div data-done>
      <Card title={doneWords.title} level={1} isReplacement={hasJustBeenDone}>
        <p class="lead">{doneWords.lead}</p>
        <ol class="steps">
          {doneWords.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>
          <a href="#people">{doneWords.people}</a>
        </p>
      </Card>
    </div>
  );
}
