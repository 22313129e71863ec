/** Forgets a thread, in two steps: what goes with it is said before it is done. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { HeldThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { useTask } from '../ui/use-task.ts';
import { forgetWords, sayForgetLoss } from '../words/keep-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface ThreadForgettingProps {
  readonly ask: Ask<'window'>;
  readonly held: Pick<HeldThread, 'thread'>;
  /** The contact as the person knows it. */
  readonly who: string;
  readonly onChanged: () => void;
}

export function ThreadForgetting({ ask, held, who, onChanged }: ThreadForgettingProps) {
  const [isAsked, setAsked] = useState(false);
  const { task, start } = useTask<Record<never, never>>();
  // The button that was pressed goes: reading goes on where the question is, and back.
  const heading = useKeptFocus<HTMLHeadingElement>(String(isAsked));
  const button = useKeptFocus<HTMLButtonElement>(String(isAsked));
  const forget = (): void =>
    start(async () => {
      const done = await ask('thread.forget', { thread: held.thread });
      onChanged();
      return done;
    });
  if (!isAsked) {
    return (
      <div class="row">
        <Button act="forget" kind="quiet" buttonRef={button} onClick={() => setAsked(true)}>
          {forgetWords.begin}
        </Button>
      </div>
    );
  }
  const isBusy = task.kind === 'busy';
  return (
    <section class="forgetting" aria-label={forgetWords.title}>
      <h3 ref={heading} tabIndex={-1}>
        {forgetWords.title}
      </h3>
      <ul class="small">
        {sayForgetLoss(who).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="row">
        <Button act="forget-now" kind="danger" isBusy={isBusy} onClick={forget}>
          {forgetWords.confirm}
        </Button>
        <Button act="forget-not" kind="quiet" isBusy={isBusy} onClick={() => setAsked(false)}>
          {forgetWords.cancel}
        </Button>
      </div>
      <Status isBusy={isBusy}>{isBusy ? forgetWords.forgetting : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </section>
  );
}
