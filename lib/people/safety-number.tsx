/** Sixty digits to be read aloud, in twelve groups. Compared as a whole, by a deliberate act. */
import { h } from 'preact';
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { onEscape } from '../ui/escape.ts';
import { Alert } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { verifyWords } from '../words/verify-words.ts';

const GROUP = 5;

export interface SafetyNumberProps {
  readonly ask: Ask<'window'>;
  readonly thread: ThreadName;
  readonly number: string;
  readonly who: string;
  /** Nothing is to be confirmed: it was, or the thread is stopped. */
  readonly isSettled: boolean;
  /** Another attempt begins. */
  readonly onBegin: () => void;
  readonly onCompared: () => void;
}

export function SafetyNumber({ ask, thread, number, who, isSettled, onBegin, onCompared }: SafetyNumberProps) {
  const [isAsked, setIsAsked] = useState(false);
  const leave = (): void => setIsAsked(false);
  // The button that was pressed goes: the one that changes nothing has the focus then, and what began it afterwards.
  const asking = useKeptFocus<HTMLButtonElement>(String(isAsked));
  const begun = useKeptFocus<HTMLButtonElement>(String(isAsked));
  const { task, start } = useTask<void>();
  const groups = number.match(new RegExp(`\\d{${GROUP}}`, 'g')) ?? [];
  const confirm = (): void =>
    start(async () => {
      await ask('verify.compared', { thread });
      onCompared();
    });
  return (
    <section class="safety-number" aria-labelledby="safety-number" onKeyDown={isAsked ? onEscape(leave) : undefined}>
      <h2 id="safety-number">{verifyWords.number}</h2>
      <p class="soft">{verifyWords.numberMeaning(who)}</p>
      {h('ol', { class: 'digits', 'data-number': '', tabIndex: 0 }, ...groups.map((group) => h('li', null, group)))}
      {isSettled ? null : (
        <div class="row">
          {isAsked ? (
            <>
              <Button act="compared" kind="primary" isBusy={task.kind === 'busy'} onClick={confirm}>
                {verifyWords.allTheSame}
              </Button>
              <Button act="not-the-same" kind="quiet" buttonRef={begun} onClick={leave}>
                {verifyWords.notCompared}
              </Button>
            </>
          ) : (
            <Button
              act="compare"
              buttonRef={asking}
              onClick={() => {
                onBegin();
                setIsAsked(true);
              }}
            >
              {verifyWords.compare}
            </Button>
          )}
        </div>
      )}
      {isAsked && !isSettled ? <p class="notice notice-wait">{verifyWords.compareMeaning(who)}</p> : null}
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </section>
  );
}
