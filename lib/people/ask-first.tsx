/** Something that cannot be taken back is done in two steps: what goes with it is said before it is done. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { onEscape } from '../ui/escape.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';

export interface AskFirstProps {
  /** What would be done, in one word: `data-act` of the button that begins, and `data-asks` of the question. */
  readonly act: string;
  readonly words: Readonly<Record<'begin' | 'title' | 'confirm' | 'cancel', string>>;
  /** What goes with it, and what does not. One line each. */
  readonly losses: readonly string[];
  readonly isBusy: boolean;
  readonly onDecided: () => void;
  /** How it went, under the question. */
  readonly children?: ComponentChildren;
}

export function AskFirst({ act, words, losses, isBusy, onDecided, children }: AskFirstProps) {
  const [isAsked, setAsked] = useState(false);
  const leave = (): void => setAsked(false);
  // The button that was pressed goes: reading goes on where the question is, and back.
  const heading = useKeptFocus<HTMLHeadingElement>(String(isAsked));
  const button = useKeptFocus<HTMLButtonElement>(String(isAsked));
  if (!isAsked) {
    return (
      <div class="row">
        <Button act={act} kind="quiet" buttonRef={button} onClick={() => setAsked(true)}>
          {words.begin}
        </Button>
      </div>
    );
  }
  return (
    <section class="asking" aria-label={words.title} data-asks={act} onKeyDown={onEscape(leave)}>
      <h3 ref={heading} tabIndex={-1}>
        {words.title}
      </h3>
      <ul class="small">
        {losses.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="row">
        <Button act={`${act}-now`} kind="danger" isBusy={isBusy} onClick={onDecided}>
          {words.confirm}
        </Button>
        <Button act={`${act}-not`} kind="quiet" isBusy={isBusy} onClick={leave}>
          {words.cancel}
        </Button>
      </div>
      {children}
    </section>
  );
}
