/** Opens the vault with the security code. The code goes to the background and nowhere else, and leaves the field when it is done. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../ui/field.tsx';
import { Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { unlockWords } from '../words/window-words.ts';

export interface UnlockFormProps {
  readonly ask: Ask<'window'>;
  /** The vault has been opened. */
  readonly onOpen: () => void;
}

export function UnlockForm({ ask, onOpen }: UnlockFormProps) {
  const [code, setCode] = useState('');
  const { task, start, clear } = useTask<void>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (task.kind === 'failed') input.current?.select();
  }, [task]);

  const unlock = async (): Promise<void> => {
    await ask('vault.unlock', { code });
    setCode('');
    onOpen();
  };
  return (
    <form
      class="card"
      data-form="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() === '') input.current?.focus();
        else start(unlock);
      }}
    >
      <SecretField
        name="code"
        label={unlockWords.code}
        value={code}
        onInput={(typed) => {
          setCode(typed);
          clear();
        }}
        show={unlockWords.show}
        hide={unlockWords.hide}
        meaning={unlockWords.forgotten}
        fault={task.kind === 'failed' ? sayFailure(task.failure) : null}
        inputRef={input}
      />
      <Button act="unlock" kind="primary" type="submit" isBusy={task.kind === 'busy'}>
        {unlockWords.unlock}
      </Button>
      <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? unlockWords.unlocking : null}</Status>
    </form>
  );
}
