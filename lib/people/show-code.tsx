/** Shows our contact code for a thread, and how long it is good for. A new one is drawn each time that it is shown. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { Qr } from '../ui/qr.tsx';
import { useCountdown } from '../ui/use-countdown.ts';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayGoodFor, verifyWords } from '../words/verify-words.ts';

export interface ShowCodeProps {
  readonly ask: Ask<'window'>;
  readonly thread: ThreadName;
  readonly who: string;
  /** The check has an outcome already. */
  readonly isAgain: boolean;
  /** Another attempt begins. */
  readonly onBegin: () => void;
  /** It is shown, or its time is over: the check may stand otherwise. */
  readonly onShown: () => void;
}

export function ShowCode({ ask, thread, who, isAgain, onBegin, onShown }: ShowCodeProps) {
  const [text, setText] = useState<string | null>(null);
  const [left, begin] = useCountdown();
  const { task, start } = useTask<void>();
  const over = useRef(onShown);
  over.current = onShown;
  const draw = (): void => {
    onBegin();
    start(async () => {
      const code = await ask('verify.show', { thread });
      setText(code.text);
      begin(code.until - code.shownAt);
      onShown();
    });
  };
  useEffect(() => {
    if (text === null || left > 0) return;
    setText(null); // it counts no more
    over.current();
  }, [left, text]);
  return (
    <div class="show-code">
      {text === null ? (
        <Button act="show-code" kind={isAgain ? 'plain' : 'primary'} isBusy={task.kind === 'busy'} onClick={draw}>
          {verifyWords.show}
        </Button>
      ) : (
        <>
          <figure class="contact-code" data-contact-code>
            <Qr text={text} label={verifyWords.code} />
            <figcaption>{verifyWords.code}</figcaption>
          </figure>
          <p class="notice notice-wait">{verifyWords.neverSend(who)}</p>
          <p class="soft small">{sayGoodFor(left)}</p>
        </>
      )}
      <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? verifyWords.drawing : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </div>
  );
}
