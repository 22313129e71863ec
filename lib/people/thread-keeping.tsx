/** How long messages of a thread stay: on this computer, and by a timer on both sides. What erases something is asked once more. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { keepChoices, timerChoices } from '../rpc/keep-choices.ts';
import type { HeldThread, SendOutcome } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { onEscape } from '../ui/escape.ts';
import { SelectField } from '../ui/field.tsx';
import { Alert, Remark, Status } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { type Task, useTask } from '../ui/use-task.ts';
import { keepWords, sayErased, sayKeep, sayKeepAct, sayKeepLoss, sayTimer } from '../words/keep-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { Unsent } from './act-outcome.tsx';

export interface ThreadKeepingProps {
  readonly ask: Ask<'window'>;
  readonly tabId: number;
  readonly held: HeldThread;
  /** What is written here is protected, so that a timer can hold for it. */
  readonly hasTimer: boolean;
  readonly onChanged: () => void;
}

export function ThreadKeeping(props: ThreadKeepingProps) {
  return (
    <section class="keeping" aria-label={keepWords.title}>
      <Keep {...props} />
      {props.hasTimer && props.held.session === 'in-use' ? <Timer {...props} /> : null}
    </section>
  );
}

/** Selects carry strings. */
const FOR_EVER = 'ever';
const keepOf = (value: string): number | null => (value === FOR_EVER ? null : Number(value));
const keepOptions = [null, ...keepChoices].map((days) => ({
  value: days === null ? FOR_EVER : String(days),
  label: sayKeep(days),
}));

function Keep({ ask, held, onChanged }: ThreadKeepingProps) {
  const [choice, setChoice] = useState<string | null>(null);
  const { task, start, clear } = useTask<string>();
  const select = useKeptFocus<HTMLSelectElement>(String(choice === null));
  const leave = (): void => setChoice(null);
  const now = held.keepDays === null ? FOR_EVER : String(held.keepDays);
  const chosen = choice ?? now;
  const loss = sayKeepLoss(held.keepDays, keepOf(chosen));
  const apply = (): void =>
    start(async () => {
      await ask('thread.keep', { thread: held.thread, keepDays: keepOf(chosen) });
      setChoice(null);
      onChanged();
      return loss === null ? keepWords.kept : sayErased(Number(chosen));
    });
  return (
    <fieldset class="kept" onKeyDown={choice === null ? undefined : onEscape(leave)}>
      <SelectField
        name="keep"
        selectRef={select}
        label={keepWords.keep}
        meaning={keepWords.keepMeaning}
        value={chosen}
        options={keepOptions}
        onChange={(value) => {
          clear();
          setChoice(value === now ? null : value);
        }}
      />
      {choice === null ? null : (
        <Decision
          act="keep"
          label={sayKeepAct(keepOf(chosen), loss !== null)}
          loss={loss}
          task={task}
          onApply={apply}
          onCancel={leave}
        />
      )}
      <Outcome
        task={task}
        busy={keepWords.keeping}
        done={choice === null && task.kind === 'done' ? task.value : null}
      />
    </fieldset>
  );
}

function Timer({ ask, tabId, held, onChanged }: ThreadKeepingProps) {
  const [choice, setChoice] = useState<string | null>(null);
  const { task, start, clear } = useTask<SendOutcome>();
  const select = useKeptFocus<HTMLSelectElement>(String(choice === null));
  const leave = (): void => setChoice(null);
  const now = String(held.timer);
  // A contact may have set any number of seconds.
  const choices: readonly number[] = timerChoices;
  const options = (choices.includes(held.timer) ? choices : [held.timer, ...choices]).map((seconds) => ({
    value: String(seconds),
    label: sayTimer(seconds),
  }));
  const apply = (): void =>
    start(async () => {
      const outcome = await ask('thread.timer', { tabId, seconds: Number(choice ?? now) });
      setChoice(null);
      onChanged();
      return outcome;
    });
  const unsent = task.kind === 'done' && task.value.kind === 'failed' ? task.value : null;
  return (
    <fieldset class="kept" onKeyDown={choice === null ? undefined : onEscape(leave)}>
      <SelectField
        name="timer"
        selectRef={select}
        label={keepWords.timer}
        meaning={keepWords.timerMeaning}
        value={choice ?? now}
        options={options}
        onChange={(value) => {
          clear();
          setChoice(value === now ? null : value);
        }}
      />
      {choice === null ? null : (
        <Decision act="timer" label={keepWords.setTimer} loss={null} task={task} onApply={apply} onCancel={leave} />
      )}
      <Outcome
        task={task}
        busy={keepWords.setting}
        done={choice === null && unsent === null ? keepWords.timerSet : null}
      />
      {unsent === null ? null : <Unsent unsent={unsent} />}
    </fieldset>
  );
}

interface DecisionProps {
  readonly act: string;
  readonly label: string;
  /** What it deletes at once. */
  readonly loss: string | null;
  readonly task: Task<unknown>;
  readonly onApply: () => void;
  readonly onCancel: () => void;
}

function Decision({ act, label, loss, task, onApply, onCancel }: DecisionProps): JSX.Element {
  const isBusy = task.kind === 'busy';
  return (
    <>
      {loss === null ? null : <Remark tone="wait">{loss}</Remark>}
      <div class="row">
        <Button act={act} kind={loss === null ? 'primary' : 'danger'} isBusy={isBusy} onClick={onApply}>
          {label}
        </Button>
        <Button act={`${act}-not`} kind="quiet" isBusy={isBusy} onClick={onCancel}>
          {keepWords.cancel}
        </Button>
      </div>
    </>
  );
}

function Outcome({ task, busy, done }: { task: Task<unknown>; busy: string; done: string | null }): JSX.Element {
  return (
    <>
      <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? busy : task.kind === 'done' ? done : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}
