/** Shows six random words and has them typed once more. Never copies them anywhere: they belong on paper. */
import { Fragment, h } from 'preact';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { codeWords } from '../words/welcome-words.ts';

export interface SuggestedCodeProps {
  /** Null while the words are being drawn. */
  readonly code: string | null;
  readonly again: string;
  readonly onAgain: (typed: string) => void;
  readonly fault: string | null;
  readonly onAnother: () => void;
  readonly onOwn: () => void;
}

export function SuggestedCode({ code, again, onAgain, fault, onAnother, onOwn }: SuggestedCodeProps) {
  return (
    <>
      <p>{codeWords.suggestedLead}</p>
      <p class="code" data-code data-covered={codeWords.covered}>
        {code === null ? <span class="code-drawing">{codeWords.drawing}</span> : <Words code={code} />}
      </p>
      <div class="row">
        <Button act="new-code" kind="quiet" onClick={onAnother}>
          {codeWords.another}
        </Button>
        <Button act="own-code" kind="quiet" onClick={onOwn}>
          {codeWords.own}
        </Button>
      </div>
      <TextField
        name="code-again"
        label={codeWords.again}
        meaning={codeWords.againMeaning}
        value={again}
        onInput={onAgain}
        fault={fault}
      />
    </>
  );
}

/** Each word in a place of its own, with the spaces between them kept for whoever reads or selects the whole. */
function Words({ code }: { readonly code: string }) {
  const [first, ...others] = code.split(' ').map((word) => h('span', null, word));
  return h(Fragment, null, first, ...others.flatMap((word) => [' ', word]));
}
