/** A security code is chosen and typed twice: six random words, or a code of the person's own. Kept by nobody but the person. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { type Task, useTask } from '../ui/use-task.ts';
import { codeOf, sayFailure } from '../words/sentences.ts';
import { codeWords } from '../words/welcome-words.ts';
import { OwnCode } from './own-code.tsx';
import { SuggestedCode } from './suggested-code.tsx';
import { isSameCode } from './typed-code.ts';

export interface NewCodeProps {
  readonly ask: Ask<'window'>;
  /** The kind of code that is chosen has changed. */
  readonly isOwn: boolean;
  readonly onOwn: (isOwn: boolean) => void;
  /** Does with the code what it was chosen for. */
  readonly onChosen: (code: string) => Promise<void>;
  /** What is asked before. */
  readonly before?: ComponentChildren;
  /** Has what is asked before been answered? */
  readonly isReady: () => boolean;
  readonly act: string;
  readonly label: string;
  readonly working: string;
  readonly children?: ComponentChildren;
}

export function NewCode(props: NewCodeProps) {
  const { ask, isOwn, onOwn, onChosen, before, isReady, act, label, working, children } = props;
  const [own, setOwn] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const suggestion = useTask<string>();
  const choice = useTask<void>();
  const drawn = suggestion.task.kind === 'done' ? suggestion.task.value : null;

  const { start: startDrawing } = suggestion;
  const draw = useCallback(() => startDrawing(async () => (await ask('vault.suggest', {})).code), [ask, startDrawing]);
  useEffect(draw, [draw]);

  /** Every change makes the last judgement void. */
  const change = (apply: () => void) => (): void => {
    apply();
    setDiffers(false);
    choice.clear();
  };
  const turnTo = (isOwnNow: boolean) =>
    change(() => {
      onOwn(isOwnNow);
      setAgain('');
      setOwn('');
    });
  const choose = (): void => {
    const code = isOwn ? own : drawn;
    if (code === null || !isReady()) return;
    const isSame = isSameCode(code, isOwn ? again : again.toLowerCase()); // the words that were drawn are in small letters
    setDiffers(!isSame);
    if (isSame) choice.start(() => onChosen(code));
  };
  const failure = failureOf(suggestion.task) ?? failureOf(choice.task);
  const isWeak = failure !== null && isOwn && codeOf(failure) === 'vault/weak-code';
  return (
    <form
      class="choose-code"
      onSubmit={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      {before}
      {isOwn ? (
        <OwnCode
          ask={ask}
          code={own}
          onCode={(typed) => change(() => setOwn(typed))()}
          again={again}
          onAgain={(typed) => change(() => setAgain(typed))()}
          codeFault={isWeak ? sayFailure(failure) : null}
          againFault={differs ? codeWords.differsOwn : null}
          onSuggested={turnTo(false)}
        />
      ) : (
        <SuggestedCode
          code={drawn}
          again={again}
          onAgain={(typed) => change(() => setAgain(typed))()}
          fault={differs ? codeWords.differs : null}
          onAnother={change(() => {
            setAgain('');
            draw();
          })}
          onOwn={turnTo(true)}
        />
      )}
      {children}
      <Choose act={act} label={label} working={working} isBusy={choice.task.kind === 'busy'} />
      {failure === null || isWeak ? null : <Alert>{sayFailure(failure)}</Alert>}
    </form>
  );
}

type ChooseProps = Pick<NewCodeProps, 'act' | 'label' | 'working'> & { readonly isBusy: boolean };

function Choose({ act, label, working, isBusy }: ChooseProps) {
  return (
    <>
      <Button act={act} kind="primary" type="submit" isBusy={isBusy}>
        {label}
      </Button>
      <Status isBusy={isBusy}>{isBusy ? working : null}</Status>
    </>
  );
}

const failureOf = (task: Task<unknown>): unknown => (task.kind === 'failed' ? task.failure : null);
