/**
 * Opens the vault with the words of the recovery sheet, for whoever forgot the security code, and has another one chosen. The words go
 * to the background and nowhere else.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { RpcError } from '../rpc/errors.ts';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../ui/field.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { restoreWords } from '../words/backup-words.ts';
import { codeOf, sayFailure } from '../words/sentences.ts';
import { unlockWords } from '../words/window-words.ts';
import { NewCode } from './new-code.tsx';

export interface RecoveryUnlockProps {
  readonly ask: Ask<'window'>;
  /** That was said before, and need not be said here. */
  readonly isForgotten: boolean;
  readonly onOpen: () => void;
}

export function RecoveryUnlock({ isForgotten, ...props }: RecoveryUnlockProps) {
  const [isAsked, setAsked] = useState(isForgotten);
  if (isAsked) return <RecoveryForm {...props} />;
  return (
    <Button act="use-words" kind="quiet" onClick={() => setAsked(true)}>
      {restoreWords.forgotten}
    </Button>
  );
}

function RecoveryForm({ ask, onOpen }: Omit<RecoveryUnlockProps, 'isForgotten'>) {
  const [isOwn, setOwn] = useState(false);
  const [words, setWords] = useState('');
  const { task, start, clear } = useTask<void>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const areTyped = (): boolean => {
    if (words.trim() === '') input.current?.focus();
    return words.trim() !== '';
  };
  const open = async (): Promise<void> => {
    await ask('backup.unlock', { words });
    setWords('');
    onOpen();
  };
  const isBusy = task.kind === 'busy';
  return (
    <section class="card" data-form="recovery">
      <h2>{restoreWords.wordsTitle}</h2>
      <NewCode
        ask={ask}
        isOwn={isOwn}
        onOwn={setOwn}
        isReady={areTyped}
        onChosen={async (next) => {
          await ask('unlock.change-code', { code: words, next }).catch((failure: unknown) => {
            // What are no words is taken for a code there.
            throw codeOf(failure) === 'vault/wrong-code' ? new RpcError('backup/not-words') : failure;
          });
          setWords('');
          onOpen();
        }}
        act="unlock-with-words"
        label={restoreWords.unlock}
        working={unlockWords.unlocking}
        before={
          <SecretField
            name="words"
            label={restoreWords.words}
            value={words}
            onInput={(typed) => {
              setWords(typed);
              clear();
            }}
            inputRef={input}
            show={unlockWords.show}
            hide={unlockWords.hide}
          />
        }
      />
      <div class="row">
        <Button act="only-unlock" kind="quiet" isBusy={isBusy} onClick={() => areTyped() && start(open)}>
          {restoreWords.onlyUnlock}
        </Button>
      </div>
      <Status isBusy={isBusy}>{isBusy ? unlockWords.unlocking : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
      <p class="soft small" data-neither>
        {restoreWords.neither}
      </p>
    </section>
  );
}
