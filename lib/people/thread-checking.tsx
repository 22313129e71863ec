/** The way to check a contact's key, which is a window of its own, and to tell the contact of a scan once more. */
import type { Ask } from '../rpc/client.ts';
import type { SendOutcome, TabThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { useTask } from '../ui/use-task.ts';
import { verifyWords } from '../words/verify-words.ts';
import { ActOutcome } from './act-outcome.tsx';

export interface ThreadCheckingProps {
  readonly ask: Ask<'window'>;
  readonly tabId: number;
  readonly thread: Extract<TabThread, { kind: 'thread' }>;
  readonly onVerify: () => void;
}

/** Whether there is a key to check. */
export const isCheckable = ({ state, held }: Extract<TabThread, { kind: 'thread' }>): boolean =>
  held !== undefined && held.session !== 'none' && ['protected', 'verified', 'blocked'].includes(state);

export function ThreadChecking({ ask, tabId, thread, onVerify }: ThreadCheckingProps) {
  const { task, start } = useTask<SendOutcome>();
  const { state, unsent } = thread;
  if (!isCheckable(thread)) return null;
  return (
    <>
      <div class="row">
        {unsent === 'scanned' ? (
          <Button
            act="send-scan"
            isBusy={task.kind === 'busy'}
            onClick={() => start(() => ask('verify.send', { tabId }))}
          >
            {verifyWords.send}
          </Button>
        ) : null}
        <Button act="verify" kind={state === 'protected' ? 'plain' : 'quiet'} onClick={onVerify}>
          {state === 'protected' ? verifyWords.act : verifyWords.actAgain}
        </Button>
      </div>
      <ActOutcome act="tell" task={task} />
    </>
  );
}
