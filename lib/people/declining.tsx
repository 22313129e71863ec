/** Declines an invitation that is offered, and offers one again that was declined. The contact is told of neither. */
import type { Ask } from '../rpc/client.ts';
import type { TabThread, ThreadName } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Remark } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { declineWords, sayDeclinedFact } from '../words/people-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface DecliningProps {
  readonly ask: Ask<'window'>;
  readonly thread: ThreadName;
  /** It was declined: what is offered is the way back. */
  readonly isDeclined: boolean;
  readonly onChanged: () => void;
}

/** The button alone, for a row of them. */
export function Declining({ ask, thread, isDeclined, onChanged }: DecliningProps) {
  const { task, start } = useTask<Record<never, never>>();
  const decide = (): void =>
    start(async () => {
      const done = await ask('thread.decline', { thread, declined: !isDeclined });
      onChanged();
      return done;
    });
  return (
    <>
      <Button act={isDeclined ? 'offer-again' : 'decline'} isBusy={task.kind === 'busy'} onClick={decide}>
        {isDeclined ? declineWords.undo : declineWords.decline}
      </Button>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}

type InThread = Pick<DecliningProps, 'ask' | 'onChanged'> & {
  readonly thread: Extract<TabThread, { kind: 'thread' }>;
};

/** Beside the button that accepts, where that is the question. */
export function DecliningOffered({ thread: { state, held }, ...props }: InThread) {
  if (state !== 'invitation-received' || held === undefined) return null;
  return <Declining {...props} thread={held.thread} isDeclined={false} />;
}

/** What was declined, and the way back; nothing where nothing was. */
export function Declined({ thread: { held }, who, ...rest }: InThread & { readonly who: string }) {
  if (held?.isDeclined === undefined) return null;
  const props = { ...rest, thread: held.thread };
  return (
    <div data-declined>
      <Remark tone="wait">{sayDeclinedFact(who)}</Remark>
      <div class="row">
        <Declining {...props} isDeclined />
      </div>
    </div>
  );
}
