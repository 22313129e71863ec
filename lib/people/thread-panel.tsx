/** What stands in a tab, whether it is protected, and what can be done about it. Here a person decides, never in the page. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { HeldThread, SendOutcome, TabThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Label, Remark } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayWaitingMeaning } from '../words/composer-words.ts';
import type { Said } from '../words/glass-words.ts';
import { copiedWords, sayInvitedAnew, sayRenewing } from '../words/keep-words.ts';
import { elsewhereWords, keyWords, sayKeyChange, sayKeyTaken, sayOddity } from '../words/key-change-words.ts';
import { sayConversation, sayName, sayState, sayTab } from '../words/thread-words.ts';
import { sayDay } from '../words/time-words.ts';
import { sayInvitedOn, threadActionWords, unsentWords, windowWords } from '../words/window-words.ts';
import { type Act, ActOutcome } from './act-outcome.tsx';
import { Declined, DecliningOffered } from './declining.tsx';
import { Naming } from './naming.tsx';
import { NotUsed, type WantedSite } from './not-used.tsx';
import { Pointing } from './pointing.tsx';
import { ThreadBarred } from './thread-barred.tsx';
import { ThreadCalling } from './thread-calling.tsx';
import { ThreadChecking } from './thread-checking.tsx';
import { ThreadForgetting } from './thread-forgetting.tsx';
import { ThreadKeeping } from './thread-keeping.tsx';
import { ThreadSpans, ThreadUnprotecting } from './thread-unprotecting.tsx';

export interface ThreadPanelProps {
  readonly ask: Ask<'window'>;
  readonly tabId: number | null;
  readonly thread: TabThread;
  /** The vault is open, so that something can be done. */
  readonly canAct: boolean;
  /** Something was done. */
  readonly onChanged: () => void;
  /** The contact's key is to be checked, in a window of its own. */
  readonly onVerify: () => void;
  /** There is another key to decide about, or a backup to be restored, each in a window of its own. */
  readonly onOpen: (screen: 'key' | 'restore') => void;
  /** A site on which Sotto is not in use yet. */
  readonly wanted: WantedSite | null;
  /** It goes on in the page. */
  readonly onLeave: () => void;
}

export function ThreadPanel(props: ThreadPanelProps) {
  const { ask, tabId, thread, canAct, onChanged, onVerify, onOpen, wanted } = props;
  if (thread.kind === 'no-site' && wanted !== null) return <NotUsed wanted={wanted} />;
  if (thread.kind !== 'thread') {
    const { title, todo } = sayTab(thread);
    return (
      <Card title={title}>
        <p class="soft">{todo}</p>
        <Pointing {...props} />
      </Card>
    );
  }
  return (
    <Conversation thread={thread}>
      {canAct && tabId !== null ? (
        <>
          <Elsewhere held={thread.held} onOpen={onOpen} />
          <OtherKey held={thread.held} onOpen={onOpen} />
          <Declined {...{ ask, thread, onChanged }} who={whoIs(thread)} />
          {thread.held?.barred ? (
            <Barred ask={ask} thread={thread} held={thread.held} onChanged={onChanged} />
          ) : (
            <Acts ask={ask} tabId={tabId} thread={thread} onChanged={onChanged} />
          )}
          <ThreadChecking ask={ask} tabId={tabId} thread={thread} onVerify={onVerify} />
          <ThreadCalling {...{ ask, tabId, thread }} />
          <Naming ask={ask} thread={thread} onChanged={onChanged} />
          <Held ask={ask} tabId={tabId} thread={thread} onChanged={onChanged} />
        </>
      ) : null}
      <Pointing {...props} />
    </Conversation>
  );
}

type Thread = Extract<TabThread, { kind: 'thread' }>;

const whoIs = ({ name, peerHandle }: Thread): string => sayName({ name, handle: peerHandle });

