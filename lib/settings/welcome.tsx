/** The first minutes: what Sotto protects and what not, then a security code, then a backup or its postponement, then what to do next. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { WindowFiles } from '../rpc/handed-files.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import type { Watch } from '../ui/use-reading.ts';
import { doneWords, welcomeWords } from '../words/welcome-words.ts';
import { BackupScreen } from './backup-screen.tsx';
import { CreateVault } from './create-vault.tsx';
import { Lines } from './lines.tsx';
import { LostVault } from './lost-vault.tsx';

export interface WelcomeProps {
  readonly ask: Ask<'window'>;
  /** True once the vault exists and is open. */
  readonly isDone: boolean;
  readonly onCreated: () => void;
  readonly watch: Watch;
  readonly files: WindowFiles;
}

export function Welcome({ ask, isDone, onCreated, watch, files }: WelcomeProps) {
  const [hasBegun, setBegun] = useState(false);
  const [isBackupOver, setBackupOver] = useState(false);
  if (isDone && hasBegun && !isBackupOver) {
    return <BackupScreen ask={ask} watch={watch} files={files} onGoOn={() => setBackupOver(true)} />;
  }
  if (isDone) return <Done hasJustBeenDone={hasBegun} />;
  if (hasBegun) return <CreateVault ask={ask} onCreated={onCreated} />;
  return <Intro ask={ask} onBegin={() => setBegun(true)} />;
}

function Intro({ ask, onBegin }: { readonly ask: Ask<'window'>; readonly onBegin: () => void }) {
  return (
    <Card title={welcomeWords.title} level={1}>
      <LostVault ask={ask} />
      <p class="lead">{welcomeWords.lead}</p>
      <div class="both-sides">
        <Lines title={welcomeWords.protectsTitle} lines={welcomeWords.protects} kind="can" />
        <Lines title={welcomeWords.limitsTitle} lines={welcomeWords.limits} kind="cannot" />
      </div>
      <div class="row">
        <Button act="begin" kind="primary" onClick={onBegin}>
          {welcomeWords.begin}
        </Button>
        <a href="#restore">{welcomeWords.restore}</a>
      </div>
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
