/** Ends a thread's protection, in two steps, says ever after that it was ended, and begins it again. */
import type { Ask } from '../rpc/client.ts';
import type { HeldThread, SendOutcome, TabThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Remark, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayName } from '../words/thread-words.ts';
import { sayDay } from '../words/time-words.ts';
import { sayTheirEnd, sayUnprotectedSpan, sayUnprotectLoss, unprotectWords } from '../words/unprotect-words.ts';
import { ActOutcome, Unsent } from './act-outcome.tsx';
import { AskFirst } from './ask-first.tsx';

export interface ThreadUnprotectingProps {
  readonly ask: Ask<'window'>;
  readonly tabId: number;
  readonly thread: Extract<TabThread, { kind: 'thread' }>;
  readonly held: HeldThread;
  readonly onChanged: () => void;
}

const endable: ReadonlySet<string> = new Set(['protected', 'verified', 'restored']);

/** The times without protection, for as long as the thread is remembered, and that the contact's side is without it now. */
export function ThreadSpans({ held, who }: { readonly held: HeldThread; readonly who: string }) {
  const spans = held.unprotected ?? [];
  // What is said of it would not be so where both sides have it ended.
  const theirEnd = spans.at(-1)?.until === null ? undefined : held.theirEnd;
  return (
    <>
      {theirEnd === undefined ? null : (
        <div data-unprotected="theirs">
          <Remark tone="bad">{sayTheirEnd(who, sayDay(theirEnd))}</Remark>
        </div>
      )}
      {spans.map(({ from, until }) => (
        <div key={from} data-unprotected={until === null ? 'now' : 'before'}>
          <Remark tone={until === null ? 'bad' : 'wait'}>
            {sayUnprotectedSpan(sayDay(from), until === null ? null : sayDay(until))}
          </Remark>
        </div>
      ))}
    </>
  );
}

export function ThreadUnprotecting({ ask, tabId, thread, held, onChanged }: ThreadUnprotectingProps) {
  const ending = useTask<{ readonly told: SendOutcome | null }>();
  const end = (): void =>
    ending.start(async () => {
      const done = await ask('thread.unprotect', { tabId, thread: held.thread });
      onChanged();
      return done;
    });
  const told = ending.task.kind === 'done' ? ending.task.value.told : null;
  return (
    <>
      {thread.state === 'unprotected' ? <Again {...{ ask, tabId, thread, held, onChanged }} /> : null}
      {endable.has(thread.state) ? (
        <AskFirst
          act="unprotect"
          words={unprotectWords}
          losses={sayUnprotectLoss(sayName({ name: thread.name, handle: thread.peerHandle }))}
          isBusy={ending.task.kind === 'busy'}
          onDecided={end}
        />
      ) : null}
      <Status isBusy={ending.task.kind === 'busy'}>{ending.task.kind === 'busy' ? unprotectWords.ending : null}</Status>
      {told?.kind === 'failed' ? (
        <>
          <Remark tone="wait">{unprotectWords.notTold}</Remark>
          <Unsent unsent={told} />
        </>
      ) : null}
      {ending.task.kind === 'failed' ? <Alert>{sayFailure(ending.task.failure)}</Alert> : null}
    </>
  );
}

/** What can be done in a thread whose protection was ended. */
function Again({ ask, tabId, thread, held, onChanged }: ThreadUnprotectingProps) {
  const beginning = useTask<Record<never, never>>();
  const telling = useTask<SendOutcome>();
  const isBusy = beginning.task.kind === 'busy';
  const begin = (): void =>
    beginning.start(async () => {
      const done = await ask('thread.protect-again', { thread: held.thread });
      onChanged();
      return done;
    });
  return (
    <>
      <div class="row">
        <Button act="protect-again" kind="primary" isBusy={isBusy} onClick={begin}>
          {unprotectWords.again}
        </Button>
        {thread.unsent === 'ended' ? (
          <Button
            act="tell-unprotected"
            isBusy={telling.task.kind === 'busy'}
            onClick={() => telling.start(() => ask('thread.tell-unprotected', { tabId }))}
          >
            {unprotectWords.tellAgain}
          </Button>
        ) : null}
      </div>
      <Status isBusy={isBusy}>{isBusy ? unprotectWords.beginning : null}</Status>
      {beginning.task.kind === 'failed' ? <Alert>{sayFailure(beginning.task.failure)}</Alert> : null}
      <ActOutcome act="tell-ended" task={telling.task} />
    </>
  );
}