function Conversation({ thread, children }: { readonly thread: Thread; readonly children: ComponentChildren }) {
  const { site, state, name, peerHandle, invitedAt, waiting, unsent, held, oddity } = thread;
  const words = sayState(state);
  const who = sayName({ name, handle: peerHandle });
  const isInvitation = state === 'invited' || state === 'invitation-received' || state === 'restored';
  return (
    <Card title={sayConversation(name || peerHandle ? who : null, site)} topic={state}>
      <p>
        <Label tone={words.tone}>{words.label}</Label>
      </p>
      <p>{held?.keyChange === undefined ? words.fact(who) : sayKeyChange(held.keyChange.via, who).what}</p>
      <p class="soft small">{words.next(who)}</p>
      {oddity === undefined ? null : <Odd said={sayOddity(oddity, who)} />}
      {isInvitation && invitedAt !== null ? <p class="soft small">{sayInvitedOn(sayDay(invitedAt))}</p> : null}
      {unsent === null ? null : <Remark tone="bad">{unsentWords[unsent]}</Remark>}
      {state === 'protected' && waiting && unsent === null ? (
        <Remark tone="wait">{sayWaitingMeaning(who)}</Remark>
      ) : null}
      {held === undefined ? null : <Remembered held={held} who={who} />}
      {children}
    </Card>
  );
}

/** What the page says does not fit. */
function Odd({ said: { what, todo } }: { readonly said: Said }) {
  return (
    <Remark tone="bad">
      <strong>{what}.</strong> {todo}
    </Remark>
  );
}

type OpensProps = Pick<ThreadPanelProps, 'onOpen'> & { readonly held: HeldThread | undefined };

/** One's own account comes from another computer. */
function Elsewhere({ held, onOpen }: OpensProps) {
  if (!held?.isElsewhere) return null;
  return (
    <>
      <Remark tone="wait">
        <strong>{elsewhereWords.what}.</strong> {elsewhereWords.todo}
      </Remark>
      <div class="row">
        <Button act="restore" kind="primary" onClick={() => onOpen('restore')}>
          {elsewhereWords.restore}
        </Button>
      </div>
    </>
  );
}

/** Another key: decided about in a window of its own. */
function OtherKey({ held, onOpen }: OpensProps) {
  if (held?.keyChange === undefined) return null;
  return (
    <div class="row">
      <Button act="decide-key" kind="primary" onClick={() => onOpen('key')}>
        {keyWords.open}
      </Button>
    </div>
  );
}

function Barred({
  thread,
  ...props
}: Pick<ThreadPanelProps, 'ask' | 'onChanged'> & { readonly thread: Thread; readonly held: HeldThread }) {
  const { name, peerHandle, state } = thread;
  const isGuarded = !['off', 'invited', 'invitation-received', 'unprotected'].includes(state);
  return <ThreadBarred {...props} who={sayName({ name, handle: peerHandle })} isGuarded={isGuarded} />;
}

/** What is not as usual about the session. */
function Session({ held, who }: { readonly held: HeldThread; readonly who: string }) {
  if (held.isInvitedAnew) return <Remark tone="wait">{sayInvitedAnew(who)}</Remark>;
  if (held.session === 'renewing') return <Remark tone="wait">{sayRenewing(who)}</Remark>;
  if (held.session !== 'copied') return null;
  return (
    <>
      <Remark tone="bad">{copiedWords.copied}</Remark>
      <p class="soft small">{copiedWords.copiedMeaning}</p>
    </>
  );
}

/** What its record has to say. */
function Remembered({ held, who }: { readonly held: HeldThread; readonly who: string }) {
  const { keyTaken } = held;
  return (
    <>
      <Session held={held} who={who} />
      {keyTaken === undefined ? null : (
        <Remark tone="wait">{sayKeyTaken(who, sayDay(keyTaken.at), keyTaken.wasVerified)}</Remark>
      )}
      <ThreadSpans held={held} who={who} />
    </>
  );
}

