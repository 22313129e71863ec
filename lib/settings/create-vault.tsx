/** Second step of the welcome: a security code is chosen, proven and made into a vault. The code is kept by nobody but the person. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { codeWords } from '../words/welcome-words.ts';
import { OwnCode } from './own-code.tsx';
import { SuggestedCode } from './suggested-code.tsx';
import { isLongEnough, isSameCode } from './typed-code.ts';

export interface CreateVaultProps {
  readonly ask: Ask<'window'>;
  /** The vault is there and open. */
  readonly onCreated: () => void;
}

type Fault = 'too-short' | 'differs';

export function CreateVault({ ask, onCreated }: CreateVaultProps) {
  const [isOwn, setOwn] = useState(false);
  const [own, setOwnCode] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  const suggestion = useTask<string>();
  const creation = useTask<void>();
  const drawn = suggestion.task.kind === 'done' ? suggestion.task.value : null;

  const { start: startDrawing } = suggestion;
  const draw = useCallback(() => startDrawing(async () => (await ask('vault.suggest', {})).code), [ask, startDrawing]);
  useEffect(draw, [draw]);

  /** Every change makes the last judgement void. */
  const change = (apply: () => void) => (): void => {
    apply();
    setFault(null);
    creation.clear();
  };
  const choose = (ownCode: boolean) =>
    change(() => {
      setOwn(ownCode);
      setAgain('');
      setOwnCode('');
    });

  const create = (): void => {
    const code = isOwn ? own : drawn;
    if (code === null) return;
    const found: Fault | null = isOwn && !isLongEnough(code) ? 'too-short' : isSameCode(code, again) ? null : 'differs';
    setFault(found);
    if (found !== null) return;
    creation.start(async () => {
      await ask('vault.create', { code });
      onCreated();
    });
  };
  const failed = [suggestion.task, creation.task].find((task) => task.kind === 'failed');
  const onAgain = (typed: string): void => change(() => setAgain(typed))();

  return (
    <form
      class="choose-code"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <Card title={isOwn ? codeWords.ownTitle : codeWords.suggestedTitle} level={1} topic={String(isOwn)} isReplacement>
        {isOwn ? (
          <OwnCode
            code={own}
            onCode={(typed) => change(() => setOwnCode(typed))()}
            again={again}
            onAgain={onAgain}
            codeFault={fault === 'too-short' ? codeWords.tooShort : null}
            againFault={fault === 'differs' ? codeWords.differsOwn : null}
            onSuggested={choose(false)}
          />
        ) : (
          <SuggestedCode
            code={drawn}
            again={again}
            onAgain={onAgain}
            fault={fault === 'differs' ? codeWords.differs : null}
            onAnother={change(() => {
              setAgain('');
              draw();
            })}
            onOwn={choose(true)}
          />
        )}
        <Loss />
        <Button act="create-vault" kind="primary" type="submit" isBusy={creation.task.kind === 'busy'}>
          {codeWords.create}
        </Button>
        <Status isBusy={creation.task.kind === 'busy'}>
          {creation.task.kind === 'busy' ? codeWords.creating : null}
        </Status>
        {failed === undefined ? null : <Alert>{sayFailure(failed.failure)}</Alert>}
      </Card>
    </form>
  );
}

/** What a forgotten code means, said before the vault exists. */
function Loss() {
  return (
    <div class="notice">
      <h2>{codeWords.lossTitle}</h2>
      <p>{codeWords.loss}</p>
    </div>
  );
}
