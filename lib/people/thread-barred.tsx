/** In the popup: the contact of this thread is blocked by the person, and the way to undo that. */
import type { Ask } from '../rpc/client.ts';
import type { HeldThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Remark, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { blockWords, sayBarred, sayBarredUnprotected } from '../words/people-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface ThreadBarredProps {
  readonly ask: Ask<'window'>;
  readonly held: HeldThread;
  /** The contact as the person knows it. */
  readonly who: string;
  /** The site's box is covered, so that nothing leaves in clear either. */
  readonly isGuarded: boolean;
  readonly onChanged: () => void;
}

export function ThreadBarred({ ask, held, who, isGuarded, onChanged }: ThreadBarredProps) {
  const { task, start } = useTask<Record<never, never>>();
  const { site, ownId } = held.thread;
  const contact = { site, ownId, peerId: held.peerId };
  const unblock = (): void =>
    start(async () => {
      const done = await ask('people.block', { contact, blocked: false });
      onChanged();
      return done;
    });
  return (
    <div class="barred">
      <Remark tone="bad">{isGuarded ? sayBarred(who) : sayBarredUnprotected(who)}</Remark>
      <div class="row">
        <Button act="unblock" isBusy={task.kind === 'busy'} onClick={unblock}>
          {blockWords.unblock}
        </Button>
      </div>
      <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? blockWords.unblocking : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </div>
  );
}
