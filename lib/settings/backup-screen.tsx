/** How well everything is backed up, and the steps to a backup that is proven. Also the last step of the welcome, where it can wait. */
import { useCallback, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { WindowFiles } from '../rpc/handed-files.ts';
import type { BackupStatus } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Label, Remark } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { backupWords, sayLastProven, sayStanding } from '../words/backup-words.ts';
import { readingWords } from '../words/window-words.ts';
import { BackupSteps } from './backup-steps.tsx';
import { type Drawn, RecoverySheet } from './recovery-sheet.tsx';

export interface BackupScreenProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  readonly files: WindowFiles;
  /** In the welcome: goes on, whether the backup is proven or has to wait. */
  readonly onGoOn?: () => void;
}

export function BackupScreen({ ask, watch, files, onGoOn }: BackupScreenProps) {
  const read = useCallback(() => ask('backup.status', {}), [ask]);
  const [reading, readAgain] = useReading(read, watch);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  if (drawn !== null) return <RecoverySheet ask={ask} drawn={drawn} onDone={() => setDrawn(null)} />;

  const status = reading.kind === 'known' ? reading.value : null;
  const isWelcome = onGoOn !== undefined;
  return (
    <div data-backup={status?.standing}>
      <Card title={isWelcome ? backupWords.stepTitle : backupWords.title} level={1} isReplacement={isWelcome}>
        <p class="lead">{backupWords.lead}</p>
        <NotKnown reading={reading} onAgain={readAgain} words={readingWords} />
        {status === null ? null : (
          <>
            <Standing status={status} />
            <BackupSteps ask={ask} files={files} status={status} onDrawn={setDrawn} />
          </>
        )}
        {isWelcome ? (
          <GoOn isProven={status?.standing === 'proven'} onGoOn={onGoOn} />
        ) : (
          <p>
            <a href="#restore">{backupWords.restoreLink}</a>
          </p>
        )}
      </Card>
    </div>
  );
}

function Standing({ status }: { readonly status: BackupStatus }) {
  const { standing, provenAt, isUnfinished } = status;
  const { label, meaning } = sayStanding(standing);
  return (
    <>
      <div class="standing">
        <Label tone={standing === 'proven' ? 'good' : 'wait'}>{label}</Label>
        <p>{[meaning, provenAt === null ? '' : sayLastProven(provenAt)].join(' ')}</p>
      </div>
      {isUnfinished ? <Remark tone="bad">{backupWords.unfinished}</Remark> : null}
    </>
  );
}

/** A backup can wait, and is then asked for on every screen. */
function GoOn({ isProven, onGoOn }: { readonly isProven: boolean; readonly onGoOn: () => void }) {
  return (
    <div class="row">
      <Button act={isProven ? 'go-on' : 'later'} kind={isProven ? 'primary' : 'plain'} onClick={onGoOn}>
        {isProven ? backupWords.goOn : backupWords.later}
      </Button>
      {isProven ? null : <p class="soft small">{backupWords.laterMeaning}</p>}
    </div>
  );
}
