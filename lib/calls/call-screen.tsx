/** The window of a call: asks before anything leaves, rings, shows both sides, and says how it ended. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type CallSettings, noServer } from '../rpc/call-settings.ts';
import type { CallState } from '../rpc/call-types.ts';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { callWords, sayCallFault, sayCallOver, sayRings, sayRingsThere, sayWhoLearns } from '../words/call-words.ts';
import { readingWords } from '../words/window-words.ts';
import { Call, type CallView } from './call.ts';
import { MediaError } from './media.ts';
import { ring } from './ring.ts';
import { Talking } from './talking.tsx';

/** The background takes a window that has not asked for a minute for gone. */
const ASK_MS = 20_000;

/** An offer is good for a minute. */
const LONGEST_MS = 60_000;

export interface CallScreenProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  /** Of the call; null when the address names none. */
  readonly id: string | null;
  /** The person has accepted already: they called at the same time, and that call gave way to this one. */
  readonly isAccepted: boolean;
  /** Goes on as another call, which the person has accepted already where they had pressed *Call*. */
  readonly goOn: (call: string, isAccepted: boolean) => void;
  readonly close: () => void;
}

export function CallScreen(props: CallScreenProps) {
  const { ask, watch, id } = props;
  const look = useCallback(async () => {
    if (id === null) return null;
    const { calls = noServer } = await ask('settings.get', {});
    return { state: await ask('call.state', { call: id }), settings: calls };
  }, [ask, id]);
  const [reading, lookAgain] = useReading(look, watch);
  // A call goes on while the vault is locked, or the background is away: what was known last holds until it is told otherwise.
  const last = useRef<Awaited<ReturnType<typeof look>>>(null);
  if (reading.kind === 'known') last.current = reading.value;
  const isUnderWay = underWay.has(last.current?.state.stage ?? 'new');
  useEffect(() => {
    if (!isUnderWay) return; // asking is use of the vault, which would never lock
    const asking = setInterval(lookAgain, ASK_MS);
    return () => clearInterval(asking);
  }, [lookAgain, isUnderWay]);
  if (last.current !== null && id !== null)
    return <OneCall key={id} {...props} id={id} {...last.current} lookAgain={lookAgain} />;
  return (
    <Card title={callWords.title} level={1}>
      {reading.kind === 'known' ? (
        <p>{callWords.none}</p>
      ) : (
        <NotKnown reading={reading} onAgain={lookAgain} words={readingWords} />
      )}
    </Card>
  );
}

/** It rings, or both talk. */
const underWay: ReadonlySet<CallState['stage']> = new Set(['offered', 'ringing', 'answered']);

interface OneCallProps extends CallScreenProps {
  readonly id: string;
  readonly state: CallState;
  readonly settings: CallSettings;
  readonly lookAgain: () => void;
}

