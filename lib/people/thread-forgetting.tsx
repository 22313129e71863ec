/** Forgets a thread, in two steps: what goes with it is said before it is done. */
import type { Ask } from '../rpc/client.ts';
import type { HeldThread } from '../rpc/thread-types.ts';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { forgetWords, sayForgetLoss } from '../words/keep-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { AskFirst } from './ask-first.tsx';

export interface ThreadForgettingProps {
  readonly ask: Ask<'window'>;
  readonly held: Pick<HeldThread, 'thread'>;
  /** The contact as the person knows it. */
  readonly who: string;
  readonly onChanged: () => void;
}

export function ThreadForgetting({ ask, held, who, onChanged }: ThreadForgettingProps) {
  const { task, start } = useTask<Record<never, never>>();
  const forget = (): void =>
    start(async () => {
      const done = await ask('thread.forget', { thread: held.thread });
      onChanged();
      return done;
    });
  const isBusy = task.kind === 'busy';
  return (
    <AskFirst act="forget" words={forgetWords} losses={sayForgetLoss(who)} isBusy={isBusy} onDecided={forget}>
      <Status isBusy={isBusy}>{isBusy ? forgetWords.forgetting : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </AskFirst>
  );
}