/** What the vault holds of it: how long that stays, and the way to be rid of it. */
function Held({
  ask,
  tabId,
  thread,
  onChanged,
}: Pick<ThreadPanelProps, 'ask' | 'onChanged'> & { tabId: number; thread: Thread }) {
  const { held, name, peerHandle } = thread;
  if (held === undefined) return null;
  return (
    <>
      <ThreadUnprotecting {...{ ask, tabId, thread, held, onChanged }} />
      {held.session === 'none' ? null : (
        <ThreadKeeping
          ask={ask}
          tabId={tabId}
          held={held}
          hasTimer={thread.state !== 'unprotected'}
          onChanged={onChanged}
        />
      )}
      <ThreadForgetting ask={ask} held={held} who={sayName({ name, handle: peerHandle })} onChanged={onChanged} />
    </>
  );
}

/** What is asked for by its own name. */
type Asked = Exclude<Act, 'tell' | 'take' | 'tell-ended'>;

const usualActs: Record<Thread['state'], Asked | null> = {
  off: 'protect',
  invited: 'protect',
  'invitation-received': 'accept',
  protected: null,
  verified: null,
  blocked: null,
  unprotected: null,
  restored: 'protect',
  locked: null,
  unknown: null,
};

/** What can be done in a state: at most one thing. What was never seen in the thread is sent again before anything else. */
const actIn = ({ state, unsent, held, canAccept }: Thread): Asked | null => {
  if (state === 'blocked' || state === 'unprotected') return null;
  if (held?.isInvitedAnew) return 'accept';
  if (held?.session === 'copied' || held?.session === 'renewing') return 'renew';
  if (unsent === 'invitation' || unsent === 'acceptance') return unsent === 'invitation' ? 'protect' : 'accept';
  return canAccept && state === 'restored' ? 'accept' : usualActs[state];
};

function Acts({
  ask,
  tabId,
  thread,
  onChanged,
}: Pick<ThreadPanelProps, 'ask' | 'onChanged'> & { tabId: number; thread: Thread }) {
  const [done, setDone] = useState<Asked>('protect');
  const { task, start } = useTask<SendOutcome>();
  const isAgain = thread.unsent === 'invitation' || thread.unsent === 'acceptance';
  const hasFailed = task.kind === 'failed' || (task.kind === 'done' && task.value.kind === 'failed');
  // A send that failed may have moved the thread on already: asking again sends the same payload.
  const act = hasFailed ? done : actIn(thread);

  const run = (which: Asked): void => {
    setDone(which);
    start(async () => {
      const outcome = await ask(`thread.${which}`, { tabId });
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
            kind={(isRepeat(thread) || thread.held?.isElsewhere) && !hasFailed && !isAgain ? 'plain' : 'primary'}
            isBusy={task.kind === 'busy'}
            onClick={() => run(act)}
          >
            {sayAct(thread, act, hasFailed || isAgain)}
          </Button>
          <DecliningOffered {...{ ask, thread, onChanged }} />
        </div>
      )}
      {isAnswered(thread, done) && !hasFailed ? null : <ActOutcome act={done} task={task} />}
    </>
  );
}

/** The invitation that was sent here has been taken: that it is in the thread is no news any more. */
const isAnswered = ({ state }: Thread, done: Asked): boolean =>
  done === 'protect' && (state === 'protected' || state === 'verified');

/** An invitation of ours is out already, and there is nothing to do but to wait. */
const isRepeat = ({ state, held, invitedAt, canAccept }: Thread): boolean =>
  state === 'invited' || held?.session === 'renewing' || (state === 'restored' && invitedAt !== null && !canAccept);

const sayAct = (thread: Thread, act: Asked, hasFailed: boolean): string => {
  const { state, held } = thread;
  if (hasFailed) return windowWords.tryAgain;
  if (act === 'renew') return held?.session === 'copied' ? copiedWords.begin : copiedWords.again;
  if (isRepeat(thread)) return threadActionWords.protectAgain;
  return state === 'restored' ? threadActionWords[`${act}Anew`] : threadActionWords[act];
};
