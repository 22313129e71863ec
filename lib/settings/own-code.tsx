/** Takes a security code that the person thought up, twice, and says what that means. */
import { MAX_CODE } from '../rpc/caps.ts';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../ui/field.tsx';
import { Remark } from '../ui/notice.tsx';
import { codeWords } from '../words/welcome-words.ts';
import { unlockWords } from '../words/window-words.ts';
import { CodeMeter } from './code-meter.tsx';

export interface OwnCodeProps {
  readonly ask: Ask<'window'>;
  readonly code: string;
  readonly onCode: (typed: string) => void;
  readonly again: string;
  readonly onAgain: (typed: string) => void;
  readonly codeFault: string | null;
  readonly againFault: string | null;
  readonly onSuggested: () => void;
}

export function OwnCode({ ask, code, onCode, again, onAgain, codeFault, againFault, onSuggested }: OwnCodeProps) {
  const { show, hide } = unlockWords;
  return (
    <>
      <p>{codeWords.ownLead}</p>
      <Remark tone="wait">{codeWords.ownWarning}</Remark>
      <SecretField
        maxLength={MAX_CODE}
        name="code"
        label={codeWords.ownCode}
        value={code}
        onInput={onCode}
        meaning={codeWords.ownMeter}
        fault={codeFault}
        show={show}
        hide={hide}
      />
      <CodeMeter ask={ask} code={code} />
      <SecretField
        maxLength={MAX_CODE}
        name="code-again"
        label={codeWords.ownAgain}
        value={again}
        onInput={onAgain}
        fault={againFault}
        show={show}
        hide={hide}
      />
      <div class="row">
        <Button act="suggested-code" kind="quiet" onClick={onSuggested}>
          {codeWords.suggested}
        </Button>
      </div>
    </>
  );
}
