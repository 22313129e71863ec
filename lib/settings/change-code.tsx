/** Puts another security code in the place of the old one, which is asked for: an open vault alone is not enough to keep its owner out. */
import { useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { SecretField } from '../ui/field.tsx';
import { Remark, Status } from '../ui/notice.tsx';
import { useCountdown } from '../ui/use-countdown.ts';
import { changeCodeWords, sayWait } from '../words/unlock-words.ts';
import { unlockWords } from '../words/window-words.ts';
import { NewCode } from './new-code.tsx';

type Stage = 'closed' | 'asking' | 'done';

export function ChangeCode({ ask }: { readonly ask: Ask<'window'> }) {
  const [stage, setStage] = useState<Stage>('closed');
  const [isOwn, setOwn] = useState(false);
  const [code, setCode] = useState('');
  const [wait, beginWait] = useCountdown();
  const input = useRef<HTMLInputElement>(null);
  const end = (next: Stage): void => {
    setStage(next);
    setCode('');
    setOwn(false);
  };
  if (stage !== 'asking') {
    return (
      <Card title={changeCodeWords.title} topic={stage}>
        {stage === 'done' ? <Remark tone="good">{changeCodeWords.done}</Remark> : <p>{changeCodeWords.lead}</p>}
        <div class="row">
          <Button act="change-code" onClick={() => setStage('asking')}>
            {changeCodeWords.start}
          </Button>
        </div>
      </Card>
    );
  }
  return (
    <Card title={changeCodeWords.title} topic={`${stage} ${isOwn}`}>
      <p>{changeCodeWords.lead}</p>
      <Remark tone="wait">{changeCodeWords.backups}</Remark>
      <NewCode
        ask={ask}
        isOwn={isOwn}
        onOwn={setOwn}
        isReady={() => {
          if (code.trim() === '') input.current?.focus();
          return code.trim() !== '' && wait === 0;
        }}
        onChosen={async (next) => {
          try {
            await ask('unlock.change-code', { code, next });
          } catch (failure) {
            beginWait((await ask('unlock.ways', {})).waitSeconds);
            throw failure;
          }
          end('done');
        }}
        act="set-code"
        label={changeCodeWords.change}
        working={changeCodeWords.changing}
        before={
          <>
            <SecretField
              name="code-now"
              label={changeCodeWords.now}
              meaning={changeCodeWords.nowMeaning}
              value={code}
              onInput={setCode}
              inputRef={input}
              show={unlockWords.show}
              hide={unlockWords.hide}
            />
            <Status>{wait > 0 ? sayWait(wait) : null}</Status>
          </>
        }
      />
      <div class="row">
        <Button act="keep-code" kind="quiet" onClick={() => end('closed')}>
          {changeCodeWords.cancel}
        </Button>
      </div>
    </Card>
  );
}
