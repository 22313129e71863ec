/** The three steps to a backup that is proven: a sheet on paper, a file saved, and that file opened once. */
import type { Ask } from '../rpc/client.ts';
import type { WindowFiles } from '../rpc/handed-files.ts';
import type { BackupCounts, BackupStatus } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Remark, Status } from '../ui/notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useTask } from '../ui/use-task.ts';
import { backupWords, sayProven, saySaved } from '../words/backup-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { ChosenFileFields, useChosenFile } from './open-file.tsx';
import type { Drawn } from './recovery-sheet.tsx';

export interface BackupStepsProps {
  readonly ask: Ask<'window'>;
  readonly files: WindowFiles;
  readonly status: BackupStatus;
  /** Words were drawn: they are to be shown in place of everything else. */
  readonly onDrawn: (drawn: Drawn) => void;
}

export function BackupSteps({ ask, files, status, onDrawn }: BackupStepsProps) {
  return (
    <ol class="steps backup-steps">
      <li>
        <WordsStep ask={ask} hasWords={status.hasWords} onDrawn={onDrawn} />
      </li>
      <li>
        <FileStep ask={ask} files={files} isDue={status.hasWords && status.madeAt === null} />
      </li>
      <li>
        <ProveStep ask={ask} files={files} isDue={status.madeAt !== null && status.standing !== 'proven'} />
      </li>
    </ol>
  );
}

function WordsStep({
  ask,
  hasWords,
  onDrawn,
}: Pick<BackupStepsProps, 'ask' | 'onDrawn'> & { readonly hasWords: boolean }) {
  const { task, start } = useTask<void>();
  const isBusy = task.kind === 'busy';
  return (
    <section>
      <h2>{backupWords.wordsTitle}</h2>
      <p class="soft">{backupWords.wordsMeaning}</p>
      {hasWords ? <p class="soft small">{backupWords.wordsThere}</p> : null}
      <div class="row">
        <Button
          act="make-words"
          kind={hasWords ? 'plain' : 'primary'}
          isBusy={isBusy}
          onClick={() => start(async () => onDrawn(await ask('backup.words', {})))}
        >
          {hasWords ? backupWords.makeOtherWords : backupWords.makeWords}
        </Button>
        <Status isBusy={isBusy}>{isBusy ? backupWords.makingWords : null}</Status>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </section>
  );
}

type StepProps = Pick<BackupStepsProps, 'ask' | 'files'> & {
  /** It is the next one: one button of the screen stands out. */
  readonly isDue: boolean;
};

function FileStep({ ask, files, isDue }: StepProps) {
  const { task, start } = useTask<string>();
  const isBusy = task.kind === 'busy';
  const make = async (): Promise<string> => {
    const { name } = await ask('backup.make', {});
    saveFile(await files.takeMade(), name);
    return name;
  };
  return (
    <section data-saved={task.kind === 'done' ? '' : undefined}>
      <h2>{backupWords.fileTitle}</h2>
      <p class="soft">{backupWords.fileMeaning}</p>
      <div class="row">
        <Button act="make-backup" kind={isDue ? 'primary' : 'plain'} isBusy={isBusy} onClick={() => start(make)}>
          {backupWords.makeFile}
        </Button>
        <Status isBusy={isBusy}>{isBusy ? backupWords.makingFile : null}</Status>
      </div>
      {task.kind === 'done' ? <Remark tone="good">{saySaved(task.value)}</Remark> : null}
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </section>
  );
}

/** Nothing is restored: the file is opened to its end, and what is in it is counted. */
function ProveStep({ ask, files, isDue }: StepProps) {
  const { task, start, clear } = useTask<BackupCounts>();
  const chosen = useChosenFile(clear);
  const isBusy = task.kind === 'busy';
  const prove = (): void => {
    const ready = chosen.ready();
    if (ready === null) return;
    start(async () => {
      await files.handOver(ready.file);
      const counts = await ask('backup.prove', { secret: ready.secret });
      chosen.clear();
      return counts;
    });
  };
  return (
    <section>
      <h2>{backupWords.proveTitle}</h2>
      <p class="soft">{backupWords.proveMeaning}</p>
      <form
        class="form"
        data-form="prove"
        data-proven={task.kind === 'done' ? '' : undefined}
        onSubmit={(event) => {
          event.preventDefault();
          prove();
        }}
      >
        <ChosenFileFields chosen={chosen} />
        <div class="row">
          <Button act="prove" kind={isDue ? 'primary' : 'plain'} type="submit" isBusy={isBusy}>
            {backupWords.prove}
          </Button>
          <Status isBusy={isBusy}>{isBusy ? backupWords.proving : null}</Status>
        </div>
        {task.kind === 'done' ? <Remark tone="good">{sayProven(task.value)}</Remark> : null}
        {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
      </form>
    </section>
  );
}
