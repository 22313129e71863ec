/** Which ways open the vault beside its code, each given and withdrawn with one click. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { UnlockWays } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Alert, Label, Remark, Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { passkeyWords, rememberWords, sayLockShortcut, sayOpensBy, sayPasskey } from '../words/unlock-words.ts';
import type { Passkeys } from './passkey.ts';

export interface UnlockWaysProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  readonly passkeys: Passkeys;
}

export function UnlockWaysCards({ ask, watch, passkeys }: UnlockWaysProps) {
  const read = useCallback(() => ask('unlock.ways', {}), [ask]);
  const [reading, readAgain] = useReading(read, watch);
  if (reading.kind === 'reading') return null;
  if (reading.kind === 'failed') return <Alert>{sayFailure(reading.failure)}</Alert>;
  const props = { ask, ways: reading.value, onChanged: readAgain };
  return (
    <>
      <Remember {...props} />
      <PasskeyList {...props} passkeys={passkeys} />
    </>
  );
}

interface CardProps {
  readonly ask: Ask<'window'>;
  readonly ways: UnlockWays;
  readonly onChanged: () => void;
}

function Remember({ ask, ways, onChanged }: CardProps) {
  const { task, start } = useTask<void>();
  const { device } = ways;
  const turn = async (): Promise<void> => {
    await ask('unlock.remember', { remembered: !device });
    onChanged();
  };
  return (
    <Card title={rememberWords.title}>
      <div class="row">
        <Label tone={device ? 'wait' : 'good'}>{sayOpensBy(device)}</Label>
      </div>
      <p>{device ? rememberWords.on : rememberWords.off}</p>
      <Remark tone="wait">{rememberWords.meaning}</Remark>
      {device ? <p class="soft">{rememberWords.locking}</p> : null}
      <div class="row">
        <Button act={device ? 'withdraw' : 'remember'} isBusy={task.kind === 'busy'} onClick={() => start(turn)}>
          {device ? rememberWords.withdraw : rememberWords.remember}
        </Button>
        <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? rememberWords.working : null}</Status>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
      <p class="soft small">{sayLockShortcut(ways.lockShortcut)}</p>
    </Card>
  );
}

type PasskeyOutcome = 'added' | 'removed' | 'notGiven' | 'cannot';

/** Shown where the browser can do it, and where there is one to remove. */
function PasskeyList({ ask, ways, onChanged, passkeys }: CardProps & { readonly passkeys: Passkeys }) {
  const [isOffered, setOffered] = useState(false);
  const { task, start } = useTask<PasskeyOutcome>();
  useEffect(() => void passkeys.isOffered().then(setOffered, () => {}), [passkeys]);
  if (!isOffered && ways.passkeys.length === 0) return null;
  const add = async (): Promise<PasskeyOutcome> => {
    const made = await passkeys.make(ways.passkeys);
    if (made.kind !== 'made') return made.kind === 'cannot' ? 'cannot' : 'notGiven';
    const { id, salt, secret } = made;
    await ask('unlock.add-passkey', { id, salt, secret });
    onChanged();
    return 'added';
  };
  const remove = async (id: string): Promise<PasskeyOutcome> => {
    await ask('unlock.remove-passkey', { id });
    onChanged();
    return 'removed';
  };
  return (
    <Card title={passkeyWords.title}>
      <p>{passkeyWords.meaning}</p>
      {ways.passkeys.length === 0 ? (
        <p class="soft">{passkeyWords.none}</p>
      ) : (
        <ul class="passkeys">
          {ways.passkeys.map(({ id }, index) => (
            <li key={id} data-passkey>
              {sayPasskey(index + 1)}
              <Button
                act="remove-passkey"
                kind="quiet"
                label={`${passkeyWords.remove}: ${sayPasskey(index + 1)}`}
                isBusy={task.kind === 'busy'}
                onClick={() => start(() => remove(id))}
              >
                {passkeyWords.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        {isOffered ? (
          <Button act="add-passkey" isBusy={task.kind === 'busy'} onClick={() => start(add)}>
            {passkeyWords.add}
          </Button>
        ) : null}
        <Status isBusy={task.kind === 'busy'}>
          {task.kind === 'busy' ? passkeyWords.asking : task.kind === 'done' ? passkeyWords[task.value] : null}
        </Status>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </Card>
  );
}
