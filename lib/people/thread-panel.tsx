/** What stands in a tab, whether it is protected, and what can be done about it. Here a person decides, never in the page. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { SendOutcome, TabThread } from '../rpc/contract.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Label, Remark } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayWaitingMeaning } from '../words/composer-words.ts';
import { sayConversation, sayName, sayState, sayTab } from '../words/thread-words.ts';
import { sayDay } from '../words/time-words.ts';
import { sayInvitedOn, threadActionWords, unsentWords, windowWords } from '../words/window-words.ts';
import { type Act, ActOutcome } from './act-outcome.tsx';

export interface ThreadPanelProps {
  readonly ask: Ask<'window'>;
  readonly tabId: number | null;
  readonly thread: TabThread;
  /** The vault is open, so that something can be done. */
  readonly canAct: boolean;
  /** Something was done. */
  readonly onChanged: () => void;
}

export function ThreadPanel({ ask, tabId, thread, canAct, onChanged }: ThreadPanelProps) {
  if (thread.kind !== 'thread') {
    const { title, todo } = sayTab(thread);
    return (
      <Card title={title}>
        <p class="soft">{todo}</p>
      </Card>
    );
  }
  return (
    <Conversation thread={thread}>
      {canAct && tabId !== null ? <Acts ask={ask} tabId={tabId} thread={thread} onChanged={onChanged} /> : null}
    </Conversation>
  );
}

type Thread = Extract<TabThread, { kind: 'thread' }>;

function Conversation({ thread, children }: { readonly thread: Thread; readonly children: ComponentChildren }) {
  const { site, state, name, peerHandle, invitedAt, waiting, unsent } = thread;
  const words = sayState(state);
  const who = sayName({ name, handle: peerHandle });
  const isInvitation = state === 'invited' || state === 'invitation-received';
  return (
    <Card title={sayConversation(name || peerHandle ? who : null, site)} topic={state}>
      <p>
        <Label tone={words.tone}>{words.label}</Label>
      </p>
      <p>{words.fact(who)}</p>
      <p class="soft small">{words.next(who)}</p>
      {isInvitation && invitedAt !== null ? <p class="soft small">{sayInvitedOn(sayDay(invitedAt))}</p> : null}
      {unsent === null ? null : <Remark tone="bad">{unsentWords[unsent]}</Remark>}
      {state === 'protected' && waiting && unsent === null ? (
        <Remark tone="wait">{sayWaitingMeaning(who)}</Remark>
      ) : null}
      {children}
    </Card>
  );
}

/** What can be done in a state: at most one thing. What was never seen in the thread is sent again before anything else. */
const actIn = ({ state, unsent }: Thread): Act | null => {
  if (unsent !== null) return unsent === 'invitation' ? 'protect' : 'accept';
  if (state === 'off' || state === 'invited') return 'protect';
  return state === 'invitation-received' ? 'accept' : null;
};

function Acts({ ask, tabId, thread, onChanged }: Omit<ThreadPanelProps, 'canAct'> & { tabId: number; thread: Thread }) {
  const [done, setDone] = useState<Act>('protect');
  const { task, start } = useTask<SendOutcome>();
  const isAgain = thread.unsent !== null;
  const hasFailed = task.kind === 'failed' || (task.kind === 'done' && task.value.kind === 'failed');
  // A send that failed may have moved the thread on already: asking again sends the same payload.
  const act = hasFailed ? done : actIn(thread);

  const run = (which: Act): void => {
    setDone(which);
    start(async () => {
      const outcome = await ask(which === 'protect' ? 'thread.protect' : 'thread.accept', { tabId });
      onChanged();
      return outcome;
    });
  };
  return (
    <>
      {act === null ? null : (
        <div class="row">
          <Button
            act={act}
            kind={thread.state === 'invited' && !hasFailed && !isAgain ? 'plain' : 'primary'}
            isBusy={task.kind === 'busy'}
            onClick={() => run(act)}
          >
            {sayAct(thread.state, act, hasFailed || isAgain)}
          </Button>
        </div>
      )}
      <ActOutcome act={done} task={task} />
    </>
  );
}

const sayAct = (state: Thread['state'], act: Act, hasFailed: boolean): string => {
  if (hasFailed) return windowWords.tryAgain;
  return state === 'invited' ? threadActionWords.protectAgain : threadActionWords[act];
};
