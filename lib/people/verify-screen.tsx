/** Checks a contact's key: shows our code, scans theirs, or compares the safety number. Both screens say by name how it ended. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { KeyCheckState, TabThread, ThreadName } from '../rpc/thread-types.ts';
import { Card } from '../ui/card.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Alert, Label, Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { type Task, useTask } from '../ui/use-task.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayName, sayState } from '../words/thread-words.ts';
import { verifyWords } from '../words/verify-words.ts';
import { readingWords } from '../words/window-words.ts';
import { Unsent } from './act-outcome.tsx';
import { CheckOutcome, type EndedScan, outcomeOf } from './check-outcome.tsx';
import { SafetyNumber } from './safety-number.tsx';
import { Scanning, type ScanningProps } from './scanning.tsx';
import { ShowCode } from './show-code.tsx';
import { isCheckable } from './thread-checking.tsx';

export interface VerifyScreenProps extends Pick<ScanningProps, 'makeReader'> {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  /** The tab that shows the thread; null when the address names none. */
  readonly tabId: number | null;
}

interface Facts {
  readonly thread: ThreadName;
  readonly handle: string | null;
  readonly check: KeyCheckState;
}

export function VerifyScreen({ ask, watch, tabId, ...parts }: VerifyScreenProps) {
  const read = useCallback(() => factsOf(ask, tabId), [ask, tabId]);
  const [reading, readAgain] = useReading(read, watch);
  useEffect(() => {
    // The person comes back from the tab, where they may have gone to another thread: no news says so.
    window.addEventListener('focus', readAgain);
    return () => window.removeEventListener('focus', readAgain);
  }, [readAgain]);
  if (reading.kind !== 'known') {
    return (
      <Card title={verifyWords.title} level={1}>
        <NotKnown reading={reading} onAgain={readAgain} words={readingWords} />
      </Card>
    );
  }
  if (reading.value === null) {
    return (
      <Card title={verifyWords.title} level={1}>
        <p>{verifyWords.noThread}</p>
      </Card>
    );
  }
  const { site, ownId, conversationId } = reading.value.thread;
  // What came of a check, and a code that is shown, are of one thread: a tab that has moved to another begins anew.
  const key = JSON.stringify([site, ownId, conversationId]);
  return <Check key={key} ask={ask} tabId={tabId ?? -1} facts={reading.value} onChanged={readAgain} {...parts} />;
}

const factsOf = async (ask: Ask<'window'>, tabId: number | null): Promise<Facts | null> => {
  const tab: TabThread = tabId === null ? { kind: 'no-site' } : await ask('tab.thread', { tabId });
  if (tab.kind !== 'thread' || tab.held === undefined || !isCheckable(tab)) return null;
  const { thread } = tab.held;
  return { thread, handle: tab.peerHandle, check: await ask('verify.state', { thread }) };
};

interface CheckProps extends Pick<ScanningProps, 'makeReader'> {
  readonly ask: Ask<'window'>;
  readonly tabId: number;
  readonly facts: Facts;
  readonly onChanged: () => void;
}

function Check({ ask, tabId, facts, onChanged, ...parts }: CheckProps) {
  const { thread, handle } = facts;
  const { task, start, clear } = useTask<EndedScan>();
  const { check, begun, begin } = useAttempts(facts.check, clear);
  const [turn, setTurn] = useState(0);
  const first = useRef(check);
  const who = sayName({ name: check.name, handle });
  const scan = task.kind === 'done' ? task.value : null;
  const outcome = outcomeOf(scan, check, first.current, who);
  const isNews =
    scan !== null || begun.all > 0 || check.state !== first.current.state || check.failed !== first.current.failed;
  const saysState = outcome?.verdict === 'verified' || outcome?.verdict === 'other-key';
  const isSettled = check.state !== 'protected';
  const found = (text: string): void =>
    start(async () => {
      const before = check.state;
      const ended = await ask('verify.scan', { tabId, thread, text });
      setTurn((last) => last + 1); // the camera is closed: what it saw was taken
      onChanged();
      return { outcome: ended, before };
    });
  return (
    <Card title={verifyWords.titleFor(who)} level={1} topic={check.state}>
      {outcome === null ? null : <CheckOutcome key={outcome.what} outcome={outcome} isNews={isNews} />}
      <ScanUnderWay task={task} />
      <Standing check={check} who={who} isSaid={saysState} />
      <p class="soft">{verifyWords.lead(who)}</p>
      <div class="check-ways">
        <section aria-labelledby="check-show">
          <h2 id="check-show">{verifyWords.showTitle}</h2>
          <p class="soft small">{verifyWords.showMeaning(who)}</p>
          <ShowCode
            key={check.state}
            {...{ ask, thread, who }}
            isAgain={isSettled}
            onBegin={() => begin('beside')}
            onShown={onChanged}
          />
        </section>
        <section aria-labelledby="check-scan">
          <h2 id="check-scan">{verifyWords.scanTitle}</h2>
          <p class="soft small">{verifyWords.scanMeaning(who)}</p>
          <Scanning
            key={turn}
            isAgain={isSettled}
            begunBeside={begun.beside}
            onBegin={() => begin('scan')}
            onFound={found}
            {...parts}
          />
        </section>
      </div>
      <SafetyNumber
        {...{ ask, thread, who, isSettled }}
        number={check.number}
        onBegin={() => begin('beside')}
        onCompared={onChanged}
      />
    </Card>
  );
}

/** How the thread stands, unless the outcome of a check has said it. */
function Standing({
  check,
  who,
  isSaid,
}: {
  readonly check: KeyCheckState;
  readonly who: string;
  readonly isSaid: boolean;
}) {
  const { label, tone, fact } = sayState(check.state);
  return (
    <div class="check-state" data-check={check.state}>
      {isSaid ? null : (
        <>
          <Label tone={tone}>{label}</Label>
          <p>{fact(who)}</p>
        </>
      )}
    </div>
  );
}

/**
 * Attempts at a check, one after the other: what the last one came to is not said beside the next one.
 * @param forget whatever else was kept of the last one
 */
const useAttempts = (check: KeyCheckState, forget: () => void) => {
  const { failed } = check;
  const [passed, setPassed] = useState<KeyCheckState['failed']>(null);
  const [begun, setBegun] = useState({ all: 0, beside: 0 });
  // The same failure that comes anew is another one.
  useEffect(() => setPassed((last) => (last === failed ? last : null)), [failed]);
  const begin = (where: 'scan' | 'beside'): void => {
    forget();
    setPassed(failed);
    setBegun(({ all, beside }) => ({ all: all + 1, beside: beside + (where === 'beside' ? 1 : 0) }));
  };
  return { check: failed === passed ? { ...check, failed: null } : check, begun, begin };
};

/** The scan under way, and what of it needs the person: it failed, or the contact could not be told. */
function ScanUnderWay({ task }: { readonly task: Task<EndedScan> }) {
  const sent = task.kind === 'done' && task.value.outcome.kind === 'checked' ? task.value.outcome.sent : null;
  return (
    <>
      <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? verifyWords.checking : null}</Status>
      {sent?.kind === 'failed' ? <Unsent unsent={sent} /> : null}
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}
