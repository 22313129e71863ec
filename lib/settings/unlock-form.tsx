/** Opens the vault: with the security code, which goes to the background and nowhere else, or by whatever else opens it here. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_CODE } from '../rpc/caps.ts';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../ui/field.tsx';
import { Status } from '../ui/notice.tsx';
import { useCountdown } from '../ui/use-countdown.ts';
import { useTask } from '../ui/use-task.ts';
import { sayRefusal, sayWait } from '../words/unlock-words.ts';
import { unlockWords } from '../words/window-words.ts';
import type { Passkeys } from './passkey.ts';
import { UnlockOtherwise } from './unlock-otherwise.tsx';
import { useWays } from './use-ways.ts';

export interface UnlockFormProps {
  readonly ask: Ask<'window'>;
  readonly passkeys: Passkeys;
  /** The vault has been opened. */
  readonly onOpen: () => void;
}

export function UnlockForm({ ask, passkeys, onOpen }: UnlockFormProps) {
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { task, start, clear } = useTask<void>();
  const [ways, lookAgain] = useWays(ask);
  const [wait, beginWait] = useCountdown();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    if (task.kind === 'failed') input.current?.select();
  }, [task]);
  useEffect(() => beginWait(ways?.waitSeconds ?? 0), [ways, beginWait]);

  const unlock = async (): Promise<void> => {
    try {
      await ask('vault.unlock', { code });
    } catch (failure) {
      await lookAgain(); // how long until the next one is said together with that: a button that looks pressable is
      throw failure;
    }
    setCode('');
    onOpen();
  };
  return (
    <form
      class="card"
      data-form="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(code.trim() === '');
        if (code.trim() === '') input.current?.focus();
        else if (wait === 0) start(unlock);
      }}
    >
      {ways === null ? null : <UnlockOtherwise ask={ask} ways={ways} passkeys={passkeys} onOpen={onOpen} />}
      <SecretField
        maxLength={MAX_CODE}
        name="code"
        label={unlockWords.code}
        value={code}
        onInput={(typed) => {
          setCode(typed);
          setMissing(false);
          clear();
        }}
        show={unlockWords.show}
        hide={unlockWords.hide}
        meaning={unlockWords.forgotten}
        fault={isMissing ? unlockWords.noCode : task.kind === 'failed' ? sayRefusal(task.failure, code) : null}
        inputRef={input}
      />
      <Button
        act="unlock"
        kind={ways?.device ? 'plain' : 'primary'}
        type="submit"
        isBusy={task.kind === 'busy' || wait > 0}
      >
        {unlockWords.unlock}
      </Button>
      <Status isBusy={task.kind === 'busy'}>
        {task.kind === 'busy' ? unlockWords.unlocking : wait > 0 ? sayWait(wait) : null}
      </Status>
    </form>
  );
}
