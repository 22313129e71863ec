/** Says whether the vault is open, and locks it. */
import type { Ask } from '../rpc/client.ts';
import type { VaultStatus } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Label } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { vaultWords, windowWords } from '../words/window-words.ts';

const tones = { none: 'plain', locked: 'wait', open: 'good' } as const;

export interface VaultBarProps {
  readonly ask: Ask<'window'>;
  readonly status: VaultStatus;
  /** The vault has been locked. */
  readonly onLock: () => void;
}

export function VaultBar({ ask, status, onLock }: VaultBarProps) {
  const { task, start } = useTask<void>();
  const lock = async (): Promise<void> => {
    await ask('vault.lock', {});
    onLock();
  };
  return (
    <div class="vault-bar row">
      <Label tone={tones[status]}>{vaultWords[status]}</Label>
      {status === 'open' ? (
        <Button act="lock" kind="quiet" isBusy={task.kind === 'busy'} onClick={() => start(lock)}>
          {windowWords.lock}
        </Button>
      ) : null}
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </div>
  );
}