function OneCall({ ask, id, state, settings, isAccepted, goOn, close, lookAgain }: OneCallProps) {
  const [, drawAgain] = useState(0);
  const { role } = state;
  const [call] = useState(() => new Call({ id, ask, role, settings, changed: () => drawAgain((turn) => turn + 1) }));
  const hasCalled = useRef(false);
  const { view } = call;
  const who = state.name ?? callWords.unnamed;

  useEffect(() => {
    const { phase } = call.view;
    hasCalled.current ||= phase !== 'idle' && phase !== 'over';
    void call.heed(state);
    if (state.over === 'crossed' && state.goesOnAs !== undefined) goOn(state.goesOnAs, hasCalled.current);
  }, [call, state, goOn]);
  useEffect(() => {
    if (isAccepted && state.stage === 'ringing') void call.accept(state, state.video);
  }, [call, isAccepted, state]);
  useEffect(() => {
    const until = state.until;
    if (until === null || state.stage === 'answered' || state.stage === 'over') return;
    const left = Math.min(Math.max(0, until * 1_000 - Date.now()), LONGEST_MS); // the clocks of both may differ
    const waiting = setTimeout(lookAgain, left + 1_000);
    return () => clearTimeout(waiting);
  }, [state.until, state.stage, lookAgain]);
  useEffect(() => {
    const leave = () => void (view.phase === 'idle' && state.role === 'callee' ? undefined : call.end());
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [call, view.phase, state.role]);

  return (
    <main data-call={stageOf(state, view)}>
      <Fault view={view} />
      <Stage {...{ call, state, view, who, close }} isRelayOnly={settings.isRelayOnly} />
    </main>
  );
}

interface StageProps {
  readonly call: Call;
  readonly state: CallState;
  readonly view: CallView;
  readonly who: string;
  readonly isRelayOnly: boolean;
  readonly close: () => void;
}

/** What the window shows, in one word. */
const stageOf = ({ stage, role }: CallState, { phase }: CallView): string => {
  if (stage === 'over' || phase === 'over') return 'over';
  if (phase === 'idle') return role === 'caller' ? 'asking' : 'ringing';
  return phase;
};

function Stage(props: StageProps) {
  const { call, state, view, who, close } = props;
  switch (stageOf(state, view)) {
    case 'asking':
      return <Asking {...props} />;
    case 'ringing':
      return <Ringing {...props} />;
    case 'talking':
    case 'interrupted':
      return <Talking call={call} view={view} who={who} isVerified={state.isVerified} />;
    case 'over':
      return (
        <Card title={callWords.titleFor(who)} level={1}>
          <p>{sayCallOver(state, view.since !== null, who)}</p>
          <Row>
            <Button act="close-call" kind="primary" onClick={close}>
              {callWords.close}
            </Button>
          </Row>
        </Card>
      );
    default:
      return <UnderWay {...props} />;
  }
}

function Row({ children }: { readonly children: ComponentChildren }) {
  return <div class="row">{children}</div>;
}

/** Nothing has left yet. */
function Asking({ call, state, who, isRelayOnly }: StageProps) {
  return (
    <Card title={callWords.titleFor(who)} level={1}>
      <p>{sayWhoLearns(who, isRelayOnly)}</p>
      <Row>
        <Button act="start-call" kind={state.video ? 'plain' : 'primary'} onClick={() => void call.start(false)}>
          {callWords.start}
        </Button>
        <Button act="start-video" kind={state.video ? 'primary' : 'plain'} onClick={() => void call.start(true)}>
          {callWords.startVideo}
        </Button>
      </Row>
    </Card>
  );
}

function Ringing({ call, state, who, isRelayOnly }: StageProps) {
  useEffect(() => {
    const over = new AbortController();
    ring(over.signal);
    return () => over.abort();
  }, []);
  return (
    <Card title={sayRings(who, state.video)} level={1}>
      <p>{sayWhoLearns(who, isRelayOnly)}</p>
      <Row>
        <Button act="accept-call" kind="primary" onClick={() => void call.accept(state, false)}>
          {callWords.accept}
        </Button>
        <Button act="accept-video" onClick={() => void call.accept(state, true)}>
          {callWords.acceptVideo}
        </Button>
        <Button act="decline-call" kind="danger" onClick={() => void call.end()}>
          {callWords.decline}
        </Button>
      </Row>
    </Card>
  );
}

function UnderWay({ call, view, who }: StageProps) {
  const said = {
    opening: callWords.opening,
    sending: callWords.sending,
    waiting: sayRingsThere(who),
    connecting: callWords.connecting,
  } as const;
  const { phase } = view;
  return (
    <Card title={callWords.titleFor(who)} level={1}>
      <Status isBusy>{phase in said ? said[phase as keyof typeof said] : null}</Status>
      <Row>
        <Button act="end-call" kind="danger" onClick={() => void call.end()}>
          {callWords.cancel}
        </Button>
      </Row>
    </Card>
  );
}

function Fault({ view: { fault } }: { readonly view: CallView }) {
  if (fault === null) return null;
  return <Alert>{sayCallFault(fault instanceof MediaError ? { of: fault.of, code: fault.code } : fault)}</Alert>;
}
