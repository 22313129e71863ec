/** Opens a locked vault without its code: by this device, where it is remembered, or by a passkey. Shows nothing where neither is. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { UnlockWays } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { byDeviceWords, passkeyWords } from '../words/unlock-words.ts';
import type { Passkeys } from './passkey.ts';

export interface UnlockOtherwiseProps {
  readonly ask: Ask<'window'>;
  readonly ways: UnlockWays;
  readonly passkeys: Passkeys;
  readonly onOpen: () => void;
}

export function UnlockOtherwise({ ask, ways, passkeys, onOpen }: UnlockOtherwiseProps) {
  const [isOffered, setOffered] = useState(false);
  const { task, start } = useTask<'opened' | 'notGiven'>();
  const oneClick = useRef<HTMLButtonElement>(null);
  useEffect(() => void passkeys.isOffered().then(setOffered, () => {}), [passkeys]);
  useEffect(() => {
    const { activeElement } = document;
    const isTyping = activeElement instanceof HTMLInputElement && activeElement.value !== '';
    if (!isTyping) oneClick.current?.focus();
  }, []);
  const hasPasskey = isOffered && ways.passkeys.length > 0;
  if (!ways.device && !hasPasskey) return null;
  const byDevice = async (): Promise<'opened'> => {
    await ask('unlock.by-device', {});
    onOpen();
    return 'opened';
  };
  const byPasskey = async (): Promise<'opened' | 'notGiven'> => {
    const given = await passkeys.ask(ways.passkeys);
    if (given === null) return 'notGiven';
    await ask('unlock.by-passkey', given);
    onOpen();
    return 'opened';
  };
  const isBusy = task.kind === 'busy';
  return (
    <div class="unlock-other">
      {ways.device ? (
        <Button
          act="unlock-by-device"
          kind="primary"
          isBusy={isBusy}
          buttonRef={oneClick}
          onClick={() => start(byDevice)}
        >
          {byDeviceWords.unlock}
        </Button>
      ) : null}
      {hasPasskey ? (
        <Button act="unlock-by-passkey" isBusy={isBusy} onClick={() => start(byPasskey)}>
          {passkeyWords.unlock}
        </Button>
      ) : null}
      <Status>{task.kind === 'done' && task.value === 'notGiven' ? passkeyWords.notGiven : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
      <p class="soft small">{byDeviceWords.orCode}</p>
    </div>
  );
}
