/** Where a person decides about another key of a contact: says what happened, and takes no decision that was not made in two steps. */
import { useCallback, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { HeldThread, KeyChange, SendOutcome, TabThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { onEscape } from '../ui/escape.ts';
import { NotKnown } from '../ui/not-known.tsx';
import { Alert, Label, Remark, Status } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { useTask } from '../ui/use-task.ts';
import { keyWords, sayKeyChange } from '../words/key-change-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayName, sayState } from '../words/thread-words.ts';
import { readingWords } from '../words/window-words.ts';
import { ActOutcome } from './act-outcome.tsx';

export interface KeyScreenProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  /** The tab that shows the thread; null when the address names none. */
  readonly tabId: number | null;
}

/** The thread that is stopped, and over what; null when there is nothing to decide. */
interface Stopped {
  readonly who: string;
  readonly held: HeldThread;
  readonly change: KeyChange;
}

export function KeyScreen({ ask, watch, tabId }: KeyScreenProps) {
  const read = useCallback(
    async (): Promise<TabThread> => (tabId === null ? { kind: 'no-site' } : ask('tab.thread', { tabId })),
    [ask, tabId],
  );
  const [reading, readAgain] = useReading(read, watch);
  const taking = useTask<SendOutcome>();
  const keeping = useTask<Record<never, never>>();
  const known = reading.kind === 'known' ? reading.value : null;
  const stopped = known && stoppedIn(known);

  const take = (key: string): void =>
    taking.start(async () => {
      const outcome = await ask('key.take', { tabId: tabId ?? -1, key });
      readAgain();
      return outcome;
    });
  const keep = ({ held: { thread }, change: { id } }: Stopped): void =>
    keeping.start(async () => {
      const done = await ask('key.keep', { thread, key: id });
      readAgain();
      return done;
    });
  const isBusy = taking.task.kind === 'busy' || keeping.task.kind === 'busy';
  return (
    <Card
      title={stopped ? keyWords.titleFor(stopped.who) : keyWords.title}
      level={1}
      topic={stopped ? 'blocked' : 'off'}
    >
      {reading.kind === 'known' ? null : <NotKnown reading={reading} onAgain={readAgain} words={readingWords} />}
      {stopped ? (
        // Yet another key is another question.
        <Question
          key={stopped.change.id}
          stopped={stopped}
          isBusy={isBusy}
          onTake={take}
          onKeep={() => keep(stopped)}
        />
      ) : null}
      {known && !stopped ? <p data-decided>{keyWords.settled}</p> : null}
      <ActOutcome act="take" task={taking.task} />
      <Status isBusy={keeping.task.kind === 'busy'}>{sayKeeping(keeping.task.kind)}</Status>
      {keeping.task.kind === 'failed' ? <Alert>{sayFailure(keeping.task.failure)}</Alert> : null}
    </Card>
  );
}

const stoppedIn = (tab: TabThread): Stopped | null => {
  if (tab.kind !== 'thread' || tab.held?.keyChange === undefined) return null;
  return { who: sayName({ name: tab.name, handle: tab.peerHandle }), held: tab.held, change: tab.held.keyChange };
};

const sayKeeping = (kind: string): string | null => {
  if (kind === 'busy') return keyWords.keeping;
  return kind === 'done' ? keyWords.kept : null;
};

interface QuestionProps {
  readonly stopped: Stopped;
  readonly isBusy: boolean;
  readonly onTake: (key: string) => void;
  readonly onKeep: () => void;
}

function Question({ stopped: { who, change }, isBusy, onTake, onKeep }: QuestionProps) {
  const { id, via, isOneOfMany, wasVerified } = change;
  const { what, meaning, todo } = sayKeyChange(via, who);
  const { label, tone } = sayState('blocked');
  const isScan = via === 'scan';
  return (
    <>
      <div data-key-change={via}>
        <p>
          <Label tone={tone}>{label}</Label>
        </p>
        <p>{what}</p>
        <p>{meaning}</p>
        <p>{todo}</p>
      </div>
      {isOneOfMany ? <Remark tone="bad">{keyWords.many}</Remark> : null}
      {wasVerified ? <Remark tone="wait">{keyWords.wasVerified(who)}</Remark> : null}
      <Choice
        name="keep"
        title={keyWords.keepTitle}
        meaning={isScan ? keyWords.keepAfterScan(who) : keyWords.keepMeaning(who)}
        begin={keyWords.keep}
        confirm={isScan ? keyWords.keepScanConfirm(who) : keyWords.keepConfirm(who)}
        now={keyWords.keepNow(who)}
        isBusy={isBusy}
        onDecided={onKeep}
      />
      {id === null ? (
        <p class="soft">{keyWords.noneToTake(who)}</p>
      ) : (
        <Choice
          name="take"
          title={keyWords.takeTitle}
          meaning={keyWords.takeMeaning(who)}
          begin={keyWords.take}
          confirm={keyWords.takeConfirm(who)}
          now={keyWords.takeNow(who)}
          isBusy={isBusy}
          onDecided={() => onTake(id)}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly name: 'keep' | 'take';
  readonly title: string;
  readonly meaning: string;
  readonly begin: string;
  /** What the person states. */
  readonly confirm: string;
  readonly now: string;
  readonly isBusy: boolean;
  readonly onDecided: () => void;
}

/** Two steps, and neither is what Enter does by itself: the person states by name what they asked, and then presses. */
function Choice({ name, title, meaning, begin, confirm, now, isBusy, onDecided }: ChoiceProps) {
  const [isAsked, setAsked] = useState(false);
  const [isStated, setStated] = useState(false);
  const leave = (): void => {
    heading.current?.blur(); // it stays, and would keep the focus from the button
    setAsked(false);
  };
  // The button that was pressed goes: reading goes on with what is asked, and back.
  const button = useKeptFocus<HTMLButtonElement>(String(isAsked));
  const heading = useKeptFocus<HTMLHeadingElement>(String(isAsked));
  return (
    <section
      class="asking"
      aria-labelledby={`key-${name}`}
      data-choice={name}
      onKeyDown={isAsked ? onEscape(leave) : undefined}
    >
      <h2 id={`key-${name}`} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p class="soft small">{meaning}</p>
      {isAsked ? (
        <>
          <CheckField name={`${name}-stated`} label={confirm} isChecked={isStated} onChange={setStated} />
          <div class="row">
            {isStated ? (
              <Button act={`${name}-key-now`} kind="danger" isBusy={isBusy} onClick={onDecided}>
                {now}
              </Button>
            ) : null}
            <Button act={`${name}-key-not`} kind="quiet" isBusy={isBusy} onClick={leave}>
              {keyWords.leave}
            </Button>
          </div>
        </>
      ) : (
        <div class="row">
          <Button act={`${name}-key`} isBusy={isBusy} buttonRef={button} onClick={() => setAsked(true)}>
            {begin}
          </Button>
        </div>
      )}
    </section>
  );
}
