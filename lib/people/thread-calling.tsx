/** The way to a call, which has a window of its own. */
import type { Ask } from '../rpc/client.ts';
import type { TabThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { callWords } from '../words/call-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface ThreadCallingProps {
  readonly ask: Ask<'window'>;
  readonly tabId: number;
  readonly thread: Extract<TabThread, { kind: 'thread' }>;
}

export function ThreadCalling({ ask, tabId, thread }: ThreadCallingProps) {
  const { task, start } = useTask<unknown>();
  const { state, held } = thread;
  if (held?.session !== 'in-use' || held.barred || (state !== 'protected' && state !== 'verified')) return null;
  const call = (video: boolean): void => start(() => ask('call.open', { tabId, video }));
  return (
    <>
      <div class="row">
        <Button act="call" isBusy={task.kind === 'busy'} onClick={() => call(false)}>
          {callWords.act}
        </Button>
        <Button act="call-video" isBusy={task.kind === 'busy'} onClick={() => call(true)}>
          {callWords.actVideo}
        </Button>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}
